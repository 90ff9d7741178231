// Stage "parse": what the tree builder looks at. One implementation for training and for use.
import type { ArcState } from "./arcs.ts";
import { feature as f } from "./hash.ts";

export const MAX_ARC_FEATURES = 160;

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

/**
 * Features for the next move, written to `out`; returns how many. These few say most of what all of them together say:
 * where they leave no doubt, the rest (`moreMoveFeatures`) is not looked at.
 */
export function moveFeatures(state: ArcState, view: SentenceView, out: Int32Array): number {
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
  let k = 0;
  out[k++] = f(98, b0p, tag[b0l2] as number, b0lp);
  out[k++] = f(8, b0w);
  out[k++] = f(83, s0p, leftLabels[s0] as number);
  out[k++] = f(15, word[s2] as number, s2p);
  out[k++] = f(76, s0w, s0vl);
  out[k++] = f(89, s1w, rightLabels[s1] as number);
  out[k++] = f(80, b0w, b0vl);
  out[k++] = f(93, label[s0l] as number, s1p, s0p);
  out[k++] = f(0, s0u, b0u);
  out[k++] = f(11, b1w);
  out[k++] = f(5, s1w);
  out[k++] = f(75, s0w, s0vr);
  out[k++] = f(42, s0p, b0p, b1p);
  out[k++] = f(68, word[s0l] as number, s0p, b0p);
  out[k++] = f(99, s0p, s0rp, tag[right1[s0r] as number] as number);
  out[k++] = f(97, s1p, tag[s1r2] as number, s1rp);
  out[k++] = f(103, s0p, s0 < state.n ? (tag[s0 + 1] as number) : -1, b0p);
  out[k++] = f(94, s0w, label[s0r] as number, b0p);
  out[k++] = f(39, s1c, s0c);
  out[k++] = f(92, s1p, rightLabels[s1] as number, s0p);
  out[k++] = f(59, s0p, s0rp, b0p);
  out[k++] = f(21, s0p, b0w, b0p);
  out[k++] = f(34, s1p, s0w, s0p);
  out[k++] = f(43, s1p, s0p, b0p);
  return k;
}

