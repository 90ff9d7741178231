// Stage "code", relate: what an older coder's dictionary of verbs would say, which the model may weigh.
import { push, type Sentence } from "#document";

/** Words of which one must stand there, lower case. */
export type WordSet = readonly string[];

export interface VerbPattern {
  readonly before: readonly WordSet[];
  readonly after: readonly WordSet[];
  /** An event, "SAY" for a statement, or "-" for none. */
  readonly root: string;
}

export interface VerbEntry {
  /** Words that belong to the verb ("carry out"); all must follow it. */
  readonly particles: readonly string[];
  readonly root: string;
  /** Shared by the verbs that mean the same. */
  readonly patterns: readonly VerbPattern[];
}

export type VerbDictionary = ReadonlyMap<string, readonly VerbEntry[]>;

export interface Suggestion {
  readonly root: string;
  /** How many words beside the verb it rests on. */
  readonly words: number;
}

/** How far from its verb a pattern's words may stand, in words. */
const BEFORE = 6;
const AFTER = 10;

/** What the pattern with most words beside the verb at `at` says; null where the dictionary lacks the verb. */
export function suggestionOf({ tokens }: Sentence, at: number, dictionary: VerbDictionary): Suggestion | null {
  const entries = dictionary.get(tokens[at]!.lemma.toLowerCase());
  if (entries === undefined) return null;
  const before = new Set<string>();
  const after = new Set<string>();
  for (let i = Math.max(0, at - BEFORE); i < Math.min(tokens.length, at + AFTER); i++) {
    if (i === at) continue;
    const side = i < at ? before : after;
    side.add(tokens[i]!.form.toLowerCase());
    side.add(tokens[i]!.lemma.toLowerCase());
  }
  let best: Suggestion | null = null;
  for (const { particles, root, patterns } of entries) {
    if (!particles.every((word) => after.has(word))) continue;
    best = longer(best, { root, words: particles.length });
    for (const pattern of patterns)
      if (pattern.before.every((set) => holdsOne(before, set)) && pattern.after.every((set) => holdsOne(after, set)))
        best = longer(best, {
          root: pattern.root,
          words: particles.length + pattern.before.length + pattern.after.length,
        });
  }
  return best;
}

function longer(best: Suggestion | null, next: Suggestion): Suggestion {
  return best === null || next.words > best.words ? next : best;
}

function holdsOne(side: ReadonlySet<string>, set: WordSet): boolean {
  return set.some((word) => side.has(word));
}

/** As it is kept in a file: blocks of verbs that share their patterns; a number names a set of words. */
export interface PackedDictionary {
  readonly sets: readonly WordSet[];
  readonly blocks: readonly {
    readonly verbs: readonly (readonly [verb: string, particles: readonly string[], root: string])[];
    readonly patterns: readonly (readonly [
      before: readonly (string | number)[],
      after: readonly (string | number)[],
      root: string,
    ])[];
  }[];
}

export function openDictionary({ sets, blocks }: PackedDictionary): VerbDictionary {
  const opened = (words: readonly (string | number)[]): WordSet[] =>
    words.map((word) => (typeof word === "string" ? [word] : (sets[word] ?? [])));
  const dictionary = new Map<string, VerbEntry[]>();
  for (const block of blocks) {
    const patterns = block.patterns.map(([before, after, root]) => ({
      before: opened(before),
      after: opened(after),
      root,
    }));
    for (const [verb, particles, root] of block.verbs) push(dictionary, verb, { particles, root, patterns });
  }
  return dictionary;
}
