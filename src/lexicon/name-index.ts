// Run time: compiled parts → one trie over atoms, and look-ups by office and family name.
import { type CountryCode, push } from "#document";
import { type Atom, atomsOf, type CaseRule, caseRuleOf, hasCase } from "./atoms.ts";
import type { NameEntity, NamesData, NameUse, OfficeTerm, PhraseRow, Validity } from "./name-types.ts";
import { closeTerms, type Holder, holderOf } from "./offices.ts";

/** A phrase of the lexicon that stands in the text. */
export interface NamePhrase {
  readonly text: string;
  readonly entity: NameEntity;
  readonly use: NameUse;
  /** Counts only where something else on the page speaks for the entity. */
  readonly weak: boolean;
  readonly valid: Validity | null;
}

/** A word of a text, cut into atoms that know their id in the trie; `word` is -1 where no phrase has it. */
export interface KnownAtom extends Atom {
  readonly word: number;
}

/** Forms of words that are kept cut; beyond this many the store begins anew. */
const MOST_FORMS = 50_000;

/** All names in one trie over folded words. Look-up costs one probe a word until no phrase goes on. */
export class NameIndex {
  private readonly words = new Map<string, number>();
  private readonly edges: Edges;
  private readonly forms = new Map<string, readonly KnownAtom[]>();
  /** All phrases as compiled, and whose they are; made into objects when a text first holds them, since few ever are. */
  private readonly rows: PhraseRow[] = [];
  private readonly owners: NameEntity[] = [];
  /** Of a node the last phrase that ends there; of a phrase the one before it that ends at the same node; -1 for none. */
  private lastAt: Int32Array;
  private readonly before: Int32Array;
  private readonly ends = new Map<number, readonly Ending[]>();
  private nodes = 1;
  private readonly families = new Map<string, NameEntity[]>();
  /** Whoever has held an office, by state or body. */
  private readonly officials = new Map<string, NameEntity[]>();
  /** By state or body and office, worked out when they are first asked for. */
  private readonly holders = new Map<string, ReadonlyMap<string, readonly Holder[]>>();
  private readonly countries = new Map<CountryCode, NameEntity>();
  private readonly bodies = new Map<string, NameEntity>();
  private readonly given = new Set<string>();
  private readonly places = new Map<string, NameEntity[]>();

  constructor(parts: readonly NamesData[]) {
    const count = parts.reduce((n, { phrases }) => n + phrases.length, 0);
    // a phrase has three words at most on average, so that the table is seldom half full
    this.edges = new Edges(count * 3);
    this.lastAt = new Int32Array(count * 3 + 1).fill(-1);
    this.before = new Int32Array(count).fill(-1);
    for (const { entities, phrases } of parts) {
      for (const row of phrases) {
        const entity = entities[row[2]];
        if (entity === undefined) continue;
        const key = row[1] === "" ? row[0].toLowerCase() : row[1];
        this.add(key, row, entity);
        if (entity.kind === "place") push(this.places, key, entity);
      }
      for (const entity of entities) this.addEntity(entity);
    }
  }

  /** The id of a folded word, or -1 for one that no phrase has. */
  wordId(key: string): number {
    return this.words.get(key) ?? -1;
  }

  /** The node reached from `node` by a word, or -1. The root is 0. */
  step(node: number, wordId: number): number {
    return this.edges.get(node, wordId);
  }

  /** The atoms of a word as written; each form is cut once. */
  atomsOf(form: string): readonly KnownAtom[] {
    let known = this.forms.get(form);
    if (known === undefined) {
      known = atomsOf(form).map(({ key, form: written, stop }) => ({
        key,
        form: written,
        stop,
        word: this.wordId(key),
      }));
      if (this.forms.size >= MOST_FORMS) this.forms.clear();
      this.forms.set(form, known);
    }
    return known;
  }

