// Stage "parse": a second look at where words hang. The tree builder decides from left to right; once the tree is
// complete, each word may move to a place nearby that the whole tree speaks for ("tree revision", Attardi & Ciaramita
// 2007): a phrase from the noun before it to the verb above, or the other way.
import { between, type DependantMasks, type SentenceView, span } from "./arc-features.ts";
import type { ArcState } from "./arcs.ts";
import { feature as f } from "./hash.ts";

export const MAX_CANDIDATES = 16;
export const MAX_REVISION_FEATURES = 64;

/** How a candidate stands to the head a word has now: that head itself, above it, or beside the word on either side. */
const CURRENT = 0;
const ABOVE = 1;
const LEFT_CHAIN = 4;
const RIGHT_CHAIN = 5;
const MAX_ABOVE = 3;
const MAX_CHAIN = 5;

/** Places a word could hang from without arcs that cross; the first is where it hangs now. */
export class Candidates {
  count = 0;
  readonly heads = new Int32Array(MAX_CANDIDATES);
  readonly kinds = new Int32Array(MAX_CANDIDATES);
  readonly #first: Int32Array;
  readonly #last: Int32Array;

  constructor(capacity: number) {
    this.#first = new Int32Array(capacity + 2);
    this.#last = new Int32Array(capacity + 2);
  }

