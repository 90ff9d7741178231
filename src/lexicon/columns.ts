// Columns of numbers and texts in one file: what a command loads it looks at in place, and nothing is parsed.

type ColumnType = typeof Uint8Array | typeof Uint16Array | typeof Uint32Array | typeof Int32Array;
/** Columns by name, in the order in which they lie in the file. */
export type ColumnTypes = Readonly<Record<string, ColumnType>>;
export type Columns<Types extends ColumnTypes> = { readonly [Name in keyof Types]: Types[Name]["prototype"] };

interface Header {
  /** Of each column, in values. */
  readonly lengths: readonly number[];
  readonly own: unknown;
}

/** Every column begins at a multiple of this many bytes, as its type needs. */
const STEP = 4;
const padded = (length: number): number => Math.ceil(length / STEP) * STEP;

/** Layout: length of the header (4 bytes, of this machine's order), the header as JSON, then the columns. @param own must survive JSON */
export function packColumns<Types extends ColumnTypes>(
  types: Types,
  columns: Columns<Types>,
  own: unknown,
): Uint8Array {
  const arrays = Object.keys(types).map((name) => columns[name]!);
  const header = new TextEncoder().encode(JSON.stringify({ lengths: arrays.map(({ length }) => length), own }));
  const size = arrays.reduce((sum, { byteLength }) => sum + padded(byteLength), STEP + padded(header.length));
  const bytes = new Uint8Array(size);
  new Uint32Array(bytes.buffer, 0, 1)[0] = header.length;
  bytes.set(header, STEP);
  let at = STEP + padded(header.length);
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return bytes;
}

/** What `packColumns` packed. @throws RangeError where the bytes are cut short */
export function unpackColumns<Types extends ColumnTypes>(
  types: Types,
  bytes: Uint8Array,
): { readonly columns: Columns<Types>; readonly own: unknown } {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % STEP === 0 ? bytes : new Uint8Array(bytes);
  const headerLength = new Uint32Array(buffer, byteOffset, 1)[0]!;
  const { lengths, own } = headerIn(bytes.subarray(STEP, STEP + headerLength));
  let at = byteOffset + STEP + padded(headerLength);
  const columns = Object.entries(types).map(([name, type], k) => {
    if (at + lengths[k]! * type.BYTES_PER_ELEMENT > byteOffset + byteLength)
      throw new RangeError("the file is cut short");
    // the types of TypeScript's library ask for one sort of buffer at a time; the constructors take either
    const column = new type(buffer as ArrayBuffer, at, lengths[k]);
    at += padded(column.byteLength);
    return [name, column] as const;
  });
  return { columns: Object.fromEntries(columns) as Columns<Types>, own }; // each made by its own type
}

function headerIn(bytes: Uint8Array): Header {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)); // written by `packColumns`
  } catch {
    throw new RangeError("the header is damaged");
  }
}

/** Texts one after another as UTF-8; `at` has where each begins, and the end. A text is made when it is asked for. */
export class Texts {
  private readonly bytes: Uint8Array;
  private readonly at: Uint32Array;

  constructor(bytes: Uint8Array, at: Uint32Array) {
    this.bytes = bytes;
    this.at = at;
  }

  get(number: number): string {
    return DECODER.decode(this.bytes.subarray(this.at[number]!, this.at[number + 1]!));
  }

  /** Whether that text is this one; plain letters are compared where they lie. */
  is(number: number, text: string): boolean {
    const from = this.at[number]!;
    const length = this.at[number + 1]! - from;
    for (let k = 0; k < length; k++) {
      const byte = this.bytes[from + k]!;
      if (byte >= 0x80) return this.get(number) === text;
      if (byte !== text.charCodeAt(k)) return false;
    }
    return length === text.length;
  }
}

const DECODER = new TextDecoder();

/** The two columns of `Texts`. */
export function packTexts(texts: readonly string[]): readonly [Uint8Array, Uint32Array] {
  const encoder = new TextEncoder();
  const pieces = texts.map((text) => encoder.encode(text));
  const at = new Uint32Array(texts.length + 1);
  pieces.forEach(({ length }, k) => {
    at[k + 1] = at[k]! + length;
  });
  const bytes = new Uint8Array(at[texts.length]!);
  pieces.forEach((piece, k) => {
    bytes.set(piece, at[k]!);
  });
  return [bytes, at];
}
