// Averaged perceptron over hashed features, a row holds only the classes that ever went wrong.
import type { Row } from "../../src/parse/tables.ts";

/** What learns a decision between classes from right and wrong answers. */
export interface Learner {
  readonly classes: number;
  /** Weights summed over the features; the array is reused. */
  score(features: Int32Array, count: number): Float64Array;
  /** Moves the weights of the features up for the class `right` and down for `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number): void;
  /** Time passes with each decision: the average is over decisions, not over mistakes. */
  tick(): void;
  /** Averaged weights of every feature that was moved at least `minUpdates` times. */
  averaged(minUpdates: number): Iterable<{ readonly hash: number; readonly weights: [number, number][] }>;
}

export class Perceptron implements Learner {
  readonly classes: number;
  readonly scores: Float64Array;
  /** Four numbers a slot: key (0: empty), start of its row, places taken, places there are. Together, for the cache. */
  #slots = new Int32Array(4 << 18);
  #features = 0;
  /** Two numbers a place: class and weight. */
  #places = new Float32Array(2 << 20);
  /** Of each place: the weight summed over time until `#since`, and how often it was moved. */
  #total = new Float64Array(1 << 20);
  #since = new Int32Array(1 << 20);
  #moved = new Uint16Array(1 << 20);
  #taken = 0;
  #time = 1;

  constructor(classes: number) {
    this.classes = classes;
    this.scores = new Float64Array(classes);
  }

