// Run time: the tables of the names lexicon as one trie over atoms, and look-ups by office and family name.
import { type CountryCode, push } from "#document";
import { type Atom, atomsOf, type CaseRule, caseRuleOf, hasCase } from "./atoms.ts";
import { type Columns, Texts, unpackColumns } from "./columns.ts";
import { EdgeTable, KeyTable, NAME_COLUMNS, type NamesHeader, ROOTS, type Root } from "./name-tables.ts";
import { NAME_USES, type NameEntity, type NameUse, type OfficeTerm, type Validity } from "./name-types.ts";
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

/** A word of a text, cut into atoms that know their place in the trie. */
export interface KnownAtom extends Atom {
  /** Its id, or -1 where no phrase has it. */
  readonly word: number;
  /** The node that it leads to from the root, or -1 where no phrase begins with it. */
  readonly opens: number;
}

/** Forms of words that are kept cut; beyond this many the store begins anew. */
const MOST_FORMS = 50_000;

/**
 * All names in one trie over folded words. Look-up costs one probe a word until no phrase goes on. The tables are read where they lie in
 * the file; phrases and entities are made when a text first holds them, since few ever are.
 */
export class NameIndex {
  private readonly columns: Columns<typeof NAME_COLUMNS>;
  private readonly validities: readonly Validity[];
  private readonly keys: KeyTable;
  private readonly edges: EdgeTable;
  private readonly phraseTexts: Texts;
  private readonly entityTexts: Texts;
  private readonly forms = new Map<string, readonly KnownAtom[]>();
  private readonly entities = new Map<number, NameEntity>();
  /** By node. */
  private readonly ends = new Map<number, readonly Ending[]>();
  /** Who is listed under a key, asked again and again on a page. */
  private readonly lists = {
    family: new Map<string, readonly NameEntity[]>(),
    official: new Map<string, readonly NameEntity[]>(),
    country: new Map<string, readonly NameEntity[]>(),
    body: new Map<string, readonly NameEntity[]>(),
    place: new Map<string, readonly NameEntity[]>(),
  };
  /** By state or body and office, worked out when they are first asked for. */
  private readonly holders = new Map<string, ReadonlyMap<string, readonly Holder[]>>();

  /** @param bytes of `dist/data/name-index.bin`, or what `packNames` made; @throws RangeError where they are cut short */
  constructor(bytes: Uint8Array) {
    const { columns, own } = unpackColumns(NAME_COLUMNS, bytes);
    this.columns = columns;
    this.validities = (own as NamesHeader).validities; // written by `packNames`
    this.keys = new KeyTable(columns.keyText, columns.keyAt, columns.keySlots);
    this.edges = new EdgeTable(columns.edges);
    this.phraseTexts = new Texts(columns.phraseText, columns.phraseAt);
    this.entityTexts = new Texts(columns.entityText, columns.entityAt);
  }

  /** The id of a folded word, or -1 for one that no phrase has. */
  wordId(key: string): number {
    return this.keys.numberOf(key);
  }

  /** The node reached from `node` by a word, or -1. The root is 0. */
  step(node: number, wordId: number): number {
    return this.edges.get(node, wordId);
  }

  /** The atoms of a word as written; each form is cut once. */
  atomsOf(form: string): readonly KnownAtom[] {
    let known = this.forms.get(form);
    if (known === undefined) {
      known = atomsOf(form).map(({ key, form: written, stop }) => {
        const word = this.wordId(key);
        return { key, form: written, stop, word, opens: word < 0 ? -1 : this.step(ROOTS.phrase, word) };
      });
      if (this.forms.size >= MOST_FORMS) this.forms.clear();
      this.forms.set(form, known);
    }
    return known;
  }