  /** Phrases that end at `node` and whose case agrees with the text. */
  phrasesAt(node: number, atoms: readonly Atom[], from: number): readonly NamePhrase[] {
    if (node < 0 || this.lastAt[node]! < 0) return NONE;
    const found: NamePhrase[] = [];
    for (const end of this.endingsAt(node)) if (agrees(end, atoms, from)) found.push(end.phrase);
    return found;
  }

  /** Persons of that family name (folded words joined by spaces), or none. */
  familyOf(key: string): readonly NameEntity[] {
    return this.families.get(key) ?? [];
  }

  /** True where some person of the lexicon bears it as a given name. */
  isGivenName(key: string): boolean {
    return this.given.has(key);
  }

  country(code: CountryCode): NameEntity | null {
    return this.countries.get(code) ?? null;
  }

  body(code: string): NameEntity | null {
    return this.bodies.get(code) ?? null;
  }

  /** A region, sea or site by its folded name, or null; of several ("Punjab") that of the state. */
  place(key: string, country: CountryCode | null = null): NameEntity | null {
    const named = this.places.get(key) ?? [];
    return named.find((entity) => entity.country === country) ?? named[0] ?? null;
  }

  /** Who held one of the offices of a state (or body) on a day; null where none or two are known. */
  holderOn(owner: string, offices: readonly string[], day: string): Holder | null {
    for (const office of offices) {
      const held =
        this.holdersOf(owner)
          .get(office)
          ?.filter(({ from, until }) => from <= day && day < until) ?? [];
      const first = held[0];
      if (first === undefined || held.some(({ entity }) => entity !== first.entity)) continue;
      return held.reduce((best, holder) => (isSurer(holder, best) ? holder : best));
    }
    return null;
  }

  private add(key: string, row: PhraseRow, entity: NameEntity): void {
    let node = 0;
    let from = 0;
    for (let to = key.indexOf(" "); to >= 0; to = key.indexOf(" ", from)) {
      node = this.childOf(node, this.idOf(key.slice(from, to)));
      from = to + 1;
    }
    node = this.childOf(node, this.idOf(from === 0 ? key : key.slice(from)));
    const number = this.rows.push(row) - 1;
    this.owners.push(entity);
    this.before[number] = this.lastAt[node]!;
    this.lastAt[node] = number;
  }

  /** In the order in which they were added. */
  private endingsAt(node: number): readonly Ending[] {
    const known = this.ends.get(node);
    if (known !== undefined) return known;
    const found: Ending[] = [];
    for (let number = this.lastAt[node]!; number >= 0; number = this.before[number]!) {
      const [text, , , use, weak, valid] = this.rows[number]!;
      const phrase = { text, entity: this.owners[number]!, use, weak: weak === 1, valid: valid ?? null };
      found.unshift({ phrase, cases: null });
    }
    this.ends.set(node, found);
    return found;
  }

  private holdersOf(owner: string): ReadonlyMap<string, readonly Holder[]> {
    const known = this.holders.get(owner);
    if (known !== undefined) return known;
    const holders = new Map<string, Holder[]>();
    for (const entity of this.officials.get(owner) ?? [])
      for (const term of entity.offices ?? [])
        for (const office of kindsOf(term)) push(holders, office, holderOf(entity, office, term));
    const closed = new Map([...holders].map(([office, terms]) => [office, closeTerms(terms)] as const));
    this.holders.set(owner, closed);
    return closed;
  }

  private idOf(key: string): number {
    const known = this.words.get(key);
    if (known !== undefined) return known;
    this.words.set(key, this.words.size);
    return this.words.size - 1;
  }

  private childOf(node: number, word: number): number {
    const child = this.edges.getOrSet(node, word, this.nodes);
    if (child === this.nodes) {
      this.nodes += 1;
      if (child >= this.lastAt.length) this.lastAt = grown(this.lastAt);
    }
    return child;
  }

