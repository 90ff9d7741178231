// Compiled parts → the tables of the names lexicon: at build time, and when a user's own lexicon is laid over ours.
import { type Columns, packColumns, packTexts } from "./columns.ts";
import { NameIndex } from "./name-index.ts";
import { EdgeTable, KeyTable, NAME_COLUMNS, type NamesHeader, ROOTS, type Root } from "./name-tables.ts";
import { NAME_USES, type NameEntity, type NamesData, type PhraseRow, type Validity } from "./name-types.ts";

/** Puts compiled parts together; later parts may add persons, names and phrases of their own. */
export function indexNames(parts: readonly NamesData[]): NameIndex {
  return new NameIndex(packNames(parts));
}

/** The file that `NameIndex` reads. */
export function packNames(parts: readonly NamesData[]): Uint8Array {
  const packer = new Packer();
  for (const { entities, phrases } of parts) {
    const numbers = entities.map((entity) => packer.addEntity(entity));
    for (const row of phrases) {
      const number = numbers[row[2]];
      if (number !== undefined) packer.addPhrase(row, number);
    }
  }
  return packer.bytes();
}

class Packer {
  private readonly entities: NameEntity[] = [];
  private readonly rows: PhraseRow[] = [];
  private readonly phraseEntity: number[] = [];
  private readonly keys = new Map<string, number>();
  /** By node: its children by key, and what it lists. */
  private readonly edges: Map<number, number>[] = [];
  private readonly lists: number[][] = [];
  private readonly validities = new Map<string, number>();

  constructor() {
    for (const _ of Object.keys(ROOTS)) this.node();
  }

  /** Returns its number. */
  addEntity(entity: NameEntity): number {
    const number = this.entities.push(entity) - 1;
    const { kind, country, code, state } = entity;
    if (kind === "country" && country !== null && state !== "breakaway") this.listed("country", country).push(number);
    // the later part has the word: a user's own body takes the place of ours
    if (code !== null && (kind === "bloc" || kind === "organisation") && !entity.id.includes("/"))
      this.listed("body", code).unshift(number);
    if (kind === "person") this.addPerson(entity, number);
    return number;
  }

  addPhrase(row: PhraseRow, entity: number): void {
    const key = row[1] === "" ? row[0].toLowerCase() : row[1];
    let node: number = ROOTS.phrase;
    for (const word of key.split(" ")) node = this.child(node, word);
    this.lists[node]!.push(this.rows.push(row) - 1);
    this.phraseEntity.push(entity);
    if (this.entities[entity]!.kind === "place") this.listed("place", key).push(entity);
  }

  bytes(): Uint8Array {
    const keys = [...this.keys.keys()];
    const [keyText, keyAt] = packTexts(keys);
    const [phraseText, phraseAt] = packTexts(this.rows.map(([text]) => text));
    const [entityText, entityAt] = packTexts(this.entities.map((entity) => JSON.stringify(entity)));
    const listAt = new Uint32Array(this.lists.length + 1);
    this.lists.forEach(({ length }, node) => {
      listAt[node + 1] = listAt[node]! + length;
    });
    const phraseValidity = Uint16Array.from(this.rows, ([, , , , , valid]) => this.validity(valid));
    const columns: Columns<typeof NAME_COLUMNS> = {
      keyText,
      keyAt,
      keySlots: KeyTable.slotsOf(keys),
      edges: EdgeTable.tableOf(this.edges),
      listAt,
      list: Uint32Array.from(this.lists.flat()),
      phraseText,
      phraseAt,
      phraseEntity: Uint32Array.from(this.phraseEntity),
      phraseUse: Uint8Array.from(this.rows, ([, , , use]) => NAME_USES.indexOf(use)),
      phraseWeak: Uint8Array.from(this.rows, ([, , , , weak = 0]) => weak),
      phraseValidity,
      entityText,
      entityAt,
    };
    const header: NamesHeader = { validities: [...this.validities.keys()].map((text): Validity => JSON.parse(text)) };
    return packColumns(NAME_COLUMNS, columns, header);
  }

  private addPerson({ families = [], given, offices = [], country, code }: NameEntity, number: number): void {
    for (const family of new Set(families)) this.listed("family", family).push(number);
    if (given !== undefined) this.listed("given", given).push(number);
    const owner = country ?? code;
    if (offices.length > 0 && owner !== null) this.listed("official", owner).push(number);
  }

  private listed(root: Root, key: string): number[] {
    return this.lists[this.child(ROOTS[root], key)]!;
  }

  private child(node: number, word: string): number {
    const key = this.keys.get(word) ?? this.keys.size;
    this.keys.set(word, key);
    const children = this.edges[node]!;
    const child = children.get(key) ?? this.node();
    children.set(key, child);
    return child;
  }

  private node(): number {
    this.edges.push(new Map());
    return this.lists.push([]) - 1;
  }

  /** Its place among those there are, from 1; 0 for none. */
  private validity(valid: Validity | undefined): number {
    if (valid === undefined) return 0;
    const text = JSON.stringify(valid);
    const known = this.validities.get(text) ?? this.validities.size + 1;
    this.validities.set(text, known);
    return known;
  }
}
