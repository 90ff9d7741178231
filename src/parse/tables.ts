// Stage "parse": trained weights at run time. Two kinds of tables of 32-bit feature hashes, both plain typed arrays read
// straight from the model's bytes: no feature has an object, and a feature that was pruned costs one or two probes.

/**
 * Weights of a three-way decision: a slot holds a 16-bit check, the lowest bits of the hash, and two 8-bit weights (the
 * first class always has 0).
 *
 * A feature has one slot where it can be. Hashes with the same lower 17 bits share a displacement, which changes their
 * upper 15 bits so that no two features of the table meet (Fox, Heath, Chen, Daoud 1992). Looking one up takes no branch,
 * and hardly a slot stays empty: a table that is half empty no longer fits into the cache, and branches guessed wrongly
 * cost as much again.
 */
export interface ThreeWay {
  /** Length a power of two, at least 2^16: place and check together then tell all bits of a hash. */
  readonly slots: Int32Array;
  readonly shift: number;
  /** By the lower 17 bits of the hash. */
  readonly displacements: Uint16Array;
}

/** Weights of a decision between many classes: a slot holds a 12-bit check and a 20-bit offset into `pairs`. */
export interface ManyWay {
  readonly slots: Int32Array;
  readonly shift: number;
  /** Runs of (weight << 8 | last << 7 | class); the bit `last` ends a run. */
  readonly pairs: Uint16Array;
  readonly classes: number;
}

const MAX_PAIRS = 1 << 20;
const GROUP_BITS = 17;
const GROUP = (1 << GROUP_BITS) - 1;
const CHECK = 0xffff;

/** Adds to `scores[1]` and `scores[2]` the weights of `features[from…to-1]`; `scores[0]` stays as it is. */
export function scoreThree(table: ThreeWay, features: Int32Array, from: number, to: number, scores: Int32Array): void {
  const { slots, shift, displacements } = table;
  let one = 0;
  let two = 0;
  for (let i = from; i < to; i += 1) {
    const h = features[i] as number;
    const slot = slots[(h ^ ((displacements[h & GROUP] as number) << GROUP_BITS)) >>> shift] as number;
    // 0 unless the check is right
    const weights = slot & ((((slot >>> 16) ^ (h & CHECK)) - 1) >> 31);
    one += (weights << 16) >> 24;
    two += (weights << 24) >> 24;
  }
  scores[1] = (scores[1] as number) + one;
  scores[2] = (scores[2] as number) + two;
}

/** Adds to `scores` the weights of `features[from…to-1]`, class by class. */
export function scoreMany(table: ManyWay, features: Int32Array, from: number, to: number, scores: Int32Array): void {
  const { slots, shift, pairs } = table;
  const mask = slots.length - 1;
  for (let i = from; i < to; i += 1) {
    const h = features[i] as number;
    const check = checkMany(h);
    for (let at = h >>> shift; ; at = (at + 1) & mask) {
      const slot = slots[at] as number;
      if (slot === 0) break;
      if (slot >>> 20 !== check) continue;
      for (let p = slot & (MAX_PAIRS - 1); ; p += 1) {
        const pair = pairs[p] as number;
        const klass = pair & 127;
        scores[klass] = (scores[klass] as number) + ((pair << 16) >> 24);
        if ((pair & 128) !== 0) break;
      }
      break;
    }
  }
}

/** Quantised weights of one feature: pairs of class and weight from -127 to 127, none of them 0. */
export interface Row {
  readonly hash: number;
  readonly weights: readonly (readonly [number, number])[];
}

/** Table of a three-way decision; weights of the first class are taken from the other two beforehand. */
export function buildThree(rows: readonly Row[]): ThreeWay {
  const groups = groupsOf(rows);
  for (let length = CHECK + 1; ; length *= 2) {
    const table = length > rows.length ? placeGroups(groups, length) : null;
    if (table !== null) return table;
  }
}

interface Placed {
  readonly hash: number;
  readonly slot: number;
}

