// Precision of records that two people judged apart from each other, and how far the two agree.

/** What a reader says of a record: 1 right, 0 wrong. docs/judging.md tells when. */
export interface Verdict {
  readonly actor: 0 | 1;
  readonly recipient: 0 | 1;
  readonly event: 0 | 1;
  readonly status: 0 | 1;
  readonly attribution: 0 | 1;
}

export const FIELDS = [
  "actor",
  "recipient",
  "event",
  "status",
  "attribution",
] as const satisfies readonly (keyof Verdict)[];

/**
 * `key` is the item and the offset of the sentence (UTF-16 code units), `record` its number in the sentence, `sign` what the
 * readers saw of it, hashed (null in rounds that are older).
 */
export interface Judged {
  readonly key: string;
  readonly record: number;
  readonly sign: string | null;
  readonly confidence: number | null;
  readonly first: Verdict;
}

export interface JudgedTwice extends Judged {
  readonly second: Verdict;
}

/** A field, or `record`: all fields. */
export type Judgeable = keyof Verdict | "record";

export const isRight = (verdict: Verdict, field: Judgeable): boolean =>
  field === "record" ? FIELDS.every((each) => verdict[each] === 1) : verdict[field] === 1;

/**
 * Share of records that are right: the mean of the two readers, with the 95 % interval of Wilson for as many records;
 * `both` is the share that both call right. NaN without a record.
 */
export function precision(
  judged: readonly JudgedTwice[],
  field: Judgeable,
): { readonly share: number; readonly low: number; readonly high: number; readonly both: number } {
  const n = judged.length;
  const of = (holds: (row: JudgedTwice) => boolean) => judged.filter(holds).length / n;
  const share = (of(({ first }) => isRight(first, field)) + of(({ second }) => isRight(second, field))) / 2;
  const both = of(({ first, second }) => isRight(first, field) && isRight(second, field));
  return { share, ...wilson(share, n), both };
}

const Z = 1.96; // 95 %

function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { low: middle - half, high: middle + half };
}

/** Share of records on which the two say the same, and Cohen's kappa (1 where both never differ). */
export function agreement(
  judged: readonly JudgedTwice[],
  field: Judgeable,
): { readonly same: number; readonly kappa: number } {
  const n = judged.length;
  const share = (reader: "first" | "second") => judged.filter((row) => isRight(row[reader], field)).length / n;
  const same = judged.filter(({ first, second }) => isRight(first, field) === isRight(second, field)).length / n;
  const [a, b] = [share("first"), share("second")];
  const byChance = a * b + (1 - a) * (1 - b);
  return { same, kappa: byChance === 1 ? 1 : (same - byChance) / (1 - byChance) };
}
