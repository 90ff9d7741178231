// Stage "parse": tags the words of a sentence from left to right, each with the tags before it in view.
import { feature as f } from "./hash.ts";
import {
  AMBIGUITY,
  CLUSTER,
  COARSE_CLUSTER,
  FORM,
  LOWER,
  NORM,
  PREFIX2,
  PREFIX4,
  SHAPE,
  SUFFIX2,
  SUFFIX3,
  SUFFIX4,
  SURE_TAG,
} from "./words.ts";

export const MAX_TAG_FEATURES = 64;

const BEFORE = new Int32Array(32).fill(-1);
const AFTER = new Int32Array(32).fill(-2);

/**
 * Features of word `i`, written to `out`.
 * @param rows one row a word (words.ts)
 * @param tags tags of the words before `i`; those from `i` on are not read
 * @returns how many
 */
export function tagFeatures(rows: readonly Int32Array[], tags: Int32Array, i: number, out: Int32Array): number {
  const n = rows.length;
  const w = rows[i] as Int32Array;
  const p = i > 0 ? (rows[i - 1] as Int32Array) : BEFORE;
  const pp = i > 1 ? (rows[i - 2] as Int32Array) : BEFORE;
  const x = i + 1 < n ? (rows[i + 1] as Int32Array) : AFTER;
  const xx = i + 2 < n ? (rows[i + 2] as Int32Array) : AFTER;
  const t1 = i > 0 ? (tags[i - 1] as number) : -1;
  const t2 = i > 1 ? (tags[i - 2] as number) : -1;
  const form = w[FORM] as number;
  const lower = w[LOWER] as number;
  const shape = w[SHAPE] as number;
  const amb = w[AMBIGUITY] as number;
  const s3 = w[SUFFIX3] as number;
  const clu = w[CLUSTER] as number;
  const place = i === 0 ? 1 : i === n - 1 ? 2 : 0;
  const pAmb = p[AMBIGUITY] as number;
  const xAmb = x[AMBIGUITY] as number;
  const pLow = p[LOWER] as number;
  const xLow = x[LOWER] as number;
  const xS3 = x[SUFFIX3] as number;
  let k = 0;
  out[k++] = f(0, 0);
  out[k++] = f(1, form);
  out[k++] = f(2, lower);
  out[k++] = f(3, w[SUFFIX2] as number);
  out[k++] = f(4, s3);
  out[k++] = f(5, w[SUFFIX4] as number);
  out[k++] = f(6, w[PREFIX2] as number);
  out[k++] = f(7, w[PREFIX4] as number);
  out[k++] = f(8, shape, place);
  out[k++] = f(9, amb);
  out[k++] = f(10, clu);
  out[k++] = f(11, w[COARSE_CLUSTER] as number);
  out[k++] = f(12, w[NORM] as number, place);
  out[k++] = f(13, t1);
  out[k++] = f(14, t1, t2);
  out[k++] = f(15, t1, lower);
  out[k++] = f(16, t1, amb);
  out[k++] = f(17, t1, t2, amb);
  out[k++] = f(18, t1, s3, shape);
  out[k++] = f(19, pLow);
  out[k++] = f(20, pLow, lower);
  out[k++] = f(21, pp[LOWER] as number);
  out[k++] = f(22, xLow);
  out[k++] = f(23, lower, xLow);
  out[k++] = f(24, xx[LOWER] as number);
  out[k++] = f(25, xAmb);
  out[k++] = f(26, amb, xAmb);
  out[k++] = f(27, t1, amb, xAmb);
  out[k++] = f(28, xS3, x[SHAPE] as number);
  out[k++] = f(29, t1, xS3);
  out[k++] = f(30, xAmb, xx[AMBIGUITY] as number);
  out[k++] = f(31, amb, xAmb, xx[AMBIGUITY] as number);
  out[k++] = f(32, pAmb, amb, xAmb);
  out[k++] = f(33, p[CLUSTER] as number, clu);
  out[k++] = f(34, clu, x[CLUSTER] as number);
  out[k++] = f(35, p[SHAPE] as number, shape, x[SHAPE] as number);
  out[k++] = f(36, t1, x[COARSE_CLUSTER] as number, amb);
  out[k++] = f(37, shape, s3);
  out[k++] = f(38, lower, xAmb);
  out[k++] = f(39, pp[LOWER] as number, pLow);
  out[k++] = f(40, t1, lower, xAmb);
  out[k++] = f(41, t2, lower);
  out[k++] = f(42, t1, clu);
  out[k++] = f(43, xS3, xx[SUFFIX3] as number);
  out[k++] = f(44, amb, clu);
  out[k++] = f(45, t1, amb, x[CLUSTER] as number);
  out[k++] = f(46, t2, t1, s3);
  out[k++] = f(47, shape, place, amb);
  out[k++] = f(48, clu, xAmb);
  out[k++] = f(49, t1, clu, xAmb);
  return k;
}

