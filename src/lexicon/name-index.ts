// Run time: compiled parts → one trie over atoms, and look-ups by office and family name.
import type { CountryCode } from "#document";
import { type Atom, atomsOf, type CaseRule, caseRuleOf, hasCase } from "./atoms.ts";
import type { NameEntity, NamesData, NameUse, OfficeTerm, Validity } from "./name-types.ts";

/** A phrase of the lexicon that stands in the text. */
export interface NamePhrase {
  readonly text: string;
  readonly entity: NameEntity;
  readonly use: NameUse;
  /** Counts only where something else on the page speaks for the entity. */
  readonly weak: boolean;
  readonly valid: Validity | null;
}

/** Somebody who held an office, from when to when; `uncertainAfter`: the source knew no end when it was written. */
export interface Holder {
  readonly entity: NameEntity;
  readonly office: string;
  readonly from: string;
  /** Exclusive: the successor's first day, or the day after the last; "9999" while open. */
  readonly until: string;
  readonly uncertainAfter: string | null;
}

const WORDS = 1 << 18;

/** All names in one trie over folded words. Look-up costs one map access a word until no phrase goes on. */
export class NameIndex {
  private readonly words = new Map<string, number>();
  private readonly edges = new Map<number, number>();
  private readonly ends: (NamePhrase[] | undefined)[] = [undefined];
  private readonly families = new Map<string, NameEntity[]>();
  private readonly holders = new Map<string, Holder[]>();
  private readonly countries = new Map<CountryCode, NameEntity>();
  private readonly bodies = new Map<string, NameEntity>();
  private readonly given = new Set<string>();
  /** What case each phrase asks of the text; worked out when it is first met, since few of them ever are. */
  private readonly cases = new Map<string, readonly { readonly rule: CaseRule; readonly form: string }[]>();
  private readonly places = new Map<string, NameEntity>();

  constructor(parts: readonly NamesData[]) {
    for (const { entities, phrases } of parts) {
      for (const [text, words, index, use, weak, valid] of phrases) {
        const entity = entities[index];
        if (entity === undefined) continue;
        const key = words === "" ? text.toLowerCase() : words;
        this.add(key, { text, entity, use, weak: weak === 1, valid: valid ?? null });
        if (entity.kind === "place") this.places.set(key, entity);
      }
      for (const entity of entities) this.addEntity(entity);
    }
    closeTerms(this.holders);
  }

  /** The id of a folded word, or -1 for one that no phrase has. */
  wordId(key: string): number {
    return this.words.get(key) ?? -1;
  }

  /** The node reached from `node` by a word, or -1. The root is 0. */
  step(node: number, wordId: number): number {
    return this.edges.get(node * WORDS + wordId) ?? -1;
  }

  /** Phrases that end at `node` and whose case agrees with the text. */
  phrasesAt(node: number, atoms: readonly Atom[], from: number): NamePhrase[] {
    const ending = this.ends[node];
    return ending === undefined ? [] : ending.filter(({ text }) => this.agrees(text, atoms, from));
  }

  private agrees(text: string, atoms: readonly Atom[], from: number): boolean {
    let cases = this.cases.get(text);
    if (cases === undefined) {
      cases = text
        .split(" ")
        .flatMap(atomsOf)
        .map((atom) => ({ rule: caseRuleOf(atom), form: atom.form }));
      this.cases.set(text, cases);
    }
    return cases.every(({ rule, form }, k) => rule === "any" || hasCase(atoms[from + k]!, rule, form));
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

  /** A region, sea or site by its folded name, or null. */
  place(key: string): NameEntity | null {
    return this.places.get(key) ?? null;
  }

  /** Who held one of the offices of a state (or body) on a day; null where none or two are known. */
  holderOn(owner: string, offices: readonly string[], day: string): Holder | null {
    for (const office of offices) {
      const held =
        this.holders.get(`${owner} ${office}`)?.filter(({ from, until }) => from <= day && day < until) ?? [];
      const first = held[0];
      if (first !== undefined && held.every(({ entity }) => entity === first.entity)) return first;
    }
    return null;
  }

  private add(key: string, phrase: NamePhrase): void {
    let node = 0;
    for (const word of key.split(" ")) node = this.childOf(node, this.idOf(word));
    const ending = this.ends[node];
    if (ending === undefined) this.ends[node] = [phrase];
    else ending.push(phrase);
  }

  private idOf(key: string): number {
    const known = this.words.get(key);
    if (known !== undefined) return known;
    this.words.set(key, this.words.size);
    return this.words.size - 1;
  }

  private childOf(node: number, word: number): number {
    const key = node * WORDS + word;
    const known = this.edges.get(key);
    if (known !== undefined) return known;
    this.ends.push(undefined);
    this.edges.set(key, this.ends.length - 1);
    return this.ends.length - 1;
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
    for (const key of new Set(entity.families)) push(this.families, key, entity);
    if (entity.given !== undefined) this.given.add(entity.given);
    for (const term of entity.offices ?? []) {
      const owner = entity.country ?? entity.code;
      for (const office of kindsOf(term)) push(this.holders, `${owner} ${office}`, holderOf(entity, office, term));
    }
  }
}

/** Puts compiled parts together; later parts may add persons, names and phrases of their own. */
export function indexNames(parts: readonly NamesData[]): NameIndex {
  return new NameIndex(parts);
}

/** "head" stands for both kinds of head, since its source does not tell them apart. */
function kindsOf({ office }: OfficeTerm): string[] {
  return office === "head" ? ["head-of-state", "head-of-government", "leader"] : [office];
}

function holderOf(entity: NameEntity, office: string, term: OfficeTerm): Holder {
  const from = term.from ?? term.at ?? "0000";
  const until = term.to ?? (term.at === undefined ? "9999" : `${term.at}-99`);
  return { entity, office, from, until, uncertainAfter: term.to === undefined ? term.asOf : null };
}

/** A term without an end lasts until the next holder's begins: two sources of different age are put in line. */
function closeTerms(holders: Map<string, Holder[]>): void {
  for (const [key, terms] of holders) {
    terms.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    holders.set(
      key,
      terms.map((term, k) => {
        const next = terms.slice(k + 1).find(({ entity, from }) => entity !== term.entity && from > term.from);
        return term.until === "9999" && next !== undefined ? { ...term, until: next.from } : term;
      }),
    );
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
