// Stage "parse": what the tree builder looks at. One implementation for training and for use.
import type { ArcState } from "./arcs.ts";
import { type FeatureBuffer, hashTemplates, templates } from "./hash.ts";

/** The words of a sentence as integers; `n` holds the root and `n + 1` "no word". */
export interface SentenceView {
  readonly n: number;
  readonly word: Int32Array;
  readonly tag: Int32Array;
  /** Coarser: the universal tag alone. */
  readonly coarse: Int32Array;
  readonly cluster: Int32Array;
  /** Commas, verbs, coordinators before each word: differences say what lies between two words. */
  readonly commas: Int32Array;
  readonly verbs: Int32Array;
  readonly coordinators: Int32Array;
}

export const span = (from: number, to: number): number => {
  const d = Math.abs(to - from);
  return d < 6 ? d : d < 10 ? 6 : d < 18 ? 7 : 8;
};

/** What lies between two words: how many commas, verbs, coordinators, each up to 2. */
export function between({ n, commas, verbs, coordinators }: SentenceView, a: number, b: number): number {
  const from = a < b ? a + 1 : b + 1;
  const to = a < b ? b : a;
  if (to > n || from > to) return 99;
  const comma = (commas[to] as number) - (commas[from] as number);
  const verb = (verbs[to] as number) - (verbs[from] as number);
  const coordinator = (coordinators[to] as number) - (coordinators[from] as number);
  return (comma > 2 ? 2 : comma) * 9 + (verb > 2 ? 2 : verb) * 3 + (coordinator > 2 ? 2 : coordinator);
}

const FIRST_MOVES = templates(
  `b0p b0l2p b0lp b0w s0p s0lefts s2w s2p s0w s0vl s1w s1rights b0vl s0ll s1p s0u b0u b1w s0vr b1p s0lw s0rp
   s0rrp s1r2p s1rp s0after s0rl s1c s0c`,
  `98:b0p,b0l2p,b0lp 8:b0w 83:s0p,s0lefts 15:s2w,s2p 76:s0w,s0vl 89:s1w,s1rights 80:b0w,b0vl 93:s0ll,s1p,s0p
   0:s0u,b0u 11:b1w 5:s1w 75:s0w,s0vr 42:s0p,b0p,b1p 68:s0lw,s0p,b0p 99:s0p,s0rp,s0rrp 97:s1p,s1r2p,s1rp
   103:s0p,s0after,b0p 94:s0w,s0rl,b0p 39:s1c,s0c 92:s1p,s1rights,s0p 59:s0p,s0rp,b0p 21:s0p,b0w,b0p
   34:s1p,s0w,s0p 43:s1p,s0p,b0p`,
);

/**
 * Features for the next move; returns how many. These few say most of what all of them together say:
 * where they leave no doubt, the rest (`moreMoveFeatures`) is not looked at.
 */