/** Features of word `i` for the second reading, in which the tags of the first are known on both sides. */
export function secondFeatures(
  rows: readonly Int32Array[],
  tags: Int32Array,
  first: Int32Array,
  i: number,
  out: Int32Array,
): number {
  const n = rows.length;
  const w = rows[i] as Int32Array;
  const p = i > 0 ? (rows[i - 1] as Int32Array) : BEFORE;
  const x = i + 1 < n ? (rows[i + 1] as Int32Array) : AFTER;
  const t1 = i > 0 ? (tags[i - 1] as number) : -1;
  const t2 = i > 1 ? (tags[i - 2] as number) : -1;
  const own = first[i] as number;
  const r1 = i + 1 < n ? (first[i + 1] as number) : -1;
  const r2 = i + 2 < n ? (first[i + 2] as number) : -1;
  const r3 = i + 3 < n ? (first[i + 3] as number) : -1;
  const [lower, amb, clu, shape] = [
    w[LOWER] as number,
    w[AMBIGUITY] as number,
    w[CLUSTER] as number,
    w[SHAPE] as number,
  ];
  const [pLow, xLow, s3] = [p[LOWER] as number, x[LOWER] as number, w[SUFFIX3] as number];
  let k = 0;
  out[k++] = f(60, own);
  out[k++] = f(61, own, lower);
  out[k++] = f(62, own, r1);
  out[k++] = f(63, own, t1);
  out[k++] = f(64, t1, own, r1);
  out[k++] = f(65, t2, t1, own, r1);
  out[k++] = f(66, t1, own, r1, r2);
  out[k++] = f(67, r1, amb);
  out[k++] = f(68, r1, r2, amb);
  out[k++] = f(69, t1, r1, amb);
  out[k++] = f(70, r1, lower);
  out[k++] = f(71, t1, r1, lower);
  out[k++] = f(72, r1, r2, lower);
  out[k++] = f(73, r1, clu);
  out[k++] = f(74, t1, r1, clu);
  out[k++] = f(75, r1, r2, r3, own);
  out[k++] = f(76, r1, s3);
  out[k++] = f(77, r1, shape, own);
  out[k++] = f(78, w[FORM] as number);
  out[k++] = f(79, w[SUFFIX4] as number, own);
  out[k++] = f(80, shape, s3, own);
  out[k++] = f(81, pLow, own, lower);
  out[k++] = f(82, xLow, own, lower);
  out[k++] = f(83, pLow, own);
  out[k++] = f(84, xLow, own);
  out[k++] = f(85, clu, own);
  out[k++] = f(86, w[PREFIX4] as number, own);
  out[k++] = f(87, pLow, xLow, own);
  return k;
}

/** Best class of the features: by a trained table, or by the trainer. */
export type Decide = (features: Int32Array, count: number) => number;

/** Tags a sentence. Words that always had one tag keep it. */
export function tagWords(rows: readonly Int32Array[], tags: Int32Array, scratch: Int32Array, decide: Decide): void {
  for (let i = 0; i < rows.length; i += 1) {
    const sure = (rows[i] as Int32Array)[SURE_TAG] as number;
    tags[i] = sure > 0 ? sure - 1 : decide(scratch, tagFeatures(rows, tags, i, scratch));
  }
}

/** Tags a sentence again, with the tags of the first reading in view; those in `tags` are overwritten. */
export function tagAgain(
  rows: readonly Int32Array[],
  tags: Int32Array,
  first: Int32Array,
  scratch: Int32Array,
  decide: Decide,
): void {
  for (let i = 0; i < rows.length; i += 1) {
    const sure = (rows[i] as Int32Array)[SURE_TAG] as number;
    tags[i] = sure > 0 ? sure - 1 : decide(scratch, secondFeatures(rows, tags, first, i, scratch));
  }
}