/** The other features for the next move, written to `out` from place `from` on; returns where they end. */
export function moreMoveFeatures(state: ArcState, view: SentenceView, out: Int32Array, from: number): number {
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
  let k = from;
  out[k++] = f(1, s0w, s0p);
  out[k++] = f(2, s0w);
  out[k++] = f(3, s0p);
  out[k++] = f(4, s1w, s1p);
  out[k++] = f(6, s1p);
  out[k++] = f(7, b0w, b0p);
  out[k++] = f(9, b0p);
  out[k++] = f(10, b1w, b1p);
  out[k++] = f(12, b1p);
  out[k++] = f(13, word[b2] as number, b2p);
  out[k++] = f(14, b2p);
  out[k++] = f(16, s2p);
  out[k++] = f(17, s0w, s0p, b0w, b0p);
  out[k++] = f(18, s0w, s0p, b0w);
  out[k++] = f(19, s0w, b0w, b0p);
  out[k++] = f(20, s0w, s0p, b0p);
  out[k++] = f(22, s0w, b0w);
  out[k++] = f(23, s0p, b0p);
  out[k++] = f(24, s0p, b0p, dB);
  out[k++] = f(25, s0w, b0p, dB);
  out[k++] = f(26, s0p, b0w, dB);
  out[k++] = f(27, s0u, b0u, inB);
  out[k++] = f(28, s0c, b0c);
  out[k++] = f(29, s0c, b0p);
  out[k++] = f(30, s0p, b0c);
  out[k++] = f(31, s1w, s1p, s0w, s0p);
  out[k++] = f(32, s1w, s0w);
  out[k++] = f(33, s1w, s1p, s0p);
  out[k++] = f(35, s1p, s0p);
  out[k++] = f(36, s1p, s0p, dS);
  out[k++] = f(37, s1w, s0p, dS);
  out[k++] = f(38, s1u, s0u, inS);
  out[k++] = f(40, s1c, s0p);
  out[k++] = f(41, s1p, s0c);
  out[k++] = f(44, b0p, b1p, b2p);
  out[k++] = f(45, s0p, b0p, b1p, b2p);
  out[k++] = f(46, s1p, s0p, b0p, b1p);
  out[k++] = f(47, s2p, s1p, s0p, b0p);
  out[k++] = f(48, s2p, s1p, s0p);
  out[k++] = f(49, s1w, s0p, b0p);
  out[k++] = f(50, s1p, s0w, b0p);
  out[k++] = f(51, s1p, s0p, b0w);
  out[k++] = f(52, s0w, b0p, b1p);
  out[k++] = f(53, s0p, b0w, b1p);
  out[k++] = f(54, s0p, b0p, b1w);
  out[k++] = f(55, s1w, s0w, b0p);
  out[k++] = f(56, s1w, s0p, b0w);
  out[k++] = f(57, s1u, s0u, b0u, coarse[b3] as number);
  out[k++] = f(58, s0p, s0lp, b0p);
  out[k++] = f(60, s0p, b0p, b0lp);
  out[k++] = f(61, s1p, s1rp, s0p);
  out[k++] = f(62, s1p, s1lp, s0p);
  out[k++] = f(63, s1p, s0p, s0lp);
  out[k++] = f(64, s1p, s0p, s0rp);
  out[k++] = f(65, s1p, s1rp, s0p, b0p);
  out[k++] = f(66, s0p, s0lp, s0rp);
  out[k++] = f(67, s1p, s1lp, s1rp);
  out[k++] = f(69, word[s0r] as number, s0p, b0p);
  out[k++] = f(70, word[b0l] as number, s0p, b0p);
  out[k++] = f(71, word[s1r] as number, s1p, s0p);
  out[k++] = f(72, word[s0l] as number, s1w);
  out[k++] = f(73, word[s0l] as number, s1p, s0p);
  out[k++] = f(74, s0p, s0vl, s0vr);
  out[k++] = f(77, s1p, s1vl, s1vr);
  out[k++] = f(78, s1w, s1vr);
  out[k++] = f(79, b0p, b0vl);
  out[k++] = f(81, s1p, s0p, s1vr);
  out[k++] = f(82, s0p, b0p, b0vl, s0vr);
  out[k++] = f(84, s0p, rightLabels[s0] as number);
  out[k++] = f(85, s1p, rightLabels[s1] as number);
  out[k++] = f(86, s1p, leftLabels[s1] as number, s0p);
  out[k++] = f(87, b0p, leftLabels[b0] as number, s0p);
  out[k++] = f(88, s0w, leftLabels[s0] as number, rightLabels[s0] as number);
  out[k++] = f(90, s0p, leftLabels[s0] as number, b0p);
  out[k++] = f(91, s0p, rightLabels[s0] as number, b0p);
  out[k++] = f(95, s0p, tag[s0l2] as number, s0lp);
  out[k++] = f(96, s0p, tag[s0r2] as number, s0rp);
  out[k++] = f(100, s1p, s1rp, tag[right1[s1r] as number] as number, s0p);
  out[k++] = f(101, s0p, s0 > 0 && s0 < state.n ? (tag[s0 - 1] as number) : -1, b0p);
  out[k++] = f(102, b0p, b0 > 0 ? (tag[b0 - 1] as number) : -1, s0p);
  return k;
}

/**
 * Features of the relation of `child` under `head`, when the arc is made; its own dependants are known by then. Those
 * that say most; `moreLabelFeatures` has the rest.
 */
export function labelFeatures(
  state: ArcState,
  view: SentenceView,
  child: number,
  head: number,
  out: Int32Array,
): number {
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
  let k = 0;
  out[k++] = f(245, word[right2[child] as number] as number, word[cr] as number, cp);
  out[k++] = f(211, side, cc, hp);
  out[k++] = f(223, side, tag[cl] as number, cp, hp);
  out[k++] = f(226, side, label[sibling] as number, cp, hp);
  out[k++] = f(215, side, clw, cw);
  out[k++] = f(228, side, hLeft, cp, hp);
  out[k++] = f(216, side, clw, hw);
  out[k++] = f(236, tag[before] as number, cp, hp, side);
  out[k++] = f(231, side, hLeft, cw);
  out[k++] = f(212, side, cp, hc);
  out[k++] = f(237, cp, tag[after] as number, hp, side);
  out[k++] = f(218, side, leftLabels[child] as number, cp, hp);
  out[k++] = f(204, side, cp, hw);
  out[k++] = f(202, side, cw, cp);
  out[k++] = f(214, side, clw, cp, hp);
  out[k++] = f(229, side, word[sibling] as number, cp, hp);
  return k;
}