/** Rows that share a displacement; large groups first, which are placed while there is room. */
function groupsOf(rows: readonly Row[]): Placed[][] {
  const groups = new Map<number, Placed[]>();
  for (const { hash, weights } of rows) {
    const [, one = 0, two = 0] = [0, 1, 2].map((klass) => weights.find(([k]) => k === klass)?.[1] ?? 0);
    const placed = { hash, slot: ((hash & CHECK) << 16) | ((one & 255) << 8) | (two & 255) };
    const group = groups.get(hash & GROUP);
    if (group === undefined) groups.set(hash & GROUP, [placed]);
    else group.push(placed);
  }
  return [...groups].sort(([low, a], [other, b]) => b.length - a.length || low - other).map(([, group]) => group);
}

/** The groups in a table of this length; null if one of them fits nowhere. */
function placeGroups(groups: readonly (readonly Placed[])[], length: number): ThreeWay | null {
  const table = { slots: new Int32Array(length), shift: shiftFor(length), displacements: new Uint16Array(GROUP + 1) };
  const isTaken = new Uint8Array(length);
  for (const group of groups) {
    let by = 0;
    const placeOf = ({ hash }: Placed): number => (hash ^ (by << GROUP_BITS)) >>> table.shift;
    const isFree = (placed: Placed): boolean => isTaken[placeOf(placed)] === 0;
    while (by < MAX_DISPLACEMENTS && !group.every(isFree)) by += 1;
    if (by === MAX_DISPLACEMENTS) return null;
    for (const placed of group) {
      isTaken[placeOf(placed)] = 1;
      table.slots[placeOf(placed)] = placed.slot;
      table.displacements[placed.hash & GROUP] = by;
    }
  }
  return table;
}

const MAX_DISPLACEMENTS = 1 << (32 - GROUP_BITS);

export function buildMany(rows: readonly Row[], classes: number): ManyWay {
  const slots = new Int32Array(slotCount(rows.length));
  const shift = shiftFor(slots.length);
  const pairs: number[] = [0];
  for (const { hash, weights } of rows) {
    if (pairs.length + weights.length > MAX_PAIRS) throw new RangeError(`more than ${MAX_PAIRS} weights: prune harder`);
    slots[freeSlot(slots, hash, shift)] = (checkMany(hash) << 20) | pairs.length;
    for (const [i, [klass, weight]] of weights.entries())
      pairs.push(((weight & 255) << 8) | (i === weights.length - 1 ? 128 : 0) | klass);
  }
  return { slots, shift, pairs: Uint16Array.from(pairs), classes };
}

/** The slots without the empty ones: their number, a bit for each slot, then those that are taken. */
export function packSlots(slots: Int32Array): Int32Array {
  const bits = new Int32Array(Math.ceil(slots.length / 32));
  for (let i = 0; i < slots.length; i += 1) if (slots[i] !== 0) bits[i >> 5]! |= 1 << (i & 31);
  const taken = slots.filter((slot) => slot !== 0);
  const packed = new Int32Array(1 + bits.length + taken.length);
  packed[0] = slots.length;
  packed.set(bits, 1);
  packed.set(taken, 1 + bits.length);
  return packed;
}

export function unpackSlots(packed: Int32Array): Int32Array {
  const slots = new Int32Array(packed[0] ?? 0);
  let at = 1 + Math.ceil(slots.length / 32);
  for (let i = 0; i < slots.length; i += 1) {
    if (((packed[1 + (i >> 5)] as number) & (1 << (i & 31))) === 0) continue;
    slots[i] = packed[at] as number;
    at += 1;
  }
  return slots;
}

/** Shift that turns a hash into a slot of a table of this length. */
export const shiftFor = (length: number): number => Math.clz32(length) + 1;

/** At most 3 slots in 5 are taken, so that a probe for a feature that is not there ends soon. */
function slotCount(rows: number): number {
  let length = 16;
  while (length * 0.6 < rows) length *= 2;
  return length;
}

function freeSlot(slots: Int32Array, hash: number, shift: number): number {
  let at = hash >>> shift;
  while (slots[at] !== 0) at = (at + 1) & (slots.length - 1);
  return at;
}

// The check is never 0, so that a taken slot never looks empty.
const checkMany = (hash: number): number => hash & 0xfff || 1;