  /** Phrases that end at `node` and whose case agrees with the text. */
  phrasesAt(node: number, atoms: readonly Atom[], from: number): readonly NamePhrase[] {
    const { listAt } = this.columns;
    if (node < 0 || listAt[node] === listAt[node + 1]) return NONE;
    const found: NamePhrase[] = [];
    for (const end of this.endingsAt(node)) if (agrees(end, atoms, from)) found.push(end.phrase);
    return found;
  }

  /** Persons of that family name (folded words joined by spaces), or none. */
  familyOf(key: string): readonly NameEntity[] {
    return this.listed("family", key);
  }

  /** True where some person of the lexicon bears it as a given name. */
  isGivenName(key: string): boolean {
    return this.nodeOf("given", key) >= 0;
  }

  country(code: CountryCode): NameEntity | null {
    return this.listed("country", code)[0] ?? null;
  }

  body(code: string): NameEntity | null {
    return this.listed("body", code)[0] ?? null;
  }

  /** A region, sea or site by its folded name, or null; of several ("Punjab") that of the state. */
  place(key: string, country: CountryCode | null = null): NameEntity | null {
    const named = this.listed("place", key);
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

  private nodeOf(root: Root, key: string): number {
    const number = this.keys.numberOf(key);
    return number < 0 ? -1 : this.edges.get(ROOTS[root], number);
  }

  /** Entities listed under a key, in the order in which they were added. */
  private listed(root: Exclude<Root, "phrase" | "given">, key: string): readonly NameEntity[] {
    const lists = this.lists[root];
    let known = lists.get(key);
    if (known === undefined) {
      const node = this.nodeOf(root, key);
      known = node < 0 ? NOBODY : this.numbersAt(node).map((number) => this.entityOf(number));
      if (lists.size >= MOST_FORMS) lists.clear();
      lists.set(key, known);
    }
    return known;
  }

  private numbersAt(node: number): number[] {
    const { list, listAt } = this.columns;
    return [...list.subarray(listAt[node], listAt[node + 1])];
  }

  private entityOf(number: number): NameEntity {
    let known = this.entities.get(number);
    if (known === undefined) {
      known = JSON.parse(this.entityTexts.get(number)) as NameEntity; // as `packNames` wrote it
      this.entities.set(number, known);
    }
    return known;
  }

  /** In the order in which they were added. */
  private endingsAt(node: number): readonly Ending[] {
    let known = this.ends.get(node);
    if (known === undefined) {
      known = this.numbersAt(node).map((number) => ({ phrase: this.phraseOf(number), cases: null }));
      this.ends.set(node, known);
    }
    return known;
  }

  private phraseOf(number: number): NamePhrase {
    const { phraseEntity, phraseUse, phraseWeak, phraseValidity } = this.columns;
    return {
      text: this.phraseTexts.get(number),
      entity: this.entityOf(phraseEntity[number]!),
      use: NAME_USES[phraseUse[number]!]!,
      weak: phraseWeak[number] === 1,
      valid: this.validities[phraseValidity[number]! - 1] ?? null,
    };
  }

  private holdersOf(owner: string): ReadonlyMap<string, readonly Holder[]> {
    const known = this.holders.get(owner);
    if (known !== undefined) return known;
    const holders = new Map<string, Holder[]>();
    for (const entity of this.listed("official", owner))
      for (const term of entity.offices ?? [])
        for (const office of kindsOf(term)) push(holders, office, holderOf(entity, office, term));
    const closed = new Map([...holders].map(([office, terms]) => [office, closeTerms(terms)] as const));
    this.holders.set(owner, closed);
    return closed;
  }
}

const NOBODY: readonly NameEntity[] = [];
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

/** Another source knows the end of the same term, or is younger. */
const isSurer = ({ uncertainAfter: a }: Holder, { uncertainAfter: b }: Holder): boolean =>
  b !== null && (a === null || a > b);

/** "head" stands for both kinds of head, since its source does not tell them apart. */
function kindsOf({ office }: OfficeTerm): string[] {
  return office === "head" ? ["head-of-state", "head-of-government", "leader"] : [office];
}