/** The other features of the relation of `child` under `head`, from place `from` on; returns where they end. */
export function moreLabelFeatures(
  state: ArcState,
  view: SentenceView,
  child: number,
  head: number,
  out: Int32Array,
  from: number,
): number {
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
  let k = from;
  out[k++] = f(200, side, cp, hp);
  out[k++] = f(201, side, cw, hw);
  out[k++] = f(203, side, cw, hp);
  out[k++] = f(205, cw);
  out[k++] = f(206, side, cp);
  out[k++] = f(207, side, hw);
  out[k++] = f(208, side, cp, hp, d);
  out[k++] = f(209, side, cw, hp, d);
  out[k++] = f(210, side, cc, hc);
  out[k++] = f(213, side, cp, hp, mid);
  out[k++] = f(217, side, cll, cp, hp);
  out[k++] = f(219, side, rightLabels[child] as number, cp, hp);
  out[k++] = f(220, side, leftLabels[child] as number, hw);
  out[k++] = f(221, word[cl2] as number, clw, cp, hp);
  out[k++] = f(222, side, tag[cr] as number, cp, hp);
  out[k++] = f(224, side, leftLabels[child] as number, cw);
  out[k++] = f(225, side, siblings, cp, hp);
  out[k++] = f(227, side, tag[sibling] as number, cp, hp);
  out[k++] = f(230, side, word[hl] as number, cp, hp);
  out[k++] = f(232, side, siblings, cw);
  out[k++] = f(233, side, label[sibling] as number, hw, cp);
  out[k++] = f(234, side, hLeft, hw, cp);
  out[k++] = f(235, side, leftCount[head] as number, cp, hp);
  out[k++] = f(238, cp, hp, tag[hBefore] as number, side);
  out[k++] = f(239, cp, hp, tag[hAfter] as number, side);
  out[k++] = f(240, word[before] as number, cp, hp);
  out[k++] = f(241, word[after] as number, cp, hp);
  out[k++] = f(242, tag[before] as number, cp, tag[after] as number, side);
  out[k++] = f(243, word[n - 1] as number, cp, hp, side);
  out[k++] = f(244, coarse[child] as number, coarse[head] as number, child === 0 ? 1 : 0);
  out[k++] = f(246, word[before] as number, cw, hp);
  return k;
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

/** Features of the relation of `child` in a tree that is complete. */
export function finalFeatures(
  state: ArcState,
  view: SentenceView,
  masks: DependantMasks,
  child: number,
  out: Int32Array,
): number {
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
  let k = 0;
  out[k++] = f(400, place, cp, hp);
  out[k++] = f(401, side, cw, hw);
  out[k++] = f(402, side, cw, cp);
  out[k++] = f(403, side, cw, hp);
  out[k++] = f(404, side, cp, hw);
  out[k++] = f(405, cw, side);
  out[k++] = f(406, side, cp, hp, d);
  out[k++] = f(407, side, cw, hp, d);
  out[k++] = f(408, side, cc, hc);
  out[k++] = f(409, side, cc, hp);
  out[k++] = f(410, side, cp, hc);
  out[k++] = f(411, side, cp, hp, mid);
  out[k++] = f(412, side, clw, cp, hp);
  out[k++] = f(413, side, clw, cw);
  out[k++] = f(414, side, clw, hw, cp);
  out[k++] = f(415, side, word[cl2] as number, clw, cp);
  out[k++] = f(416, side, clp, cp, hp);
  out[k++] = f(417, side, crp, cp, hp);
  out[k++] = f(418, side, cLeft, cp, hp);
  out[k++] = f(419, side, cRight, cp, hp);
  out[k++] = f(420, side, hLeft, cp, hp);
  out[k++] = f(421, side, hRight, cp, hp);
  out[k++] = f(422, side, hLeft, cw, hp);
  out[k++] = f(423, side, hLeft, hw, cp);
  out[k++] = f(424, side, hRight, hw, cp);
  out[k++] = f(425, place, hLeft, hRight, cp);
  out[k++] = f(426, side, gp, hp, cp);
  out[k++] = f(427, side, gw, hp, cp);
  out[k++] = f(428, side * 3 + headSide, gp, hp, cw);
  out[k++] = f(429, side, gp, hw, cp);
  out[k++] = f(430, side, word[hl] as number, cp, hp);
  out[k++] = f(431, side, word[hr] as number, cp, hp);
  out[k++] = f(432, place, tag[hl] as number, cp, hp);
  out[k++] = f(433, place, tag[hr] as number, cp, hp);
  out[k++] = f(434, side, leftCount[head] as number, cp, hp);
  out[k++] = f(435, side, rightCount[head] as number, cp, hp);
  out[k++] = f(436, tag[before] as number, cp, hp, side);
  out[k++] = f(437, cp, tag[after] as number, hp, side);
  out[k++] = f(438, word[before] as number, cp, hp);
  out[k++] = f(439, word[after] as number, cp, hp);
  out[k++] = f(440, word[n - 1] as number, cp, hp, side);
  out[k++] = f(441, side, cLeft, hw, cp);
  out[k++] = f(442, side, cLeft, cw);
  out[k++] = f(443, side, word[inner as number] as number, cp, hp);
  out[k++] = f(444, word[before] as number, cw, hp);
  out[k++] = f(445, side, tag[before] as number, cw, tag[after] as number);
  return k;
}