export function moveFeatures(state: ArcState, view: SentenceView, buffer: FeatureBuffer): number {
  const { values } = buffer;
  const { word, tag, coarse, cluster } = view;
  const { label, left1, left2, right1, right2, leftCount, rightCount, leftLabels, rightLabels } = state;
  const none = state.n + 1;
  const s0 = state.below(0);
  const s1 = state.below(1);
  const s2 = state.below(2);
  const b0 = state.next;
  const b1 = b0 < state.n ? b0 + 1 : none;
  const s0w = word[s0] as number;
  const s0p = tag[s0] as number;
  const s0u = coarse[s0] as number;
  const s1w = word[s1] as number;
  const s1p = tag[s1] as number;
  const b0w = word[b0] as number;
  const b0p = tag[b0] as number;
  const b0u = coarse[b0] as number;
  const b1w = word[b1] as number;
  const b1p = tag[b1] as number;
  const s2p = tag[s2] as number;
  const s0l = left1[s0] as number;
  const s0r = right1[s0] as number;
  const s1r = right1[s1] as number;
  const s1r2 = right2[s1] as number;
  const b0l = left1[b0] as number;
  const b0l2 = left2[b0] as number;
  const s0rp = tag[s0r] as number;
  const s1rp = tag[s1r] as number;
  const b0lp = tag[b0l] as number;
  const s0c = cluster[s0] as number;
  const s1c = cluster[s1] as number;
  const s0vl = leftCount[s0] as number;
  const s0vr = rightCount[s0] as number;
  const b0vl = leftCount[b0] as number;
  let k = 1;
  values[k++] = b0p;
  values[k++] = tag[b0l2] as number;
  values[k++] = b0lp;
  values[k++] = b0w;
  values[k++] = s0p;
  values[k++] = leftLabels[s0] as number;
  values[k++] = word[s2] as number;
  values[k++] = s2p;
  values[k++] = s0w;
  values[k++] = s0vl;
  values[k++] = s1w;
  values[k++] = rightLabels[s1] as number;
  values[k++] = b0vl;
  values[k++] = label[s0l] as number;
  values[k++] = s1p;
  values[k++] = s0u;
  values[k++] = b0u;
  values[k++] = b1w;
  values[k++] = s0vr;
  values[k++] = b1p;
  values[k++] = word[s0l] as number;
  values[k++] = s0rp;
  values[k++] = tag[right1[s0r] as number] as number;
  values[k++] = tag[s1r2] as number;
  values[k++] = s1rp;
  values[k++] = s0 < state.n ? (tag[s0 + 1] as number) : -1;
  values[k++] = label[s0r] as number;
  values[k++] = s1c;
  values[k++] = s0c;
  return hashTemplates(FIRST_MOVES, buffer, 0);
}

const MORE_MOVES = templates(
  `s0w s0p s1w s1p b0w b0p b1w b1p b2w b2p s2p dB s0u b0u inB s0c b0c dS s1u inS s1c b3u s0lp b0lp s1rp s1lp
   s0rp s0rw b0lw s1rw s0lw s0vl s0vr s1vl s1vr b0vl s0rights s1rights s1lefts b0lefts s0lefts s0l2p s0r2p
   s1rrp s0before b0before`,
  `1:s0w,s0p 2:s0w 3:s0p 4:s1w,s1p 6:s1p 7:b0w,b0p 9:b0p 10:b1w,b1p 12:b1p 13:b2w,b2p 14:b2p 16:s2p
   17:s0w,s0p,b0w,b0p 18:s0w,s0p,b0w 19:s0w,b0w,b0p 20:s0w,s0p,b0p 22:s0w,b0w 23:s0p,b0p 24:s0p,b0p,dB
   25:s0w,b0p,dB 26:s0p,b0w,dB 27:s0u,b0u,inB 28:s0c,b0c 29:s0c,b0p 30:s0p,b0c 31:s1w,s1p,s0w,s0p 32:s1w,s0w
   33:s1w,s1p,s0p 35:s1p,s0p 36:s1p,s0p,dS 37:s1w,s0p,dS 38:s1u,s0u,inS 40:s1c,s0p 41:s1p,s0c 44:b0p,b1p,b2p
   45:s0p,b0p,b1p,b2p 46:s1p,s0p,b0p,b1p 47:s2p,s1p,s0p,b0p 48:s2p,s1p,s0p 49:s1w,s0p,b0p 50:s1p,s0w,b0p
   51:s1p,s0p,b0w 52:s0w,b0p,b1p 53:s0p,b0w,b1p 54:s0p,b0p,b1w 55:s1w,s0w,b0p 56:s1w,s0p,b0w 57:s1u,s0u,b0u,b3u
   58:s0p,s0lp,b0p 60:s0p,b0p,b0lp 61:s1p,s1rp,s0p 62:s1p,s1lp,s0p 63:s1p,s0p,s0lp 64:s1p,s0p,s0rp
   65:s1p,s1rp,s0p,b0p 66:s0p,s0lp,s0rp 67:s1p,s1lp,s1rp 69:s0rw,s0p,b0p 70:b0lw,s0p,b0p 71:s1rw,s1p,s0p
   72:s0lw,s1w 73:s0lw,s1p,s0p 74:s0p,s0vl,s0vr 77:s1p,s1vl,s1vr 78:s1w,s1vr 79:b0p,b0vl 81:s1p,s0p,s1vr
   82:s0p,b0p,b0vl,s0vr 84:s0p,s0rights 85:s1p,s1rights 86:s1p,s1lefts,s0p 87:b0p,b0lefts,s0p
   88:s0w,s0lefts,s0rights 90:s0p,s0lefts,b0p 91:s0p,s0rights,b0p 95:s0p,s0l2p,s0lp 96:s0p,s0r2p,s0rp
   100:s1p,s1rp,s1rrp,s0p 101:s0p,s0before,b0p 102:b0p,b0before,s0p`,
);

