// Stage "recognise", actors: mentions while they are still being put together.
import type { EntryId, MentionForm, MentionKind, PartyReading, Token } from "#document";
import type { NameEntity, NamePhrase, RoleKind } from "#lexicon/names";
import type { KnownPerson, Page } from "./page.ts";
import type { Hit } from "./scan.ts";

/** A name in a sentence: of the lexicon, or a proper noun typed by its cues. */
export interface Named {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly head: number;
  readonly kind: MentionKind;
  readonly phrase: NamePhrase | null;
  readonly entity: NameEntity | null;
  readonly person: KnownPerson | null;
  readonly form: MentionForm;
  /** Only the tagger says that it is a name; it takes part in nothing unless the page says what or whose it is. */
  readonly unsure: boolean;
  reading: PartyReading;
}

/** Built in one place, so that all names have one shape: the passes read them again and again. */
export function makeNamed(
  at: Extent,
  kind: MentionKind,
  form: MentionForm,
  reading: PartyReading,
  from: {
    readonly phrase?: NamePhrase;
    readonly entity?: NameEntity | null;
    readonly person?: KnownPerson | null;
    readonly unsure?: boolean;
  },
): Named {
  return {
    first: at.first,
    last: at.last,
    start: at.start,
    end: at.end,
    head: at.head,
    kind,
    phrase: from.phrase ?? null,
    entity: from.entity ?? null,
    person: from.person ?? null,
    form,
    unsure: from.unsure ?? false,
    reading,
  };
}

/** One sentence as the passes see it. */
export interface View {
  readonly page: Page;
  readonly s: number;
  readonly tokens: readonly Token[];
  readonly names: readonly Named[];
  /** For each token the index of its name, or -1. */
  readonly nameAt: readonly number[];
  readonly roles: readonly (Hit | null)[];
}

/** What sort of thing a mention is, for pronouns. */
export type Sort = "person" | "people" | "state" | "body" | null;

/** A reference to resolve on the page. */
export interface Question {
  readonly by: "person" | "thing" | "plural" | "possessor" | "several" | "noun" | "staff" | "former" | "latter";
  /** The pronoun or the role noun asked for. */
  readonly word: string;
  readonly roleKind: RoleKind | null;
  /** How many are asked for: 2 for "both sides". */
  readonly count: number;
}

export interface Draft {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly head: number;
  readonly text: string;
  /** True where it is the subject of a clause. */
  readonly isSubject: boolean;
  readonly deprel: string;
  readonly kind: MentionKind;
  readonly form: MentionForm;
  readonly agentive: boolean;
  /** More than one thing or person is meant. */
  readonly plural: boolean;
  readonly sort: Sort;
  readonly person: KnownPerson | null;
  /** What is to be looked up on the page: a pronoun, or a noun phrase without a state of its own. */
  ask: Question | null;
  readonly rule: string;
  role: string | null;
  readings: readonly PartyReading[];
  entries: readonly EntryId[];
  antecedent: Draft | null;
}

export interface Extent {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly head: number;
}

type What = Pick<
  Draft,
  "kind" | "form" | "agentive" | "plural" | "sort" | "person" | "ask" | "rule" | "role" | "readings" | "entries"
>;

export function makeDraft({ page, s, tokens }: View, at: Extent, what: What): Draft {
  const { deprel } = tokens[at.head]!;
  return {
    sentence: s,
    first: at.first,
    last: at.last,
    start: at.start,
    end: at.end,
    head: at.head,
    text: page.doc.text.slice(at.start, at.end),
    isSubject: isSubject(tokens, at.head),
    deprel,
    kind: what.kind,
    form: what.form,
    agentive: what.agentive,
    plural: what.plural,
    sort: what.sort,
    person: what.person,
    ask: what.ask,
    rule: what.rule,
    role: what.role,
    readings: what.readings,
    entries: what.entries,
    antecedent: null,
  };
}

/** A subject, or joined to one by "and". */
function isSubject(tokens: readonly Token[], t: number): boolean {
  const { deprel, head } = tokens[t]!;
  return deprel.startsWith("nsubj") || (deprel === "conj" && head >= 0 && tokens[head]!.deprel.startsWith("nsubj"));
}

/** The token of a range that the tree attaches outside of it; one in `prefer` where the parser attached several. */
export function headOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  prefer: readonly [number, number] = [first, last],
): number {
  let best = -1;
  for (let t = first; t <= last; t++) {
    const { head, upos } = tokens[t]!;
    if (head >= first && head <= last) continue;
    if (upos === "PUNCT" || upos === "DET" || upos === "ADP" || upos === "CCONJ") continue;
    const preferred = t >= prefer[0] && t <= prefer[1];
    if (best < 0 || preferred || !(best >= prefer[0] && best <= prefer[1])) best = t;
  }
  return best < 0 ? prefer[1] : best;
}