  private addEntity(entity: NameEntity): void {
    if (entity.kind === "country" && entity.country !== null && entity.state !== "breakaway") {
      if (!this.countries.has(entity.country)) this.countries.set(entity.country, entity);
    }
    if (
      entity.code !== null &&
      (entity.kind === "bloc" || entity.kind === "organisation") &&
      !entity.id.includes("/")
    ) {
      this.bodies.set(entity.code, entity);
    }
    if (entity.kind === "person") this.addPerson(entity);
  }

  private addPerson(entity: NameEntity): void {
    const { families = [], given, offices = [] } = entity;
    for (let k = 0; k < families.length; k++)
      if (families.indexOf(families[k]!) === k) push(this.families, families[k]!, entity);
    if (given !== undefined) this.given.add(given);
    const owner = entity.country ?? entity.code;
    if (offices.length > 0 && owner !== null) push(this.officials, owner, entity);
  }
}

const NONE: readonly NamePhrase[] = [];

interface Ending {
  readonly phrase: NamePhrase;
  /** What case it asks of each atom of the text; worked out when it is first met, since few phrases ever are. */
  cases: readonly { readonly rule: CaseRule; readonly form: string }[] | null;
}

function agrees(end: Ending, atoms: readonly Atom[], from: number): boolean {
  end.cases ??= end.phrase.text
    .split(" ")
    .flatMap(atomsOf)
    .map((atom) => ({ rule: caseRuleOf(atom), form: atom.form }));
  const { cases } = end;
  for (let k = 0; k < cases.length; k++) {
    const { rule, form } = cases[k]!;
    if (rule !== "any" && !hasCase(atoms[from + k]!, rule, form)) return false;
  }
  return true;
}

/** Edges of the trie, (node, word) → child, by open addressing: a third of the time that a map of numbers takes. */
class Edges {
  private table: Int32Array;
  private mask: number;
  private size = 0;

  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(expected, 8) * 2));
    this.table = new Int32Array(slots * 3).fill(-1);
    this.mask = slots - 1;
  }

  get(node: number, word: number): number {
    return this.table[this.slotOf(node, word) * 3 + 2]!;
  }

  /** The child that there is, or else the one given, which is kept. */
  getOrSet(node: number, word: number, child: number): number {
    if (this.size * 2 > this.mask) this.grow();
    const at = this.slotOf(node, word) * 3;
    const known = this.table[at + 2]!;
    if (known !== -1) return known;
    this.size += 1;
    this.table[at] = node;
    this.table[at + 1] = word;
    this.table[at + 2] = child;
    return child;
  }

  /** Where the edge is, or would be put. */
  private slotOf(node: number, word: number): number {
    let hash = Math.imul(Math.imul(node, 0x9e3779b1) + word, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const at = slot * 3;
      if (this.table[at + 2] === -1 || (this.table[at] === node && this.table[at + 1] === word)) return slot;
    }
  }

  private grow(): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2).fill(-1);
    this.mask = this.mask * 2 + 1;
    this.size = 0;
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] !== -1) this.getOrSet(old[at]!, old[at + 1]!, old[at + 2]!);
    }
  }
}

function grown(table: Int32Array): Int32Array {
  const larger = new Int32Array(table.length * 2).fill(-1);
  larger.set(table);
  return larger;
}

/** Another source knows the end of the same term, or is younger. */
const isSurer = ({ uncertainAfter: a }: Holder, { uncertainAfter: b }: Holder): boolean =>
  b !== null && (a === null || a > b);

/** Puts compiled parts together; later parts may add persons, names and phrases of their own. */
export function indexNames(parts: readonly NamesData[]): NameIndex {
  return new NameIndex(parts);
}

/** "head" stands for both kinds of head, since its source does not tell them apart. */
function kindsOf({ office }: OfficeTerm): string[] {
  return office === "head" ? ["head-of-state", "head-of-government", "leader"] : [office];
}
