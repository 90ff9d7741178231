// Lexicon part "reporting": words that attribute what is said to whom, and who speaks.
import type { CountryCode, EntryId, SpeakerKind } from "#document";
import type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";

/** say: speech; think: belief; show: a document or finding; want: attitude or intention; seem: an impression of the page's own. */
export type CueClass = "say" | "think" | "show" | "want" | "seem";

/** How the content hangs on the cue in the tree; `lexicons/reporting/verbs.yml` has a sentence for each. */
export type ReportingFrame =
  | "naming"
  | "quote"
  | "clause"
  | "infinitive"
  | "object"
  | "predicate"
  | "passive"
  | "raising";

type CueKind = "verb" | "noun" | "adjective" | "impersonal" | "preposition" | "adverb" | "finding";

export interface ReportingExample {
  readonly text: string;
  readonly speaker?: string;
  readonly cue?: string;
  readonly content?: string;
  readonly kind?: SpeakerKind;
}

export interface ReportingEntry {
  readonly id: EntryId;
  readonly kind: CueKind | "speaker" | "person" | "document" | "anonymity" | "outlet";
  readonly class?: CueClass;
  readonly source: string;
  readonly frames?: readonly ReportingFrame[];
  readonly about?: readonly string[];
  readonly with?: readonly string[];
  readonly light?: readonly string[];
  readonly addressee?: boolean;
  readonly "needs-speaker"?: boolean;
  readonly speaker?: SpeakerKind;
  readonly words?: readonly string[];
  readonly outlets?: readonly OutletRow[];
  readonly examples: readonly ReportingExample[];
  readonly counterexamples: readonly ReportingExample[];
}

export interface OutletRow {
  readonly names: readonly string[];
  readonly country: CountryCode | null;
  readonly state?: boolean;
}

/** Entries as compiled, without their examples. */
export type ReportingData = readonly Omit<ReportingEntry, "examples" | "counterexamples">[];

/** Which entry allows a frame of a word. */
export interface FrameSource {
  readonly entry: EntryId;
  readonly class: CueClass;
}

/** All that the entries say of one word as one kind of cue. */
export interface ReportingWord {
  readonly frames: ReadonlyMap<ReportingFrame, FrameSource>;
  /** Of a verb in class "show": its frames when a document is the subject. */
  readonly documentFrames: ReadonlyMap<ReportingFrame, FrameSource>;
  /** By preposition. */
  readonly about: ReadonlyMap<string, FrameSource>;
  /** Prepositions of a predicate: "accused Mali *of* fraud". */
  readonly with: ReadonlySet<string>;
  readonly addressee: boolean;
  readonly needsSpeaker: boolean;
  readonly light: ReadonlySet<string>;
}

export interface ReportingPhrase extends FrameSource {
  readonly kind: "preposition" | "adverb";
  /** Lower-case forms in order. */
  readonly words: readonly string[];
}

export interface Outlet {
  readonly name: string;
  readonly country: CountryCode | null;
  readonly state: boolean;
  readonly entry: EntryId;
}

export interface ReportingLexicon {
  readonly verbs: ReadonlyMap<string, ReportingWord>;
  readonly nouns: ReadonlyMap<string, ReportingWord>;
  readonly adjectives: ReadonlyMap<string, ReportingWord>;
  /** Adjectives of "it is clear that". */
  readonly impersonals: ReadonlyMap<string, ReportingWord>;
  /** By first word. */
  readonly phrases: ReadonlyMap<string, readonly ReportingPhrase[]>;
  /** Nouns of "in a poll, …". */
  readonly findings: ReadonlyMap<string, ReportingPhrase>;
  /** Kind of speaker by lemma or two-word phrase, in lower case. */
  readonly speakers: ReadonlyMap<string, { readonly kind: SpeakerKind; readonly entry: EntryId }>;
  /** Lemmas that can speak, want or think, of no kind of their own: "percent", "majority", "member". */
  readonly persons: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly anonymity: readonly string[];
  /** By name in lower case, without "the". */
  readonly outlets: ReadonlyMap<string, Outlet>;
}

export const REPORTING_PART: LexiconPart<ReportingEntry, ReportingData> = {
  folder: "reporting",
  compile(files) {
    return { data: files.flatMap((file) => file.entries.map(withoutExamples)), problems: problemsOf(files) };
  },
};

function withoutExamples({ examples: _, counterexamples: __, ...entry }: ReportingEntry): ReportingData[number] {
  return entry;
}

function problemsOf(files: readonly LexiconFile<ReportingEntry>[]): LexiconProblem[] {
  const seen = new Set<EntryId>();
  return files.flatMap(({ path, entries }) =>
    entries.flatMap((entry) => {
      const found: string[] = [];
      if (seen.has(entry.id)) found.push("this id stands twice");
      seen.add(entry.id);
      const isCue = entry.frames !== undefined || entry.kind === "preposition" || entry.kind === "adverb";
      if (isCue && entry.class === undefined) found.push("a cue needs a class");
      if (entry.kind === "speaker" && entry.speaker === undefined) found.push("a speaker word needs a kind of speaker");
      if ((entry.kind === "outlet") !== (entry.outlets !== undefined))
        found.push("outlets, and they alone, list outlets");
      return found.map((message) => ({ path, entry: entry.id, message }));
    }),
  );
}

