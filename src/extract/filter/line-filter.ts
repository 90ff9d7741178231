// Stage "extract", line filter: a linear model over the fields of a line, in two passes, says how likely it is the article's.
import type { PageFacts } from "./facts.ts";
import { FIELDS, type Field, PAIRED, SECOND_FIELDS, SECOND_PAIRED } from "./fields.ts";

/** Weights of one pass, in the order of its tables. */
export interface PassWeights {
  readonly bias: number;
  readonly weights: Float32Array | Float64Array;
}

/** A trained filter for one kind of page. */
export interface KindFilter {
  readonly first: PassWeights;
  readonly second: PassWeights;
  /** A line whose probability is at least this is the article's; tuned towards precision. */
  readonly threshold: number;
}

export interface LineFilter {
  readonly html: KindFilter;
  readonly dump: KindFilter;
}

/** Where the weights of each field and each pair of fields begin; typed arrays, for this is the innermost loop. */
export interface Layout {
  readonly fields: readonly Field[];
  readonly offsets: Int32Array;
  /** Of each pair: the index of either field, how many values the second has, and where the weights begin. */
  readonly pairA: Int32Array;
  readonly pairB: Int32Array;
  readonly pairSize: Int32Array;
  readonly pairOffset: Int32Array;
  /** Number of weights. */
  readonly size: number;
}

export function layoutOf(fields: readonly Field[], paired: readonly string[]): Layout {
  let size = 0;
  const take = (count: number) => {
    size += count;
    return size - count;
  };
  const sizeOf = (index: number) => fields[index]?.size ?? 0;
  const offsets = fields.map((field) => take(field.size));
  const keys = fields.flatMap((field, index) => (paired.includes(field.name) ? [index] : []));
  const pairs = keys.flatMap((a, rank) =>
    fields.flatMap((_, b) =>
      b === a || keys.slice(0, rank).includes(b) ? [] : [{ a, b, offset: take(sizeOf(a) * sizeOf(b)) }],
    ),
  );
  return {
    fields,
    offsets: Int32Array.from(offsets),
    pairA: Int32Array.from(pairs, ({ a }) => a),
    pairB: Int32Array.from(pairs, ({ b }) => b),
    pairSize: Int32Array.from(pairs, ({ b }) => sizeOf(b)),
    pairOffset: Int32Array.from(pairs, ({ offset }) => offset),
    size,
  };
}

/**
 * Values of the fields of all lines of a page, line by line.
 *
 * @param known values of the layout's last fields, where another layout has them already
 */
export function valuesOf(
  layout: Layout,
  page: PageFacts,
  known?: { readonly values: Uint8Array; readonly width: number },
): Uint8Array {
  const width = layout.fields.length;
  const fresh = width - (known?.width ?? 0);
  const values = new Uint8Array(width * page.lines.length);
  for (let index = 0; index < fresh; index += 1) {
    const field = layout.fields[index];
    if (field !== undefined)
      for (let at = 0; at < page.lines.length; at += 1) values[at * width + index] = field.of(page, at);
  }
  if (known === undefined) return values;
  for (let at = 0, from = 0; at < page.lines.length; at += 1)
    for (let to = at * width + fresh; to < (at + 1) * width; to += 1) values[to] = known.values[from++]!; // as many as there are
  return values;
}

/** Writes the indices of the weights that a line switches on into `found`, which has room for `activeSize`. */
export function activate(layout: Layout, values: Uint8Array, at: number, found: Int32Array): void {
  const { offsets, pairA, pairB, pairSize, pairOffset } = layout;
  const start = at * offsets.length;
  // Every index below is in range by how the layout was made; the checks would cost a third of the time.
  for (let index = 0; index < offsets.length; index += 1) found[index] = offsets[index]! + values[start + index]!;
  for (let index = 0; index < pairA.length; index += 1) {
    found[offsets.length + index] =
      pairOffset[index]! + values[start + pairA[index]!]! * pairSize[index]! + values[start + pairB[index]!]!;
  }
}

export function activeSize(layout: Layout): number {
  return layout.offsets.length + layout.pairA.length;
}

/** Layout of the first pass over pages of a kind; the same in training and at run time. */
export const FIRST_LAYOUT: Readonly<Record<"html" | "dump", Layout>> = {
  html: layoutOf(FIELDS.html, PAIRED.html),
  dump: layoutOf(FIELDS.dump, PAIRED.dump),
};

/** Layout of the second pass: fields over what the first found, paired with those of the first. */
export const SECOND_LAYOUT: Readonly<Record<"html" | "dump", Layout>> = {
  html: layoutOf([...SECOND_FIELDS, ...FIELDS.html], SECOND_PAIRED),
  dump: layoutOf([...SECOND_FIELDS, ...FIELDS.dump], SECOND_PAIRED),
};

/** Probability of each line to be the article's, by both passes. */
export function probabilities(filter: KindFilter, kind: "html" | "dump", page: PageFacts): number[] {
  const layout = FIRST_LAYOUT[kind];
  const values = valuesOf(layout, page);
  const first = runPass(filter.first, layout, values);
  const known = { values, width: layout.fields.length };
  return runPass(filter.second, SECOND_LAYOUT[kind], valuesOf(SECOND_LAYOUT[kind], { ...page, first }, known));
}

/** Probability of each line. Weights are walked in the order in which they lie; a line's sum is still made in the order of its fields. */
export function runPass({ bias, weights }: PassWeights, layout: Layout, values: Uint8Array): number[] {
  const { offsets, pairA, pairB, pairSize, pairOffset } = layout;
  const width = offsets.length;
  const totals = new Float64Array(values.length / Math.max(1, width)).fill(bias);
  // Every index is in range by how the layout was made.
  for (let index = 0; index < width; index += 1) {
    const offset = offsets[index]!;
    for (let line = 0, at = index; line < totals.length; line += 1, at += width)
      totals[line]! += weights[offset + values[at]!]!;
  }
  for (let index = 0; index < pairA.length; index += 1) {
    const [a, b, size, offset] = [pairA[index]!, pairB[index]!, pairSize[index]!, pairOffset[index]!];
    for (let line = 0, start = 0; line < totals.length; line += 1, start += width)
      totals[line]! += weights[offset + values[start + a]! * size + values[start + b]!]!;
  }
  return Array.from(totals, (total) => 1 / (1 + Math.exp(-total)));
}
