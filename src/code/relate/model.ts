// Stage "code", relate: a linear model over features, trained by `npm run train:coder` (models/coder.md).
import { EVENT_CODES, hashString } from "#document";
import { openDictionary, type PackedDictionary, type VerbDictionary } from "./dictionary.ts";
import type { Feature } from "./features.ts";

/** Weights by row: a feature has one row, a row one weight an event, in the order of EVENT_CODES. */
export interface RelateModel {
  readonly rowOf: ReadonlyMap<number, number>;
  readonly rows: Int8Array;
  /** What one unit of a weight is worth. */
  readonly unit: number;
  readonly bias: Float32Array;
  /** Sums are divided by it, so that shares are as often right as they say. */
  readonly temperature: number;
  readonly dictionary: VerbDictionary;
}

export interface Weighed {
  /** Share of each event, in the order of EVENT_CODES, summing to 1. */
  readonly shares: Float64Array;
  /** Rows of the features that are known, in the order of the features; -1 for unknown ones. */
  readonly rows: Int32Array;
  /** What each known feature counts: their squares sum to 1, so that long sentences do not shout. */
  readonly value: number;
}

const EVENTS = EVENT_CODES.length;
const MAGIC = 0x43544e45; // "ENTC"
const VERSION = 1;

/** Shares of the events for the features of one text. */
export function weigh(features: readonly Feature[], model: RelateModel): Weighed {
  const rows = Int32Array.from(features, ({ name }) => model.rowOf.get(hashString(name)) ?? -1);
  const known = rows.reduce((n, row) => n + (row < 0 ? 0 : 1), 0);
  const value = known === 0 ? 0 : 1 / Math.sqrt(known);
  const sums = new Float64Array(model.bias);
  for (const row of rows) {
    if (row < 0) continue;
    for (let e = 0; e < EVENTS; e++) sums[e]! += model.rows[row * EVENTS + e]! * model.unit * value;
  }
  return { shares: softmax(sums, model.temperature), rows, value };
}

/** By how much a feature speaks for one event rather than for the others. */
export function speaksFor({ rows, value }: Weighed, feature: number, event: number, model: RelateModel): number {
  const row = rows[feature]!;
  if (row < 0) return 0;
  let others = 0;
  for (let e = 0; e < EVENTS; e++) if (e !== event) others += model.rows[row * EVENTS + e]!;
  return (model.rows[row * EVENTS + event]! - others / (EVENTS - 1)) * model.unit * value;
}

/** Shares that add up to 1; a temperature above 1 brings them closer together. */
export function softmax(sums: Float64Array, temperature = 1): Float64Array {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - most) / temperature));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/** @param bytes of models/coder.bin; @throws RangeError if they are not a model of this version */
export function loadRelateModel(bytes: Uint8Array): RelateModel {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  if (copy.byteLength < 28 || view.getUint32(0, true) !== MAGIC) throw new RangeError("not a model of relate");
  if (view.getUint32(4, true) !== VERSION)
    throw new RangeError(`model of relate of version ${view.getUint32(4, true)}, this program reads ${VERSION}`);
  const [count, text] = [view.getUint32(8, true), view.getUint32(12, true)];
  let at = 24;
  const take = (length: number): ArrayBuffer => {
    at += length;
    return copy.buffer.slice(at - length, at);
  };
  const bias = new Float32Array(take(EVENTS * 4));
  const hashes = new Int32Array(take(count * 4));
  const rows = new Int8Array(take(count * EVENTS));
  const packed = JSON.parse(new TextDecoder().decode(take(text))) as PackedDictionary; // written by packRelateModel
  return {
    rowOf: new Map(Array.from(hashes, (hash, row) => [hash, row])),
    rows,
    unit: view.getFloat32(16, true),
    temperature: view.getFloat32(20, true),
    bias,
    dictionary: openDictionary(packed),
  };
}

/** The file that `loadRelateModel` reads. @param weights by feature, then event, and last the bias of each event */
export function packRelateModel(
  names: readonly string[],
  weights: Float64Array,
  temperature: number,
  dictionary: PackedDictionary,
): Uint8Array {
  const size = names.length * EVENTS;
  const unit = largest(weights.subarray(0, size)) / 127;
  const rows = Int8Array.from(weights.subarray(0, size), (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / unit))),
  );
  const kept = names.flatMap((_, k) =>
    rows.subarray(k * EVENTS, (k + 1) * EVENTS).some((weight) => weight !== 0) ? [k] : [],
  );
  const text = new TextEncoder().encode(JSON.stringify(dictionary));
  const head = new DataView(new ArrayBuffer(24));
  [MAGIC, VERSION, kept.length, text.length].forEach((value, k) => {
    head.setUint32(k * 4, value, true);
  });
  head.setFloat32(16, unit, true);
  head.setFloat32(20, temperature, true);
  return joined([
    head,
    Float32Array.from(weights.subarray(size)),
    Int32Array.from(kept, (k) => hashString(names[k]!)),
    Int8Array.from(kept.flatMap((k) => [...rows.subarray(k * EVENTS, (k + 1) * EVENTS)])),
    text,
  ]);
}

/** Weights beyond that of one in 50,000 are cut, so that the rest keep their steps. */
function largest(weights: Float64Array): number {
  const sizes = weights.map(Math.abs).sort();
  return sizes[Math.floor(sizes.length * 0.99998)] || 1;
}

function joined(parts: readonly ArrayBufferView[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, { byteLength }) => n + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    out.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return out;
}
