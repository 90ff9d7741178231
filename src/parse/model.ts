// Stage "parse": the trained model, one file of typed arrays behind a JSON header.
import { Lemmas } from "./lemma.ts";
import { type ManyWay, shiftFor, type ThreeWay, unpackSlots } from "./tables.ts";
import { type Lexicon, WordRows } from "./words.ts";

/** What the stage needs to know; `loadParseModel` makes it from the bytes of models/parser.bin. */
export interface ParseModel {
  readonly tags: readonly Tag[];
  readonly labels: readonly string[];
  readonly rows: WordRows;
  readonly tagger: ManyWay;
  /** Second reading: with the tags of the first on both sides. */
  readonly secondTagger: ManyWay;
  readonly moves: ThreeWay;
  /** Where words hang in the complete tree: the second of three scores speaks for a place. */
  readonly revisions: ThreeWay;
  /** Relations as arcs are made, for the moves that follow. */
  readonly relations: ManyWay;
  /** Relations in the complete tree: those that are given out. */
  readonly finalRelations: ManyWay;
  /** Whether a sentence ends after a word. */
  readonly ends: ThreeWay;
  readonly lemmas: Lemmas;
}

export interface Tag {
  readonly upos: string;
  readonly xpos: string;
  /** "NOUN|NN" */
  readonly name: string;
  /** Number of the universal tag + 1. */
  readonly coarse: number;
}

/** What training hands to the file, and the file to `loadParseModel`. */
export interface ModelParts {
  /** "NOUN|NN" */
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly scripts: readonly string[];
  readonly arrays: Readonly<Record<ArrayName, Int32Array | Uint16Array>>;
}

/** Slots of decisions between many classes are packed (tables.ts). */
const ARRAYS = {
  taggerSlots: Int32Array,
  taggerPairs: Uint16Array,
  secondTaggerSlots: Int32Array,
  secondTaggerPairs: Uint16Array,
  moveSlots: Int32Array,
  moveDisplacements: Uint16Array,
  revisionSlots: Int32Array,
  revisionDisplacements: Uint16Array,
  endSlots: Int32Array,
  endDisplacements: Uint16Array,
  relationSlots: Int32Array,
  relationPairs: Uint16Array,
  finalRelationSlots: Int32Array,
  finalRelationPairs: Uint16Array,
  ambiguityKeys: Int32Array,
  ambiguityValues: Uint16Array,
  clusterKeys: Int32Array,
  clusterValues: Uint16Array,
  sureKeys: Int32Array,
  sureValues: Uint16Array,
  lemmaKeys: Int32Array,
  lemmaValues: Uint16Array,
} as const;
export type ArrayName = keyof typeof ARRAYS;

const MAGIC = 0x50544e45; // "ENTP"
const VERSION = 5;

interface Header {
  readonly version: number;
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly scripts: readonly string[];
  /** Offset in bytes from the end of the header, and length in items. */
  readonly arrays: Readonly<Record<ArrayName, readonly [number, number]>>;
}

/**
 * Makes the model from the bytes of models/parser.bin; what is not packed is a view of them.
 * @throws RangeError if the bytes are not a model of this version
 */
export function loadParseModel(bytes: Uint8Array): ParseModel {
  const inPlace = bytes.byteOffset % 8 === 0 && bytes.buffer instanceof ArrayBuffer;
  const aligned = inPlace ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength);
  if (aligned.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new RangeError("not a parser model");
  const headerLength = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(aligned.subarray(8, 8 + headerLength)).trim()) as Header;
  if (header.version !== VERSION)
    throw new RangeError(`parser model of version ${header.version}, this program reads ${VERSION}`);
  const get = <N extends ArrayName>(name: N): InstanceType<(typeof ARRAYS)[N]> => {
    const [offset, length] = header.arrays[name];
    // The constructor fits the name by construction of ARRAYS; TypeScript cannot follow the index.
    return new ARRAYS[name](aligned.buffer, aligned.byteOffset + 8 + headerLength + offset, length) as InstanceType<
      (typeof ARRAYS)[N]
    >;
  };
  const threeWay = (slots: Int32Array, displacements: Uint16Array): ThreeWay => {
    return { slots, shift: shiftFor(slots.length), displacements };
  };
  const unpacked = (packed: Int32Array): Pick<ManyWay, "slots" | "shift"> => {
    const slots = unpackSlots(packed);
    return { slots, shift: shiftFor(slots.length) };
  };
  const lexicon: Lexicon = {
    ambiguity: mapOf(get("ambiguityKeys"), get("ambiguityValues")),
    cluster: mapOf(get("clusterKeys"), get("clusterValues")),
    sure: mapOf(get("sureKeys"), get("sureValues")),
  };
  return {
    tags: tagsOf(header.tags),
    labels: header.labels,
    rows: new WordRows(lexicon),
    tagger: { ...unpacked(get("taggerSlots")), pairs: get("taggerPairs"), classes: header.tags.length },
    secondTagger: {
      ...unpacked(get("secondTaggerSlots")),
      pairs: get("secondTaggerPairs"),
      classes: header.tags.length,
    },
    moves: threeWay(get("moveSlots"), get("moveDisplacements")),
    revisions: threeWay(get("revisionSlots"), get("revisionDisplacements")),
    finalRelations: {
      ...unpacked(get("finalRelationSlots")),
      pairs: get("finalRelationPairs"),
      classes: header.labels.length,
    },
    ends: threeWay(get("endSlots"), get("endDisplacements")),
    relations: { ...unpacked(get("relationSlots")), pairs: get("relationPairs"), classes: header.labels.length },
    lemmas: new Lemmas({ scripts: header.scripts, byKey: mapOf(get("lemmaKeys"), get("lemmaValues")) }),
  };
}

/** The bytes of a model: magic, length of the header, header padded with blanks to a multiple of 8, arrays. */
export function writeModel({ tags, labels, scripts, arrays }: ModelParts): Uint8Array {
  const places: Partial<Record<ArrayName, readonly [number, number]>> = {};
  let offset = 0;
  const names = Object.keys(ARRAYS) as ArrayName[];
  for (const name of names) {
    places[name] = [offset, arrays[name].length];
    offset += Math.ceil(arrays[name].byteLength / 8) * 8;
  }
  const json = JSON.stringify({ version: VERSION, tags, labels, scripts, arrays: places });
  const text = new TextEncoder().encode(json);
  const headerLength = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + offset).fill(0x20, 8, 8 + headerLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, headerLength, true);
  bytes.set(text, 8);
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = arrays[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), 8 + headerLength + (places[name]?.[0] ?? 0));
  }
  return bytes;
}

export function tagsOf(names: readonly string[]): Tag[] {
  const coarse = [...new Set(names.map((name) => name.split("|")[0] ?? ""))].sort();
  return names.map((name) => {
    const [upos = "X", xpos = "FW"] = name.split("|");
    return { upos, xpos, name, coarse: coarse.indexOf(upos) + 1 };
  });
}

function mapOf(keys: Int32Array, values: Uint16Array): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < keys.length; i += 1) map.set(keys[i] as number, values[i] as number);
  return map;
}
