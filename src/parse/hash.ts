// Stage "parse": 32-bit hashes. A feature is the hash of a template's number and up to four values it looks at.

/** What a decision looks at: which of its values each template combines. */
export interface Templates {
  readonly count: number;
  /** Five numbers a template: the template's own, spread over 32 bits, and the places of its values. */
  readonly codes: Int32Array;
}

/** Values of one decision, and the features made of them; reused by the next. */
export class FeatureBuffer {
  /** Place 0 always holds 0: the value of a template that looks at fewer than four. */
  readonly values = new Int32Array(64);
  readonly features = new Int32Array(160);
}

const CODE = 5;

/**
 * @param names of the values, in the order in which they are put into a buffer from place 1 on
 * @param list "8:b0w 42:s0p,b0p,b1p": a template's number, which is part of its hash, and the values it looks at in order
 */
export function templates(names: string, list: string): Templates {
  const places = new Map(names.split(/\s+/).map((name, i) => [name, i + 1]));
  const parts = list.split(/\s+/).map((part) => part.split(":"));
  const codes = new Int32Array(parts.length * CODE);
  for (const [i, [number, values]] of parts.entries()) {
    codes[i * CODE] = Math.imul(Number(number) + 1, 0x9e3779b1);
    for (const [k, name] of (values === "" ? [] : (values ?? "").split(",")).entries()) {
      const place = places.get(name);
      if (place === undefined || k > 3) throw new RangeError(`template ${number}: ${name}`);
      codes[i * CODE + k + 1] = place;
    }
  }
  return { count: parts.length, codes };
}

/**
 * Writes the features of all templates to `features`, from place `from` on; returns where they end.
 *
 * One loop over numbers, because a call for each template costs more than its hash: V8 inlines the first dozen only.
 */
export function hashTemplates({ codes, count }: Templates, { values, features }: FeatureBuffer, from: number): number {
  const end = from + count;
  for (let i = from, at = 0; i < end; i += 1, at += CODE) {
    let h = (codes[at] as number) ^ (values[codes[at + 1] as number] as number);
    h = Math.imul(h, 0x85ebca6b);
    h = Math.imul((h ^ (h >>> 15)) + (values[codes[at + 2] as number] as number), 0xc2b2ae35);
    h = Math.imul((h ^ (h >>> 14)) + (values[codes[at + 3] as number] as number), 0x27d4eb2f);
    h = Math.imul((h ^ (h >>> 15)) + (values[codes[at + 4] as number] as number), 0x165667b1);
    features[i] = h ^ (h >>> 16);
  }
  return end;
}
