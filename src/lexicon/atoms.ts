// How words are compared with the lexicon: folded pieces ("atoms"), and what case the text must have.

/** One comparable piece of a word. */
export interface Atom {
  /** Lower case, without diacritics, stops and apostrophes. */
  readonly key: string;
  /** As written, without stops: what the case is judged by. */
  readonly form: string;
  /** True where a full stop follows it in the word: "Ky." */
  readonly stop: boolean;
}

const PLAIN = /^[A-Za-z0-9]+$/;
const BREAK = /[-‐‑–—/ ]+/;
const LETTERS: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ð: "d",
  þ: "th",
};

/** Lower case without diacritics: "Élysée" → "elysee". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[øłđıßæœðþ]/g, (letter) => LETTERS[letter] ?? letter);
}

/**
 * The pieces of a word: "Jong-un" → jong, un; "U.S." → us; "Russia's" → russia; "-" → none.
 * A possessive ending is cut off; apostrophes inside a name ("Da'esh") vanish.
 */
export function atomsOf(word: string): Atom[] {
  if (PLAIN.test(word)) return [{ key: word.toLowerCase(), form: word, stop: false }];
  const bare = word.replace(/['’]s?$/i, "");
  const pieces: Atom[] = [];
  for (const piece of bare.split(BREAK)) {
    const form = piece.replace(/[.,'’"“”‘()[\]]/g, "");
    const key = fold(form).replace(/[^\p{L}\p{N}+&]/gu, "");
    if (key !== "") pieces.push({ key, form, stop: piece.endsWith(".") });
  }
  return pieces;
}

/** Words of a name as they are looked up: "Díaz-Canel" → "diaz canel". */
export function keyOf(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .split(" ")
    .flatMap(atomsOf)
    .map(({ key }) => key)
    .join(" ");
}

/** True for a word that begins with a capital; plain letters are told without a look into the tables of Unicode. */
export function isCapital(form: string): boolean {
  const code = form.charCodeAt(0);
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(form);
}

/** What the text's case must be: any; a capital first; exactly as written (acronyms: US, LeT); a capital, and a stop ("Mass."). */
export type CaseRule = "any" | "capital" | "exact" | "stopped";

export function caseRuleOf({ form, stop }: Atom): CaseRule {
  if (stop && /^\p{Lu}\p{Ll}/u.test(form)) return "stopped";
  if (/^\p{Ll}/u.test(form) || !/\p{L}/u.test(form)) return "any";
  return /^\p{Lu}[\p{L}\p{N}]*\p{Lu}/u.test(form) && form.length <= 6 ? "exact" : "capital";
}

export function hasCase(atom: Atom, rule: CaseRule, form: string): boolean {
  if (rule === "any") return true;
  if (rule === "exact") return atom.form === form;
  if (rule === "stopped") return atom.stop && atom.form === form;
  return isCapital(atom.form) || /^\p{N}/u.test(atom.form);
}