/** The other features for the next move, from place `from` on; returns where they end. */
export function moreMoveFeatures(state: ArcState, view: SentenceView, buffer: FeatureBuffer, from: number): number {
  const { values } = buffer;
  const { word, tag, coarse, cluster } = view;
  const { left1, left2, right1, right2, leftCount, rightCount, leftLabels, rightLabels } = state;
  const none = state.n + 1;
  const s0 = state.below(0);
  const s1 = state.below(1);
  const s2 = state.below(2);
  const b0 = state.next;
  const b1 = b0 < state.n ? b0 + 1 : none;
  const b2 = b1 < state.n ? b1 + 1 : none;
  const b3 = b2 < state.n ? b2 + 1 : none;
  const s0w = word[s0] as number;
  const s0p = tag[s0] as number;
  const s0u = coarse[s0] as number;
  const s1w = word[s1] as number;
  const s1p = tag[s1] as number;
  const s1u = coarse[s1] as number;
  const b0w = word[b0] as number;
  const b0p = tag[b0] as number;
  const b0u = coarse[b0] as number;
  const b1w = word[b1] as number;
  const b1p = tag[b1] as number;
  const b2p = tag[b2] as number;
  const s2p = tag[s2] as number;
  const s0l = left1[s0] as number;
  const s0r = right1[s0] as number;
  const s0l2 = left2[s0] as number;
  const s0r2 = right2[s0] as number;
  const s1l = left1[s1] as number;
  const s1r = right1[s1] as number;
  const b0l = left1[b0] as number;
  const s0lp = tag[s0l] as number;
  const s0rp = tag[s0r] as number;
  const s1lp = tag[s1l] as number;
  const s1rp = tag[s1r] as number;
  const b0lp = tag[b0l] as number;
  const s0c = cluster[s0] as number;
  const s1c = cluster[s1] as number;
  const b0c = cluster[b0] as number;
  const s0vl = leftCount[s0] as number;
  const s0vr = rightCount[s0] as number;
  const s1vl = leftCount[s1] as number;
  const s1vr = rightCount[s1] as number;
  const b0vl = leftCount[b0] as number;
  const dB = span(s0, b0);
  const dS = span(s1, s0);
  const inB = between(view, s0, b0);
  const inS = between(view, s1, s0);
  let k = 1;
  values[k++] = s0w;
  values[k++] = s0p;
  values[k++] = s1w;
  values[k++] = s1p;
  values[k++] = b0w;
  values[k++] = b0p;
  values[k++] = b1w;
  values[k++] = b1p;
  values[k++] = word[b2] as number;
  values[k++] = b2p;
  values[k++] = s2p;
  values[k++] = dB;
  values[k++] = s0u;
  values[k++] = b0u;
  values[k++] = inB;
  values[k++] = s0c;
  values[k++] = b0c;
  values[k++] = dS;
  values[k++] = s1u;
  values[k++] = inS;
  values[k++] = s1c;
  values[k++] = coarse[b3] as number;
  values[k++] = s0lp;
  values[k++] = b0lp;
  values[k++] = s1rp;
  values[k++] = s1lp;
  values[k++] = s0rp;
  values[k++] = word[s0r] as number;
  values[k++] = word[b0l] as number;
  values[k++] = word[s1r] as number;
  values[k++] = word[s0l] as number;
  values[k++] = s0vl;
  values[k++] = s0vr;
  values[k++] = s1vl;
  values[k++] = s1vr;
  values[k++] = b0vl;
  values[k++] = rightLabels[s0] as number;
  values[k++] = rightLabels[s1] as number;
  values[k++] = leftLabels[s1] as number;
  values[k++] = leftLabels[b0] as number;
  values[k++] = leftLabels[s0] as number;
  values[k++] = tag[s0l2] as number;
  values[k++] = tag[s0r2] as number;
  values[k++] = tag[right1[s1r] as number] as number;
  values[k++] = s0 > 0 && s0 < state.n ? (tag[s0 - 1] as number) : -1;
  values[k++] = b0 > 0 ? (tag[b0 - 1] as number) : -1;
  return hashTemplates(MORE_MOVES, buffer, from);
}

