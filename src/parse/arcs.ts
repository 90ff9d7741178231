// Stage "parse": the arc-hybrid transition system (Kuhlmann et al. 2011) with the root at the end of the buffer.
// A tree is built by three moves: SHIFT the next word onto the stack, LEFT: hang the top of the stack under the next
// word, RIGHT: hang it under the word below it on the stack.

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

/** State of one sentence while its tree is built. Arrays are indexed by word; `n` is the root, `n + 1` stands for "no word". */
export class ArcState {
  n = 0;
  /** Next word of the buffer; `n` when only the root is left. */
  next = 0;
  depth = 0;
  stack: Int32Array;
  head: Int32Array;
  /** Relation + 1; 0 while there is none. */
  label: Int32Array;
  /** Outermost and second outermost dependants on either side. */
  left1: Int32Array;
  left2: Int32Array;
  right1: Int32Array;
  right2: Int32Array;
  leftCount: Int32Array;
  rightCount: Int32Array;
  /** Hashes of the relations of the dependants on either side, in order. */
  leftLabels: Int32Array;
  rightLabels: Int32Array;

  constructor(capacity = 256) {
    const size = capacity + 2;
    this.stack = new Int32Array(size);
    this.head = new Int32Array(size);
    this.label = new Int32Array(size);
    this.left1 = new Int32Array(size);
    this.left2 = new Int32Array(size);
    this.right1 = new Int32Array(size);
    this.right2 = new Int32Array(size);
    this.leftCount = new Int32Array(size);
    this.rightCount = new Int32Array(size);
    this.leftLabels = new Int32Array(size);
    this.rightLabels = new Int32Array(size);
  }

  /** Starts a sentence of `n` words; its length may not pass the capacity. */
  start(n: number): void {
    this.n = n;
    this.next = 0;
    this.depth = 0;
    const none = n + 1;
    for (const list of [this.left1, this.left2, this.right1, this.right2]) list.fill(none, 0, n + 2);
    for (const list of [this.leftCount, this.rightCount, this.label, this.leftLabels, this.rightLabels])
      list.fill(0, 0, n + 2);
    this.head.fill(-1, 0, n + 2);
  }

  /**
   * Loads a whole tree of `n` words, as it would stand at the end.
   * @param heads `n` for the root
   * @param labels relation + 1 of each word
   */
  load(n: number, heads: Int32Array, labels: Int32Array): void {
    this.start(n);
    for (let i = n - 1; i >= 0; i -= 1) {
      this.label[i] = labels[i] as number;
      if ((heads[i] as number) > i) this.#left(i, heads[i] as number);
    }
    for (let i = 0; i < n; i += 1) if ((heads[i] as number) < i) this.#right(i, heads[i] as number);
  }

  get done(): boolean {
    return this.next === this.n && this.depth === 0;
  }

  /** The word `k` below the top of the stack. */
  below(k: number): number {
    return k < this.depth ? (this.stack[this.depth - 1 - k] as number) : this.n + 1;
  }

  /** Bit set of the moves that may be made. The root takes one dependant, when it is the last word left. */
  moves(): number {
    let set = 0;
    if (this.next < this.n) set |= 1 << SHIFT;
    if (this.depth > 0 && (this.next < this.n || this.depth === 1)) set |= 1 << LEFT;
    if (this.depth > 1) set |= 1 << RIGHT;
    return set;
  }

  shift(): void {
    this.stack[this.depth] = this.next;
    this.depth += 1;
    this.next += 1;
  }

  /** Hangs the top of the stack under the next word. */
  arcLeft(label: number): void {
    const child = this.below(0);
    const head = this.next;
    this.depth -= 1;
    this.label[child] = label + 1;
    this.#left(child, head);
  }

  /** Hangs the top of the stack under the word below it. */
  arcRight(label: number): void {
    const child = this.below(0);
    const head = this.below(1);
    this.depth -= 1;
    this.label[child] = label + 1;
    this.#right(child, head);
  }

  #left(child: number, head: number): void {
    this.head[child] = head;
    this.left2[head] = this.left1[head] as number;
    this.left1[head] = child;
    this.leftCount[head] = (this.leftCount[head] as number) + 1;
    this.leftLabels[head] = Math.imul(this.leftLabels[head] as number, 61) + (this.label[child] as number);
  }

  #right(child: number, head: number): void {
    this.head[child] = head;
    this.right2[head] = this.right1[head] as number;
    this.right1[head] = child;
    this.rightCount[head] = (this.rightCount[head] as number) + 1;
    this.rightLabels[head] = Math.imul(this.rightLabels[head] as number, 61) + (this.label[child] as number);
  }
}