  score(features: Int32Array, count: number): Float64Array {
    const scores = this.scores.fill(0);
    const [slots, places] = [this.#slots, this.#places];
    for (let i = 0; i < count; i += 1) {
      const at = this.#find((features[i] as number) || 1);
      const from = slots[at + 1] as number;
      const to = from + (slots[at + 2] as number);
      for (let p = from; p < to; p += 1) scores[places[2 * p] as number]! += places[2 * p + 1] as number;
    }
    return scores;
  }

  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let i = 0; i < count; i += 1) {
      const key = (features[i] as number) || 1;
      this.#move(key, right, 1);
      this.#move(key, wrong, -1);
    }
  }

  tick(): void {
    this.#time += 1;
  }

  *averaged(minUpdates: number): Generator<{ hash: number; weights: [number, number][] }> {
    for (let at = 0; at < this.#slots.length; at += 4) {
      if (this.#slots[at] === 0) continue;
      const from = this.#slots[at + 1] as number;
      const weights: [number, number][] = [];
      let moved = 0;
      for (let p = from; p < from + (this.#slots[at + 2] as number); p += 1) {
        moved += this.#moved[p] as number;
        const total =
          (this.#total[p] as number) + (this.#places[2 * p + 1] as number) * (this.#time - (this.#since[p] as number));
        if (total !== 0) weights.push([this.#places[2 * p] as number, total / this.#time]);
      }
      if (weights.length > 0 && moved >= minUpdates) yield { hash: this.#slots[at] as number, weights };
    }
  }

  #move(key: number, klass: number, by: number): void {
    const at = this.#slotOf(key);
    let p = this.#slots[at + 1] as number;
    const end = p + (this.#slots[at + 2] as number);
    while (p < end && this.#places[2 * p] !== klass) p += 1;
    if (p === end) p = this.#add(at, klass);
    const weight = this.#places[2 * p + 1] as number;
    this.#total[p]! += weight * (this.#time - (this.#since[p] as number));
    this.#since[p] = this.#time;
    this.#places[2 * p + 1] = weight + by;
    this.#moved[p]! += 1;
  }

  /** A new place at the end of the row, which moves to a run twice as long when it is full. */
  #add(at: number, klass: number): number {
    const used = this.#slots[at + 2] as number;
    if (used === this.#slots[at + 3]) {
      const room = Math.min(this.classes, Math.max(2, used * 2));
      const [from, to] = [this.#slots[at + 1] as number, this.#taken];
      this.#taken += room;
      while (this.#taken > this.#since.length) this.#growPlaces();
      this.#places.copyWithin(2 * to, 2 * from, 2 * (from + used));
      for (const list of [this.#total, this.#since, this.#moved]) list.copyWithin(to, from, from + used);
      this.#slots[at + 1] = to;
      this.#slots[at + 3] = room;
    }
    const p = (this.#slots[at + 1] as number) + used;
    this.#slots[at + 2] = used + 1;
    this.#places[2 * p] = klass;
    return p;
  }

  /** Where the key's slot is, or the empty one where it would be. */
  #find(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = (Math.imul(key, 0x9e3779b1) << 2) & mask;
    while (slots[at] !== 0 && slots[at] !== key) at = (at + 4) & mask;
    return at;
  }

  #slotOf(key: number): number {
    const at = this.#find(key);
    if (this.#slots[at] === key) return at;
    if (this.#features * 8 >= this.#slots.length) {
      this.#growSlots();
      return this.#slotOf(key);
    }
    this.#features += 1;
    this.#slots[at] = key;
    return at;
  }

  #growSlots(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 4)
      if (old[i] !== 0) this.#slots.set(old.subarray(i, i + 4), this.#find(old[i] as number));
  }

  #growPlaces(): void {
    this.#places = grown(this.#places);
    this.#total = grown(this.#total);
    this.#since = grown(this.#since);
    this.#moved = grown(this.#moved);
  }
}

/**
 * The same for a decision between three, in a layout of its own: key and weights share a cache line, which halves the
 * time of training where most of it is waiting for memory.
 */
export class ThreeWayPerceptron implements Learner {
  readonly classes = 3;
  readonly scores = new Float64Array(3);
  /** Four numbers a slot: key (0: empty) and three weights, the latter read through `#weights`. */
  #slots = new Int32Array(4 << 18);
  #weights = new Float32Array(this.#slots.buffer);
  /** Three numbers a slot, for the average. */
  #total = new Float64Array(3 << 18);
  #since = new Int32Array(3 << 18);
  #moved = new Uint16Array(1 << 18);
  #features = 0;
  #time = 1;

  score(features: Int32Array, count: number): Float64Array {
    const weights = this.#weights;
    let [a, b, c] = [0, 0, 0];
    for (let i = 0; i < count; i += 1) {
      const at = this.#find((features[i] as number) || 1);
      a += weights[at + 1] as number;
      b += weights[at + 2] as number;
      c += weights[at + 3] as number;
    }
    this.scores[0] = a;
    this.scores[1] = b;
    this.scores[2] = c;
    return this.scores;
  }

  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let i = 0; i < count; i += 1) {
      const at = this.#slotOf((features[i] as number) || 1);
      this.#move(at, right, 1);
      this.#move(at, wrong, -1);
      this.#moved[at >> 2]! += 1;
    }
  }

  tick(): void {
    this.#time += 1;
  }

  *averaged(minUpdates: number): Generator<{ hash: number; weights: [number, number][] }> {
    for (let at = 0; at < this.#slots.length; at += 4) {
      if (this.#slots[at] === 0 || (this.#moved[at >> 2] as number) < minUpdates) continue;
      const weights = [0, 1, 2].map((klass): [number, number] => {
        const p = (at >> 2) * 3 + klass;
        const rest = (this.#weights[at + 1 + klass] as number) * (this.#time - (this.#since[p] as number));
        return [klass, ((this.#total[p] as number) + rest) / this.#time];
      });
      yield { hash: this.#slots[at] as number, weights };
    }
  }

  #move(at: number, klass: number, by: number): void {
    const p = (at >> 2) * 3 + klass;
    const weight = this.#weights[at + 1 + klass] as number;
    this.#total[p]! += weight * (this.#time - (this.#since[p] as number));
    this.#since[p] = this.#time;
    this.#weights[at + 1 + klass] = weight + by;
  }

  #find(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = (Math.imul(key, 0x9e3779b1) << 2) & mask;
    while (slots[at] !== 0 && slots[at] !== key) at = (at + 4) & mask;
    return at;
  }

  #slotOf(key: number): number {
    const at = this.#find(key);
    if (this.#slots[at] === key) return at;
    if (this.#features * 8 >= this.#slots.length) {
      this.#grow();
      return this.#slotOf(key);
    }
    this.#features += 1;
    this.#slots[at] = key;
    return at;
  }

  #grow(): void {
    const [slots, total, since, moved] = [this.#slots, this.#total, this.#since, this.#moved];
    this.#slots = new Int32Array(slots.length * 2);
    this.#weights = new Float32Array(this.#slots.buffer);
    this.#total = new Float64Array(total.length * 2);
    this.#since = new Int32Array(since.length * 2);
    this.#moved = new Uint16Array(moved.length * 2);
    for (let from = 0; from < slots.length; from += 4) {
      if (slots[from] === 0) continue;
      const to = this.#find(slots[from] as number);
      this.#slots.set(slots.subarray(from, from + 4), to);
      const [p, q] = [(from >> 2) * 3, (to >> 2) * 3];
      this.#total.set(total.subarray(p, p + 3), q);
      this.#since.set(since.subarray(p, p + 3), q);
      this.#moved[to >> 2] = moved[from >> 2] as number;
    }
  }
}

/** A copy twice as long. */
function grown<T extends Uint8Array | Uint16Array | Int32Array | Float32Array | Float64Array>(old: T): T {
  // Every typed array has a constructor of its own kind; the type system does not know it.
  const fresh = new (old.constructor as new (length: number) => T)(old.length * 2);
  fresh.set(old);
  return fresh;
}

/** Share of the weights that the largest whole number stands for: larger ones are cut to it. */
const CUT = 0.0005;

/** Weights up to this size change no decision that was measured; only among many classes are there enough to matter. */
const NOISE = 3;

/** Quantises averaged weights to whole numbers from -127 to 127 and keeps the `keep` rows with the largest ones. */
export function quantise(
  model: Pick<Learner, "classes" | "averaged">,
  keep: number,
  { minUpdates, firstIsZero = false }: { readonly minUpdates: number; readonly firstIsZero?: boolean },
): Row[] {
  const raw = [...model.averaged(minUpdates)].map(({ hash, weights }) => {
    const settled = firstIsZero ? relative(weights, model.classes) : weights;
    return { hash, weights: settled, size: Math.max(...settled.map(([, weight]) => Math.abs(weight))) };
  });
  raw.sort((a, b) => b.size - a.size || a.hash - b.hash);
  const kept = raw.slice(0, keep);
  const scale = 127 / (kept[Math.floor(kept.length * CUT)]?.size ?? 1);
  const least = firstIsZero ? 0 : NOISE;
  const whole = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight * scale)));
  return kept
    .map(({ hash, weights }) => ({
      hash,
      weights: weights
        .map(([klass, weight]) => [klass, whole(weight)] as const)
        .filter(([, weight]) => Math.abs(weight) > least),
    }))
    .filter(({ weights }) => weights.length > 0);
}

/** Weights with the first class at 0: only differences between classes decide. */
function relative(weights: readonly [number, number][], classes: number): [number, number][] {
  const of = (klass: number): number => weights.find(([k]) => k === klass)?.[1] ?? 0;
  return Array.from({ length: classes - 1 }, (_, i): [number, number] => [i + 1, of(i + 1) - of(0)]);
}