const FIRST_LABELS = templates(
  `cr2w crw cp side cc hp clp sl clw cw hLeft hw bp hc ap cLefts sw`,
  `245:cr2w,crw,cp 211:side,cc,hp 223:side,clp,cp,hp 226:side,sl,cp,hp 215:side,clw,cw 228:side,hLeft,cp,hp
   216:side,clw,hw 236:bp,cp,hp,side 231:side,hLeft,cw 212:side,cp,hc 237:cp,ap,hp,side 218:side,cLefts,cp,hp
   204:side,cp,hw 202:side,cw,cp 214:side,clw,cp,hp 229:side,sw,cp,hp`,
);

/**
 * Features of the relation of `child` under `head`, when the arc is made; its own dependants are known by then. Those
 * that say most; `moreLabelFeatures` has the rest.
 */
export function labelFeatures(
  state: ArcState,
  view: SentenceView,
  child: number,
  head: number,
  buffer: FeatureBuffer,
): number {
  const { values } = buffer;
  const { word, tag, cluster, n } = view;
  const { label, left1, right1, right2, leftLabels } = state;
  const side = child < head ? 1 : 2;
  const cw = word[child] as number;
  const cp = tag[child] as number;
  const cc = cluster[child] as number;
  const hw = word[head] as number;
  const hp = tag[head] as number;
  const hc = cluster[head] as number;
  const cl = left1[child] as number;
  const cr = right1[child] as number;
  const sibling = (side === 1 ? left1[head] : right1[head]) as number;
  const before = child > 0 ? child - 1 : n + 1;
  const after = child + 1 <= n ? child + 1 : n + 1;
  const clw = word[cl] as number;
  const hLeft = leftLabels[head] as number;
  let k = 1;
  values[k++] = word[right2[child] as number] as number;
  values[k++] = word[cr] as number;
  values[k++] = cp;
  values[k++] = side;
  values[k++] = cc;
  values[k++] = hp;
  values[k++] = tag[cl] as number;
  values[k++] = label[sibling] as number;
  values[k++] = clw;
  values[k++] = cw;
  values[k++] = hLeft;
  values[k++] = hw;
  values[k++] = tag[before] as number;
  values[k++] = hc;
  values[k++] = tag[after] as number;
  values[k++] = leftLabels[child] as number;
  values[k++] = word[sibling] as number;
  return hashTemplates(FIRST_LABELS, buffer, 0);
}

const MORE_LABELS = templates(
  `side cp hp cw hw d cc hc mid cll cRights cLefts cl2w clw crp siblings sp hlw sl hLeft hvl hbp hap bw aw bp
   ap last cu hu isFirst`,
  `200:side,cp,hp 201:side,cw,hw 203:side,cw,hp 205:cw 206:side,cp 207:side,hw 208:side,cp,hp,d
   209:side,cw,hp,d 210:side,cc,hc 213:side,cp,hp,mid 217:side,cll,cp,hp 219:side,cRights,cp,hp
   220:side,cLefts,hw 221:cl2w,clw,cp,hp 222:side,crp,cp,hp 224:side,cLefts,cw 225:side,siblings,cp,hp
   227:side,sp,cp,hp 230:side,hlw,cp,hp 232:side,siblings,cw 233:side,sl,hw,cp 234:side,hLeft,hw,cp
   235:side,hvl,cp,hp 238:cp,hp,hbp,side 239:cp,hp,hap,side 240:bw,cp,hp 241:aw,cp,hp 242:bp,cp,ap,side
   243:last,cp,hp,side 244:cu,hu,isFirst 246:bw,cw,hp`,
);