/** Joins the entries by word. Where two entries give a word the same frame, the first one read counts. */
export function indexReporting(data: ReportingData): ReportingLexicon {
  return {
    verbs: wordsOf(data, "verb"),
    nouns: wordsOf(data, "noun"),
    adjectives: wordsOf(data, "adjective"),
    impersonals: wordsOf(data, "impersonal"),
    phrases: phrasesOf(data),
    findings: findingsOf(data),
    speakers: speakersOf(data),
    persons: new Set(wordsOfKind(data, "person")),
    documents: new Set(wordsOfKind(data, "document")),
    anonymity: wordsOfKind(data, "anonymity"),
    outlets: outletsOf(data),
  };
}

function wordsOfKind(data: ReportingData, kind: ReportingEntry["kind"]): string[] {
  return data.flatMap((entry) => (entry.kind === kind ? (entry.words ?? []) : []));
}

function wordsOf(data: ReportingData, kind: CueKind): Map<string, ReportingWord> {
  const found = new Map<string, MutableWord>();
  for (const entry of data) {
    if (entry.kind !== kind || entry.class === undefined) continue;
    const source: FrameSource = { entry: entry.id, class: entry.class };
    for (const word of entry.words ?? []) addEntry(wordIn(found, word), entry, source);
  }
  return found;
}

interface MutableWord extends ReportingWord {
  readonly frames: Map<ReportingFrame, FrameSource>;
  readonly documentFrames: Map<ReportingFrame, FrameSource>;
  readonly about: Map<string, FrameSource>;
  readonly with: Set<string>;
  readonly light: Set<string>;
  addressee: boolean;
  needsSpeaker: boolean;
}

function wordIn(found: Map<string, MutableWord>, word: string): MutableWord {
  const known = found.get(word);
  if (known !== undefined) return known;
  const made = {
    frames: new Map(),
    documentFrames: new Map(),
    about: new Map(),
    with: new Set<string>(),
    light: new Set<string>(),
    addressee: false,
    needsSpeaker: false,
  };
  found.set(word, made);
  return made;
}

function addEntry(word: MutableWord, entry: ReportingData[number], source: FrameSource): void {
  const frames = source.class === "show" ? word.documentFrames : word.frames;
  for (const frame of entry.frames ?? []) if (!frames.has(frame)) frames.set(frame, source);
  for (const preposition of entry.about ?? []) if (!word.about.has(preposition)) word.about.set(preposition, source);
  for (const preposition of entry.with ?? []) word.with.add(preposition);
  for (const verb of entry.light ?? []) word.light.add(verb);
  word.addressee ||= entry.addressee ?? false;
  word.needsSpeaker ||= entry["needs-speaker"] ?? false;
}

function phrasesOf(data: ReportingData): Map<string, ReportingPhrase[]> {
  const found = new Map<string, ReportingPhrase[]>();
  for (const entry of data) {
    if ((entry.kind !== "preposition" && entry.kind !== "adverb") || entry.class === undefined) continue;
    for (const phrase of entry.words ?? []) {
      const words = phrase.split(" ");
      const first = words[0] ?? "";
      found.set(first, [...(found.get(first) ?? []), { kind: entry.kind, words, entry: entry.id, class: entry.class }]);
    }
  }
  return found;
}

function findingsOf(data: ReportingData): Map<string, ReportingPhrase> {
  const found = new Map<string, ReportingPhrase>();
  for (const entry of data) {
    if (entry.kind !== "finding" || entry.class === undefined) continue;
    for (const word of entry.words ?? [])
      found.set(word, { kind: "preposition", words: ["in"], entry: entry.id, class: entry.class });
  }
  return found;
}

function speakersOf(data: ReportingData): Map<string, { kind: SpeakerKind; entry: EntryId }> {
  const found = new Map<string, { kind: SpeakerKind; entry: EntryId }>();
  for (const entry of data) {
    if (entry.kind !== "speaker" || entry.speaker === undefined) continue;
    for (const word of entry.words ?? [])
      if (!found.has(word)) found.set(word, { kind: entry.speaker, entry: entry.id });
  }
  return found;
}

function outletsOf(data: ReportingData): Map<string, Outlet> {
  const found = new Map<string, Outlet>();
  for (const entry of data)
    for (const row of entry.outlets ?? [])
      for (const name of row.names)
        found.set(outletKey(name), { name, country: row.country, state: row.state ?? false, entry: entry.id });
  return found;
}

/** Names of outlets are compared without case and without "the". */
export function outletKey(name: string): string {
  return name.toLowerCase().replace(/^the /, "").replaceAll("’", "'");
}
