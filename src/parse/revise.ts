// Stage "parse": a second look at where words hang. The tree builder decides from left to right; once the tree is
// complete, each word may move to a place nearby that the whole tree speaks for ("tree revision", Attardi & Ciaramita
// 2007): a phrase from the noun before it to the verb above, or the other way.
import { between, type DependantMasks, type SentenceView, span } from "./arc-features.ts";
import type { ArcState } from "./arcs.ts";
import { type FeatureBuffer, hashTemplates, templates } from "./hash.ts";

export const MAX_CANDIDATES = 16;

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

const FIRST_REVISIONS = templates(
  `place doubt side clw cl2w hp cu hu dNow cp hc sl hLeft d gl lab cw hw cc sp`,
  `601:place,doubt 624:side,clw,cl2w,hp 653:place,cu,hu,dNow 615:side,cp,hc 630:side,sl,cp,hp
   634:place,hLeft,cp,hu 649:side,d,clw,hp 627:side,gl,hp,lab 618:side,clw,cw,hp 650:side,lab,hw 614:side,cc,hp
   629:side,sp,cp,hp`,
);

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
  buffer: FeatureBuffer,
): number {
  const { values } = buffer;
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
  let k = 1;
  values[k++] = place;
  values[k++] = doubt;
  values[k++] = side;
  values[k++] = clw;
  values[k++] = cl2w;
  values[k++] = hp;
  values[k++] = cu;
  values[k++] = hu;
  values[k++] = span(child, now);
  values[k++] = cp;
  values[k++] = hc;
  values[k++] = sl;
  values[k++] = hLeft;
  values[k++] = d;
  values[k++] = gl;
  values[k++] = lab;
  values[k++] = cw;
  values[k++] = hw;
  values[k++] = cc;
  values[k++] = sp;
  return hashTemplates(FIRST_REVISIONS, buffer, 0);
}

const MORE_REVISIONS = templates(
  `place doubt cp hp np lab side cw hw d mid cc hc clw clp gp gl sw sl sp hRight hu cu hLeft bp ap bw nw crp
   cLeft cRight`,
  `600:place 602:place,doubt,cp 603:place,cp,hp 604:place,cp,hp,np 605:place,lab,hp 606:place,lab,cp,hp
   607:place,lab,doubt 608:side,cw,hw 609:side,cw,hp 610:side,cp,hw 611:side,cp,hp,d 612:side,cp,hp,mid
   613:side,cc,hc 616:side,clw,hw,cp 617:side,clw,hp,cp 619:side,clw,cw,hw 620:place,clw,hp 621:place,clw,hp,np
   622:place,clw,hw 623:place,clp,cp,hp 625:side,gp,hp,cp 626:side,gl,hp,cp 628:side,gl,hw,cp 631:side,sw,cp,hp
   632:side,sl,lab,hp 633:side,sp,lab,hw 635:place,hRight,cp,hu 636:side,hRight,cu,hw 637:side,hLeft,cu,hw
   638:place,bp,cp,hp 639:place,ap,cp,hp 640:place,bw,cp,hp 641:side,bw,hw 642:place,cw,hp,np
   643:place,cp,nw,hw 644:place,crp,cp,hp 645:side,cLeft,cp,hp 646:side,cRight,cp,hp 647:place,d,lab
   648:place,mid,lab 651:side,lab,cw,hp 652:side,cw,hp,d`,
);

/** The other features of `child` hanging from `head`, from place `from` on; returns where they end. */
export function moreRevisionFeatures(
  { state, view, masks }: CompleteTree,
  child: number,
  head: number,
  kind: number,
  doubt: number,
  buffer: FeatureBuffer,
  from: number,
): number {
  const { values } = buffer;
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
  let k = 1;
  values[k++] = place;
  values[k++] = doubt;
  values[k++] = cp;
  values[k++] = hp;
  values[k++] = np;
  values[k++] = lab;
  values[k++] = side;
  values[k++] = cw;
  values[k++] = hw;
  values[k++] = d;
  values[k++] = mid;
  values[k++] = cc;
  values[k++] = hc;
  values[k++] = clw;
  values[k++] = clp;
  values[k++] = gp;
  values[k++] = gl;
  values[k++] = sw;
  values[k++] = sl;
  values[k++] = sp;
  values[k++] = hRight;
  values[k++] = hu;
  values[k++] = cu;
  values[k++] = hLeft;
  values[k++] = bp;
  values[k++] = ap;
  values[k++] = word[before] as number;
  values[k++] = nw;
  values[k++] = crp;
  values[k++] = masks.left[child] as number;
  values[k++] = masks.right[child] as number;
  return hashTemplates(MORE_REVISIONS, buffer, from);
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