  /** Notes the first and last word below each word. */
  start({ n, head }: ArcState): void {
    const [first, last] = [this.#first, this.#last];
    for (let i = 0; i <= n; i += 1) {
      first[i] = i;
      last[i] = i;
    }
    // A word that is outermost below one above it reaches it: all in between end before.
    for (let i = 0; i < n; i += 1) {
      for (let above = head[i] as number; above < n; above = head[above] as number) {
        if ((first[above] as number) <= i && (last[above] as number) >= i) break;
        if ((first[above] as number) > i) first[above] = i;
        else last[above] = i;
      }
    }
  }

  of({ n, head }: ArcState, word: number): this {
    const [first, last] = [this.#first, this.#last];
    const from = first[word] as number;
    const to = last[word] as number;
    const now = head[word] as number;
    this.count = 0;
    this.#add(now, CURRENT);
    let below = now;
    for (let k = 0; k < MAX_ABOVE && below < n; k += 1) {
      // The word must be at the edge of what it leaves.
      if (first[below] !== from && last[below] !== to) break;
      below = head[below] as number;
      if (below >= n) break;
      this.#add(below, ABOVE + k);
    }
    for (let k = 0, x = from - 1; k < MAX_CHAIN && x >= 0 && x < n; k += 1, x = head[x] as number) {
      if (x === now || last[x] !== from - 1) break;
      this.#add(x, LEFT_CHAIN);
    }
    for (let k = 0, x = to + 1; k < MAX_CHAIN && x < n; k += 1, x = head[x] as number) {
      if (x === now || first[x] !== to + 1) break;
      this.#add(x, RIGHT_CHAIN);
    }
    return this;
  }

  #add(head: number, kind: number): void {
    this.heads[this.count] = head;
    this.kinds[this.count] = kind;
    this.count += 1;
  }
}

/** How much doubt there was about an arc, by how far it led the other moves: 0 (most) to 4. */
export function doubtOf(lead: number): number {
  return lead < 20 ? 0 : lead < 50 ? 1 : lead < 100 ? 2 : lead < 180 ? 3 : 4;
}

/** A tree that is complete, and what its features look at. */
export interface CompleteTree {
  readonly state: ArcState;
  readonly view: SentenceView;
  readonly masks: DependantMasks;
}

/**
 * Features of `child` hanging from `head` in a tree that is complete but for this arc.
 * These say most; `moreRevisionFeatures` has the rest.
 * @param kind how the head stands to the one the child has now (Candidates)
 * @param doubt about the arc it has now (`doubtOf`)
 */
export function revisionFeatures(
  { state, view, masks }: CompleteTree,
  child: number,
  head: number,
  kind: number,
  doubt: number,
  out: Int32Array,
): number {
  const { word, tag, coarse, cluster } = view;
  const { label, left1, left2 } = state;
  const side = child < head ? 1 : 2;
  const place = kind * 3 + side;
  const cw = word[child] as number;
  const cp = tag[child] as number;
  const cc = cluster[child] as number;
  const cu = coarse[child] as number;
  const hw = word[head] as number;
  const hp = tag[head] as number;
  const hc = cluster[head] as number;
  const hu = coarse[head] as number;
  const now = state.head[child] as number;
  const gl = label[head] as number;
  const cl = left1[child] as number;
  const clw = word[cl] as number;
  const cl2w = word[left2[child] as number] as number;
  const lab = label[child] as number;
  const beside = nearest(state, child, head);
  const sp = tag[beside] as number;
  const sl = label[beside] as number;
  const hLeft = masks.left[head] as number;
  const d = span(child, head);
  let k = 0;
  out[k++] = f(601, place, doubt);
  out[k++] = f(624, side, clw, cl2w, hp);
  out[k++] = f(653, place, cu, hu, span(child, now));
  out[k++] = f(615, side, cp, hc);
  out[k++] = f(630, side, sl, cp, hp);
  out[k++] = f(634, place, hLeft, cp, hu);
  out[k++] = f(649, side, d, clw, hp);
  out[k++] = f(627, side, gl, hp, lab);
  out[k++] = f(618, side, clw, cw, hp);
  out[k++] = f(650, side, lab, hw);
  out[k++] = f(614, side, cc, hp);
  out[k++] = f(629, side, sp, cp, hp);
  return k;
}

/** The other features of `child` hanging from `head`, from place `from` of `out` on; returns where they end. */
export function moreRevisionFeatures(
  { state, view, masks }: CompleteTree,
  child: number,
  head: number,
  kind: number,
  doubt: number,
  out: Int32Array,
  from: number,
): number {
  const { word, tag, coarse, cluster, n } = view;
  const { label, left1, right1 } = state;
  const side = child < head ? 1 : 2;
  const place = kind * 3 + side;
  const cw = word[child] as number;
  const cp = tag[child] as number;
  const cc = cluster[child] as number;
  const cu = coarse[child] as number;
  const hw = word[head] as number;
  const hp = tag[head] as number;
  const hc = cluster[head] as number;
  const hu = coarse[head] as number;
  const now = state.head[child] as number;
  const nw = word[now] as number;
  const np = tag[now] as number;
  const above = head < n ? (state.head[head] as number) : n + 1;
  const gp = tag[above] as number;
  const gl = label[head] as number;
  const cl = left1[child] as number;
  const clw = word[cl] as number;
  const clp = tag[cl] as number;
  const crp = tag[right1[child] as number] as number;
  const lab = label[child] as number;
  const beside = nearest(state, child, head);
  const sp = tag[beside] as number;
  const sl = label[beside] as number;
  const sw = word[beside] as number;
  const hLeft = masks.left[head] as number;
  const hRight = masks.right[head] as number;
  const before = child > 0 ? child - 1 : n + 1;
  const after = child + 1 <= n ? child + 1 : n + 1;
  const bp = tag[before] as number;
  const ap = tag[after] as number;
  const d = span(child, head);
  const mid = between(view, child, head);
  let k = from;
  out[k++] = f(600, place);
  out[k++] = f(602, place, doubt, cp);
  out[k++] = f(603, place, cp, hp);
  out[k++] = f(604, place, cp, hp, np);
  out[k++] = f(605, place, lab, hp);
  out[k++] = f(606, place, lab, cp, hp);
  out[k++] = f(607, place, lab, doubt);
  out[k++] = f(608, side, cw, hw);
  out[k++] = f(609, side, cw, hp);
  out[k++] = f(610, side, cp, hw);
  out[k++] = f(611, side, cp, hp, d);
  out[k++] = f(612, side, cp, hp, mid);
  out[k++] = f(613, side, cc, hc);
  out[k++] = f(616, side, clw, hw, cp);
  out[k++] = f(617, side, clw, hp, cp);
  out[k++] = f(619, side, clw, cw, hw);
  out[k++] = f(620, place, clw, hp);
  out[k++] = f(621, place, clw, hp, np);
  out[k++] = f(622, place, clw, hw);
  out[k++] = f(623, place, clp, cp, hp);
  out[k++] = f(625, side, gp, hp, cp);
  out[k++] = f(626, side, gl, hp, cp);
  out[k++] = f(628, side, gl, hw, cp);
  out[k++] = f(631, side, sw, cp, hp);
  out[k++] = f(632, side, sl, lab, hp);
  out[k++] = f(633, side, sp, lab, hw);
  out[k++] = f(635, place, hRight, cp, hu);
  out[k++] = f(636, side, hRight, cu, hw);
  out[k++] = f(637, side, hLeft, cu, hw);
  out[k++] = f(638, place, bp, cp, hp);
  out[k++] = f(639, place, ap, cp, hp);
  out[k++] = f(640, place, word[before] as number, cp, hp);
  out[k++] = f(641, side, word[before] as number, hw);
  out[k++] = f(642, place, cw, hp, np);
  out[k++] = f(643, place, cp, nw, hw);
  out[k++] = f(644, place, crp, cp, hp);
  out[k++] = f(645, side, masks.left[child] as number, cp, hp);
  out[k++] = f(646, side, masks.right[child] as number, cp, hp);
  out[k++] = f(647, place, d, lab);
  out[k++] = f(648, place, mid, lab);
  out[k++] = f(651, side, lab, cw, hp);
  out[k++] = f(652, side, cw, hp, d);
  return k;
}

/** The dependant of `head` that stands nearest to `child` between the two; "no word" where there is none. */
function nearest({ n, left1, right1, left2, right2 }: ArcState, child: number, head: number): number {
  const none = n + 1;
  // Only the two outermost dependants are kept on either side; a child that hangs there already is not its own sibling.
  if (child > head) {
    for (const x of [right1[head] as number, right2[head] as number]) if (x !== none && x < child) return x;
  } else {
    for (const x of [left1[head] as number, left2[head] as number]) if (x !== none && x > child) return x;
  }
  return none;
}
