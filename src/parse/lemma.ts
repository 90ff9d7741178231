// Stage "parse": lemmas by edit scripts, looked up by the longest known ending of the word under its tag.
import { hashString } from "./hash.ts";

/** "2y": take two code units off the end of the lower-case form and add "y"; a leading "=" keeps the case. */
export type EditScript = string;

export interface LemmaRules {
  readonly scripts: readonly EditScript[];
  /** Hash of `lemmaKey` → index of the script. */
  readonly byKey: ReadonlyMap<number, number>;
}

const LONGEST_ENDING = 5;

/** Keys under which the script of a word is sought, from the whole word to no ending at all. */
export function lemmaKeys(form: string, tag: string): string[] {
  const lower = form.toLowerCase();
  const head = `${tag}|${lower === form ? "l" : "c"}`;
  const keys = [`${head}^${lower}`];
  for (let k = Math.min(LONGEST_ENDING, lower.length); k >= 0; k -= 1)
    keys.push(`${head}|${lower.slice(lower.length - k)}`);
  return keys;
}

export function lemmatise(form: string, tag: string, rules: LemmaRules): string {
  const plain = form.includes("’") ? form.replaceAll("’", "'") : form;
  for (const key of lemmaKeys(plain.slice(-80), tag)) {
    const script = rules.byKey.get(hashString(key));
    if (script !== undefined) return applyScript(plain, rules.scripts[script] ?? "0");
  }
  return plain.toLowerCase();
}

export function applyScript(form: string, script: EditScript): string {
  const keep = script.startsWith("=");
  const base = keep ? form : form.toLowerCase();
  const [, cut = "0", ending = ""] = /^=?(\d+)(.*)$/s.exec(script) ?? [];
  return base.slice(0, Math.max(0, base.length - Number(cut))) + ending;
}

/** The script that turns `form` into `lemma`. */
export function editScript(form: string, lemma: string): EditScript {
  const lower = form.toLowerCase();
  const shared = (a: string): number => {
    let k = 0;
    while (k < a.length && k < lemma.length && a[k] === lemma[k]) k += 1;
    return k;
  };
  const [asIs, lowered] = [shared(form), shared(lower)];
  const keep = form !== lower && asIs > lowered;
  const k = keep ? asIs : lowered;
  return `${keep ? "=" : ""}${form.length - k}${lemma.slice(k)}`;
}