/** The other features of the relation of `child` under `head`, from place `from` on; returns where they end. */
export function moreLabelFeatures(
  state: ArcState,
  view: SentenceView,
  child: number,
  head: number,
  buffer: FeatureBuffer,
  from: number,
): number {
  const { values } = buffer;
  const { word, tag, coarse, cluster, n } = view;
  const { label, left1, left2, right1, leftLabels, rightLabels, leftCount } = state;
  const side = child < head ? 1 : 2;
  const cw = word[child] as number;
  const cp = tag[child] as number;
  const cc = cluster[child] as number;
  const hw = word[head] as number;
  const hp = tag[head] as number;
  const hc = cluster[head] as number;
  const cl = left1[child] as number;
  const cl2 = left2[child] as number;
  const cr = right1[child] as number;
  const sibling = (side === 1 ? left1[head] : right1[head]) as number;
  const hl = left1[head] as number;
  const before = child > 0 ? child - 1 : n + 1;
  const after = child + 1 <= n ? child + 1 : n + 1;
  const hBefore = head > 0 ? head - 1 : n + 1;
  const hAfter = head + 1 <= n ? head + 1 : n + 1;
  const d = span(child, head);
  const mid = between(view, child, head);
  const clw = word[cl] as number;
  const cll = label[cl] as number;
  const siblings = (side === 1 ? leftLabels[head] : rightLabels[head]) as number;
  const hLeft = leftLabels[head] as number;
  let k = 1;
  values[k++] = side;
  values[k++] = cp;
  values[k++] = hp;
  values[k++] = cw;
  values[k++] = hw;
  values[k++] = d;
  values[k++] = cc;
  values[k++] = hc;
  values[k++] = mid;
  values[k++] = cll;
  values[k++] = rightLabels[child] as number;
  values[k++] = leftLabels[child] as number;
  values[k++] = word[cl2] as number;
  values[k++] = clw;
  values[k++] = tag[cr] as number;
  values[k++] = siblings;
  values[k++] = tag[sibling] as number;
  values[k++] = word[hl] as number;
  values[k++] = label[sibling] as number;
  values[k++] = hLeft;
  values[k++] = leftCount[head] as number;
  values[k++] = tag[hBefore] as number;
  values[k++] = tag[hAfter] as number;
  values[k++] = word[before] as number;
  values[k++] = word[after] as number;
  values[k++] = tag[before] as number;
  values[k++] = tag[after] as number;
  values[k++] = word[n - 1] as number;
  values[k++] = coarse[child] as number;
  values[k++] = coarse[head] as number;
  values[k++] = child === 0 ? 1 : 0;
  return hashTemplates(MORE_LABELS, buffer, from);
}

