// Stage "parse": lemmas by edit scripts, looked up by the longest known ending of the word under its tag.
import { hashString } from "#document";

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

const MAX_CACHED = 1 << 16;
/** Longer slices of a page would keep the page alive in V8 (words.ts). */
const MAX_CACHED_LENGTH = 12;

/** Looks up lemmas; those found are kept until there are too many, which changes nothing but time. */
export class Lemmas {
  readonly rules: LemmaRules;
  readonly #byTag = new Map<string, Map<string, string>>();
  #cached = 0;

  constructor(rules: LemmaRules) {
    this.rules = rules;
  }

  /** @param tag as in training: "NOUN|NNS" */
  get(form: string, tag: string): string {
    const known = this.#byTag.get(tag)?.get(form);
    if (known !== undefined) return known;
    const lemma = lemmatise(form, tag, this.rules);
    if (form.length <= MAX_CACHED_LENGTH) this.#keep(form, tag, lemma);
    return lemma;
  }

  #keep(form: string, tag: string, lemma: string): void {
    this.#cached += 1;
    if (this.#cached > MAX_CACHED) {
      this.#byTag.clear();
      this.#cached = 1;
    }
    const inner = this.#byTag.get(tag) ?? new Map<string, string>();
    this.#byTag.set(tag, inner);
    inner.set(form, lemma);
  }
}

function lemmatise(form: string, tag: string, rules: LemmaRules): string {
  const plain = form.includes("’") ? form.replaceAll("’", "'") : form;
  for (const key of lemmaKeys(plain.slice(-80), tag)) {
    const script = rules.byKey.get(hashString(key));
    if (script !== undefined) return applyScript(plain, rules.scripts[script] ?? "0");
  }
  return plain.toLowerCase();
}

function applyScript(form: string, script: EditScript): string {
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
