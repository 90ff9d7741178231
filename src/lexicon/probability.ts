// Lexicon part "probability": words that foretell, and the bands that readers take them to mean.
import type { EntryId, Forecast } from "#document";
import type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";

export type Polarity = Forecast["likelihood"]["polarity"];

/** What a word does in a forecast; `lexicons/probability/words.yml` has a sentence for each. */
export type ProbabilityKind =
  | "modal"
  | "adverb"
  | "adjective"
  | "verb"
  | "stance"
  | "noun"
  | "measure"
  | "raising-verb"
  | "modifier"
  | "ability"
  | "horizon";

export interface ProbabilityExample {
  readonly text: string;
  readonly phrase?: string;
  readonly polarity?: Polarity;
  /** True where the forecast must have a band. */
  readonly band?: boolean;
  readonly horizon?: string;
}

export interface ProbabilityEntry {
  readonly id: EntryId;
  readonly kind: ProbabilityKind | "band";
  readonly polarity?: Polarity;
  /** Counts only in the words of such a speaker. */
  readonly speakers?: "expert";
  readonly source: string;
  readonly words: readonly string[];
  /** Quartiles of the answers, per cent. */
  readonly surveys?: readonly { readonly by: string; readonly n: number; readonly p25: number; readonly p75: number }[];
  readonly examples: readonly ProbabilityExample[];
  readonly counterexamples: readonly ProbabilityExample[];
}

export interface ProbabilityWord {
  readonly entry: EntryId;
  readonly polarity: Polarity;
  readonly expertsOnly: boolean;
}

/** Lower and upper quartile of what readers take a phrase to mean, 0 to 1. */
export interface Band {
  readonly entry: EntryId;
  readonly low: number;
  readonly high: number;
}

export interface ProbabilityData {
  readonly words: Readonly<Partial<Record<ProbabilityKind, Readonly<Record<string, ProbabilityWord>>>>>;
  readonly bands: Readonly<Record<string, Band>>;
}

export interface ProbabilityLexicon {
  /** The entry of a word in one use; lower case. */
  find(kind: ProbabilityKind, word: string): ProbabilityWord | undefined;
  /** Whether a word has an entry in any use. */
  has(word: string): boolean;
  readonly bands: ReadonlyMap<string, Band>;
  /** Longest first. */
  readonly horizons: readonly string[];
}

export const PROBABILITY_PART: LexiconPart<ProbabilityEntry, ProbabilityData> = { folder: "probability", compile };

function compile(files: readonly LexiconFile<ProbabilityEntry>[]): {
  data: ProbabilityData;
  problems: LexiconProblem[];
} {
  const words: Partial<Record<ProbabilityKind, Record<string, ProbabilityWord>>> = {};
  const bands: Record<string, Band> = {};
  const problems: LexiconProblem[] = [];
  for (const { path, entries } of files)
    for (const entry of entries) {
      const problem = (message: string) => problems.push({ path, entry: entry.id, message });
      if (entry.kind === "band") {
        const band = bandOf(entry);
        if (band === null) problem("a band needs a survey");
        else for (const word of entry.words) bands[word] = band;
        continue;
      }
      const { polarity } = entry;
      if (polarity === undefined) {
        problem("a word needs a polarity");
        continue;
      }
      const ofKind = words[entry.kind] ?? {};
      words[entry.kind] = ofKind;
      for (const word of entry.words) {
        if (ofKind[word] !== undefined) problem(`"${word}" stands in ${ofKind[word].entry} too`);
        ofKind[word] = { entry: entry.id, polarity, expertsOnly: entry.speakers === "expert" };
      }
    }
  return { data: { words, bands }, problems };
}

/** Quartiles of several surveys, weighted by their number of answers, to the hundredth. */
function bandOf({ id, surveys = [] }: ProbabilityEntry): Band | null {
  const answers = surveys.reduce((sum, { n }) => sum + n, 0);
  if (answers === 0) return null;
  const mean = (of: "p25" | "p75") =>
    Math.round(surveys.reduce((sum, survey) => sum + survey.n * survey[of], 0) / answers) / 100;
  return { entry: id, low: mean("p25"), high: mean("p75") };
}

export function indexProbability(data: ProbabilityData): ProbabilityLexicon {
  const words = new Map(Object.entries(data.words).map(([kind, of]) => [kind, new Map(Object.entries(of))]));
  const all = new Set([...words.values()].flatMap((ofKind) => [...ofKind.keys()]));
  const horizons = [...(words.get("horizon")?.keys() ?? [])].sort((a, b) => b.length - a.length);
  return {
    find: (kind, word) => words.get(kind)?.get(word),
    has: (word) => all.has(word),
    bands: new Map(Object.entries(data.bands)),
    horizons,
  };
}