/** Which universal tags the dependants of each word have, a bit each, on either side. */
export interface DependantMasks {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

export function fillMasks({ head, n }: ArcState, { coarse }: SentenceView, { left, right }: DependantMasks): void {
  left.fill(0, 0, n + 2);
  right.fill(0, 0, n + 2);
  for (let i = 0; i < n; i += 1) {
    const above = head[i] as number;
    const side = i < above ? left : right;
    side[above] = (side[above] as number) | (1 << (coarse[i] as number));
  }
}

const FINAL_LABELS = templates(
  `place cp hp side cw hw d cc hc mid clw cl2w clp crp cLeft cRight hLeft hRight gp gw sides hlw hrw hlp hrp
   hvl hvr bp ap bw aw last innerw`,
  `400:place,cp,hp 401:side,cw,hw 402:side,cw,cp 403:side,cw,hp 404:side,cp,hw 405:cw,side 406:side,cp,hp,d
   407:side,cw,hp,d 408:side,cc,hc 409:side,cc,hp 410:side,cp,hc 411:side,cp,hp,mid 412:side,clw,cp,hp
   413:side,clw,cw 414:side,clw,hw,cp 415:side,cl2w,clw,cp 416:side,clp,cp,hp 417:side,crp,cp,hp
   418:side,cLeft,cp,hp 419:side,cRight,cp,hp 420:side,hLeft,cp,hp 421:side,hRight,cp,hp 422:side,hLeft,cw,hp
   423:side,hLeft,hw,cp 424:side,hRight,hw,cp 425:place,hLeft,hRight,cp 426:side,gp,hp,cp 427:side,gw,hp,cp
   428:sides,gp,hp,cw 429:side,gp,hw,cp 430:side,hlw,cp,hp 431:side,hrw,cp,hp 432:place,hlp,cp,hp
   433:place,hrp,cp,hp 434:side,hvl,cp,hp 435:side,hvr,cp,hp 436:bp,cp,hp,side 437:cp,ap,hp,side 438:bw,cp,hp
   439:aw,cp,hp 440:last,cp,hp,side 441:side,cLeft,hw,cp 442:side,cLeft,cw 443:side,innerw,cp,hp 444:bw,cw,hp
   445:side,bp,cw,ap`,
);

/** Features of the relation of `child` in a tree that is complete. */
export function finalFeatures(
  state: ArcState,
  view: SentenceView,
  masks: DependantMasks,
  child: number,
  buffer: FeatureBuffer,
): number {
  const { values } = buffer;
  const { word, tag, cluster, n } = view;
  const { left1, left2, right1, right2, leftCount, rightCount } = state;
  const head = state.head[child] as number;
  const above = head < n ? (state.head[head] as number) : n + 1;
  const side = child < head ? 1 : 2;
  const headSide = head < above ? 1 : 2;
  const [cw, cp, cc] = [word[child] as number, tag[child] as number, cluster[child] as number];
  const [hw, hp, hc] = [word[head] as number, tag[head] as number, cluster[head] as number];
  const [gw, gp] = [word[above] as number, tag[above] as number];
  const [cl, cl2, cr] = [left1[child] as number, left2[child] as number, right1[child] as number];
  const [hl, hr] = [left1[head] as number, right1[head] as number];
  const [clw, clp, crp] = [word[cl] as number, tag[cl] as number, tag[cr] as number];
  const [cLeft, cRight] = [masks.left[child] as number, masks.right[child] as number];
  const [hLeft, hRight] = [masks.left[head] as number, masks.right[head] as number];
  const inner = side === 1 ? right1[child] : left1[child];
  const place =
    (child === hl ? 1 : child === hr ? 2 : child === left2[head] ? 3 : child === right2[head] ? 4 : 0) * 3 + side;
  const before = child > 0 ? child - 1 : n + 1;
  const after = child + 1 <= n ? child + 1 : n + 1;
  const d = span(child, head);
  const mid = between(view, child, head);
  let k = 1;
  values[k++] = place;
  values[k++] = cp;
  values[k++] = hp;
  values[k++] = side;
  values[k++] = cw;
  values[k++] = hw;
  values[k++] = d;
  values[k++] = cc;
  values[k++] = hc;
  values[k++] = mid;
  values[k++] = clw;
  values[k++] = word[cl2] as number;
  values[k++] = clp;
  values[k++] = crp;
  values[k++] = cLeft;
  values[k++] = cRight;
  values[k++] = hLeft;
  values[k++] = hRight;
  values[k++] = gp;
  values[k++] = gw;
  values[k++] = side * 3 + headSide;
  values[k++] = word[hl] as number;
  values[k++] = word[hr] as number;
  values[k++] = tag[hl] as number;
  values[k++] = tag[hr] as number;
  values[k++] = leftCount[head] as number;
  values[k++] = rightCount[head] as number;
  values[k++] = tag[before] as number;
  values[k++] = tag[after] as number;
  values[k++] = word[before] as number;
  values[k++] = word[after] as number;
  values[k++] = word[n - 1] as number;
  values[k++] = word[inner as number] as number;
  return hashTemplates(FINAL_LABELS, buffer, 0);
}
