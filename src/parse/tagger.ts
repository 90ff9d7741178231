// Stage "parse": tags the words of a sentence from left to right, each with the tags before it in view.
import { type FeatureBuffer, hashTemplates, templates } from "./hash.ts";
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

const BEFORE = new Int32Array(32).fill(-1);
const AFTER = new Int32Array(32).fill(-2);

const FIRST_TAGS = templates(
  `shape place amb clu s4 t1 xAmb s3 t2 lower xCoarse capitals norm xLow pClu xxLow p2`,
  `47:shape,place,amb 44:amb,clu 5:s4 13:t1 26:amb,xAmb 37:shape,s3 17:t1,t2,amb 48:clu,xAmb 15:t1,lower
   36:t1,xCoarse,amb 51:capitals,shape,clu 12:norm,place 22:xLow 41:t2,lower 33:pClu,clu 50:capitals,shape,amb
   24:xxLow 6:p2`,
);

/**
 * Features of word `i`: those that say most. Where they leave no doubt, the others
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
  buffer: FeatureBuffer,
): number {
  const { values } = buffer;
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
  let k = 1;
  values[k++] = shape;
  values[k++] = place;
  values[k++] = amb;
  values[k++] = clu;
  values[k++] = w[SUFFIX4] as number;
  values[k++] = t1;
  values[k++] = xAmb;
  values[k++] = s3;
  values[k++] = t2;
  values[k++] = lower;
  values[k++] = x[COARSE_CLUSTER] as number;
  values[k++] = capitals;
  values[k++] = w[NORM] as number;
  values[k++] = xLow;
  values[k++] = p[CLUSTER] as number;
  values[k++] = xx[LOWER] as number;
  values[k++] = w[PREFIX2] as number;
  return hashTemplates(FIRST_TAGS, buffer, 0);
}

const MORE_TAGS = templates(
  `form lower s2 s3 p4 shape place amb clu coarse t1 t2 pLow ppLow xLow xAmb xS3 xShape xxAmb pAmb xClu pShape
   xxS3 capitals`,
  `0: 1:form 2:lower 3:s2 4:s3 7:p4 8:shape,place 9:amb 10:clu 11:coarse 14:t1,t2 16:t1,amb 18:t1,s3,shape
   19:pLow 20:pLow,lower 21:ppLow 23:lower,xLow 25:xAmb 27:t1,amb,xAmb 28:xS3,xShape 29:t1,xS3 30:xAmb,xxAmb
   31:amb,xAmb,xxAmb 32:pAmb,amb,xAmb 34:clu,xClu 35:pShape,shape,xShape 38:lower,xAmb 39:ppLow,pLow
   40:t1,lower,xAmb 42:t1,clu 43:xS3,xxS3 45:t1,amb,xClu 46:t2,t1,s3 49:t1,clu,xAmb 52:capitals,shape,t1,xShape
   53:capitals,shape,s3 54:pLow,xLow 55:t1,t2,lower 56:pLow,lower,xLow`,
);

/** The other features of word `i`, from place `from` on; returns where they end. */
export function moreTagFeatures(
  rows: readonly Int32Array[],
  capitals: number,
  tags: Int32Array,
  i: number,
  buffer: FeatureBuffer,
  from: number,
): number {
  const { values } = buffer;
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
  let k = 1;
  values[k++] = form;
  values[k++] = lower;
  values[k++] = w[SUFFIX2] as number;
  values[k++] = s3;
  values[k++] = w[PREFIX4] as number;
  values[k++] = shape;
  values[k++] = place;
  values[k++] = amb;
  values[k++] = clu;
  values[k++] = w[COARSE_CLUSTER] as number;
  values[k++] = t1;
  values[k++] = t2;
  values[k++] = pLow;
  values[k++] = pp[LOWER] as number;
  values[k++] = xLow;
  values[k++] = xAmb;
  values[k++] = xS3;
  values[k++] = x[SHAPE] as number;
  values[k++] = xx[AMBIGUITY] as number;
  values[k++] = pAmb;
  values[k++] = x[CLUSTER] as number;
  values[k++] = p[SHAPE] as number;
  values[k++] = xx[SUFFIX3] as number;
  values[k++] = capitals;
  return hashTemplates(MORE_TAGS, buffer, from);
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

const SECOND_TAGS = templates(
  `own lower r1 t1 t2 r2 amb clu r3 s3 shape form s4 pLow xLow p4`,
  `60:own 61:own,lower 62:own,r1 63:own,t1 64:t1,own,r1 65:t2,t1,own,r1 66:t1,own,r1,r2 67:r1,amb 68:r1,r2,amb
   69:t1,r1,amb 70:r1,lower 71:t1,r1,lower 72:r1,r2,lower 73:r1,clu 74:t1,r1,clu 75:r1,r2,r3,own 76:r1,s3
   77:r1,shape,own 78:form 79:s4,own 80:shape,s3,own 81:pLow,own,lower 82:xLow,own,lower 83:pLow,own
   84:xLow,own 85:clu,own 86:p4,own 87:pLow,xLow,own`,
);

/** Features of word `i` for the second reading, in which the tags of the first are known on both sides. */
export function secondFeatures(
  rows: readonly Int32Array[],
  tags: Int32Array,
  first: Int32Array,
  i: number,
  buffer: FeatureBuffer,
): number {
  const { values } = buffer;
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
  let k = 1;
  values[k++] = own;
  values[k++] = lower;
  values[k++] = r1;
  values[k++] = t1;
  values[k++] = t2;
  values[k++] = r2;
  values[k++] = amb;
  values[k++] = clu;
  values[k++] = r3;
  values[k++] = s3;
  values[k++] = shape;
  values[k++] = w[FORM] as number;
  values[k++] = w[SUFFIX4] as number;
  values[k++] = pLow;
  values[k++] = xLow;
  values[k++] = w[PREFIX4] as number;
  return hashTemplates(SECOND_TAGS, buffer, 0);
}
