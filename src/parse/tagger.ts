// Stage "parse": tags the words of a sentence from left to right, each with the tags before it in view.
import { feature as f } from "./hash.ts";
import {
  AMBIGUITY,
  CLUSTER,
  COARSE_CLUSTER,
  FORM,
  LETTERS,
  LOWER,
  NORM,
  PREFIX2,
  PREFIX4,
  SHAPE,
  SUFFIX2,
  SUFFIX3,
  SUFFIX4,
} from "./words.ts";

export const MAX_TAG_FEATURES = 64;

const BEFORE = new Int32Array(32).fill(-1);
const AFTER = new Int32Array(32).fill(-2);

/**
 * Features of word `i`, written to `out`: those that say most. Where they leave no doubt, the others
 * (`moreTagFeatures`) are not looked at.
 * @param rows one row a word (words.ts)
 * @param capitals of the sentence (`capitalsOf`)
 * @param tags tags of the words before `i`; those from `i` on are not read
 * @returns how many
 */
export function tagFeatures(
  rows: readonly Int32Array[],
  capitals: number,
  tags: Int32Array,
  i: number,
  out: Int32Array,
): number {
  const n = rows.length;
  const w = rows[i] as Int32Array;
  const p = i > 0 ? (rows[i - 1] as Int32Array) : BEFORE;
  const x = i + 1 < n ? (rows[i + 1] as Int32Array) : AFTER;
  const xx = i + 2 < n ? (rows[i + 2] as Int32Array) : AFTER;
  const t1 = i > 0 ? (tags[i - 1] as number) : -1;
  const t2 = i > 1 ? (tags[i - 2] as number) : -1;
  const lower = w[LOWER] as number;
  const shape = w[SHAPE] as number;
  const amb = w[AMBIGUITY] as number;
  const s3 = w[SUFFIX3] as number;
  const clu = w[CLUSTER] as number;
  const place = i === 0 ? 1 : i === n - 1 ? 2 : 0;
  const xAmb = x[AMBIGUITY] as number;
  const xLow = x[LOWER] as number;
  let k = 0;
  out[k++] = f(47, shape, place, amb);
  out[k++] = f(44, amb, clu);
  out[k++] = f(5, w[SUFFIX4] as number);
  out[k++] = f(13, t1);
  out[k++] = f(26, amb, xAmb);
  out[k++] = f(37, shape, s3);
  out[k++] = f(17, t1, t2, amb);
  out[k++] = f(48, clu, xAmb);
  out[k++] = f(15, t1, lower);
  out[k++] = f(36, t1, x[COARSE_CLUSTER] as number, amb);
  out[k++] = f(51, capitals, shape, clu);
  out[k++] = f(12, w[NORM] as number, place);
  out[k++] = f(22, xLow);
  out[k++] = f(41, t2, lower);
  out[k++] = f(33, p[CLUSTER] as number, clu);
  out[k++] = f(50, capitals, shape, amb);
  out[k++] = f(24, xx[LOWER] as number);
  out[k++] = f(6, w[PREFIX2] as number);
  return k;
}

/** The other features of word `i`, from place `from` of `out` on; returns where they end. */
export function moreTagFeatures(
  rows: readonly Int32Array[],
  capitals: number,
  tags: Int32Array,
  i: number,
  out: Int32Array,
  from: number,
): number {
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
  let k = from;
  out[k++] = f(0, 0);
  out[k++] = f(1, form);
  out[k++] = f(2, lower);
  out[k++] = f(3, w[SUFFIX2] as number);
  out[k++] = f(4, s3);
  out[k++] = f(7, w[PREFIX4] as number);
  out[k++] = f(8, shape, place);
  out[k++] = f(9, amb);
  out[k++] = f(10, clu);
  out[k++] = f(11, w[COARSE_CLUSTER] as number);
  out[k++] = f(14, t1, t2);
  out[k++] = f(16, t1, amb);
  out[k++] = f(18, t1, s3, shape);
  out[k++] = f(19, pLow);
  out[k++] = f(20, pLow, lower);
  out[k++] = f(21, pp[LOWER] as number);
  out[k++] = f(23, lower, xLow);
  out[k++] = f(25, xAmb);
  out[k++] = f(27, t1, amb, xAmb);
  out[k++] = f(28, xS3, x[SHAPE] as number);
  out[k++] = f(29, t1, xS3);
  out[k++] = f(30, xAmb, xx[AMBIGUITY] as number);
  out[k++] = f(31, amb, xAmb, xx[AMBIGUITY] as number);
  out[k++] = f(32, pAmb, amb, xAmb);
  out[k++] = f(34, clu, x[CLUSTER] as number);
  out[k++] = f(35, p[SHAPE] as number, shape, x[SHAPE] as number);
  out[k++] = f(38, lower, xAmb);
  out[k++] = f(39, pp[LOWER] as number, pLow);
  out[k++] = f(40, t1, lower, xAmb);
  out[k++] = f(42, t1, clu);
  out[k++] = f(43, xS3, xx[SUFFIX3] as number);
  out[k++] = f(45, t1, amb, x[CLUSTER] as number);
  out[k++] = f(46, t2, t1, s3);
  out[k++] = f(49, t1, clu, xAmb);
  out[k++] = f(52, capitals, shape, t1, x[SHAPE] as number);
  out[k++] = f(53, capitals, shape, s3);
  out[k++] = f(54, pLow, xLow);
  out[k++] = f(55, t1, t2, lower);
  out[k++] = f(56, pLow, lower, xLow);
  return k;
}

/**
 * How a sentence uses capitals, from 1 to 4: hardly, here and there, in most words (a title), in all. A capital says
 * little in a title: "Leaders Sign Pact" has no name in it.
 */
export function capitalsOf(rows: readonly Int32Array[]): number {
  let words = 0;
  let capitals = 0;
  for (let i = 1; i < rows.length; i += 1) {
    const letters = (rows[i] as Int32Array)[LETTERS] as number;
    if (letters === 0) continue;
    words += 1;
    if (letters === 2) capitals += 1;
  }
  return words === 0 ? 0 : capitals * 5 < words ? 1 : capitals * 2 < words ? 2 : capitals * 10 < words * 9 ? 3 : 4;
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
