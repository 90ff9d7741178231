// The share of political news' predicates that the frames know.
import { join } from "node:path";
import { attribute, type CodeLexicon } from "#code";
import { bareArticle, type Claim, type Mention, push, type Recognised, type Sentence } from "#document";
import { parseArticle, type Resources } from "#pipeline";
import { recognise } from "#recognise";
import { surroundingsOf } from "../src/code/frames/events.ts";
import { type Deed, findDeeds, frameOf, type Surroundings, slotTokens, triggerKind } from "../src/code/frames/match.ts";
import { mentionsBySentence } from "../src/code/frames/parties.ts";
import { readModalityIn, statusOf } from "../src/code/modality/index.ts";
import { loadResources } from "../src/serve/resources.ts";
import { type Figures, readJsonLines } from "./score.ts";

/** The year that was read for what is missing, and one whose misses nobody looked at. */
const READ = "data/corpus/current_events_2025.jsonl";
const UNREAD = "data/corpus/current_events_2023.jsonl";
/** How many of the commonest predicates without an entry `--list` prints. */
const LISTED = 100;

/**
 * What the lexicons know of a predicate where it stands:
 *
 * - `event`: a frame whose conditions hold here; or the word carries one that holds below it, as its light verb ("held
 *   talks"), its verb of arrival or place ("arrived for talks") or a cue of its status ("refused to meet", "announced the
 *   closure");
 * - `claim`: it reports, and what it reports was found;
 * - `none`: an entry says that the word, so used, tells no event of PLOVER;
 * - `unknown`: none of these. A word that some frame lists, but whose conditions do not hold, is unknown.
 */
export type Coverage = "event" | "claim" | "none" | "unknown";

export interface Predicate {
  readonly sentence: number;
  /** Index into the sentence's tokens. */
  readonly token: number;
  readonly kind: "verb" | "noun";
  readonly coverage: Coverage;
}

/** @param shared the folder that holds `data` */
export async function run(shared: string): Promise<Figures> {
  const resources = await loadResources(["parse", "recognise", "code"]);
  const read = count(join(shared, READ), resources);
  if (process.argv.includes("--list")) list(read.unknown);
  return {
    ...shares("frames.predicates", read.counts),
    ...shares("frames.predicates.unread", count(join(shared, UNREAD), resources).counts),
  };
}

interface Counted {
  readonly counts: ReadonlyMap<Coverage, number>;
  /** Sentences by word, of those without an entry; the word stands in brackets. */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
}

function count(path: string, resources: Omit<Resources, "extract">): Counted {
  const counts = new Map<Coverage, number>();
  const unknown = new Map<string, string[]>();
  for (const doc of readCorpus(path, resources)) {
    for (const predicate of predicatesOf(doc, resources.code)) {
      counts.set(predicate.coverage, (counts.get(predicate.coverage) ?? 0) + 1);
      if (predicate.coverage === "unknown") push(unknown, nameOf(doc, predicate), quoteOf(doc, predicate));
    }
  }
  return { counts, unknown };
}

function shares(name: string, counts: ReadonlyMap<Coverage, number>): Figures {
  const all = [...counts.values()].reduce((sum, number) => sum + number, 0);
  return {
    [`${name}.framed`]: (counts.get("event") ?? 0) / all,
    [`${name}.covered`]: 1 - (counts.get("unknown") ?? 0) / all,
  };
}

function* readCorpus(path: string, resources: Omit<Resources, "extract">): Generator<Recognised> {
  for (const { id, date, text } of readJsonLines<{ id: string; date: string; text: string }>(path)) {
    const article = bareArticle(text, { id, published: date, publishedBasis: "given", language: "en" });
    yield recognise(parseArticle(article, resources), resources.recognise).value;
  }
}

/**
 * The predicates of a document: the verb, or the noun that names a deed, which heads the shortest path of the tree
 * between two names of different states or bodies in one sentence. Each is counted once, however many pairs it joins.
 *
 * Names are the lexicon's: states and bodies, their people, offices, organs and groups; no pronouns, no towns, nothing
 * that only stands inside a name. Where a name itself heads the path ("Norway's ambassador to Chad"), or a plain noun, an
 * adjective or the noun after a copula ("Fiji is a member of the union"), there is no predicate: copulas and auxiliaries head nothing
 * in Universal Dependencies. A participle before its noun ("the Norwegian-held reef") tells what the noun is like. Full
 * verbs such as "have" and "become" are counted.
 */
export function predicatesOf(doc: Recognised, lexicon: CodeLexicon): Predicate[] {
  const mentions = mentionsBySentence(doc);
  const claims = attribute(doc, lexicon.reporting);
  return doc.sentences.flatMap((sentence, number) => {
    if (sentence.flat === true) return [];
    const tokens = headsOfPaths(sentence, doc.mentions.filter(isNamed(number)));
    if (tokens.size === 0) return [];
    const around = surroundingsOf(doc, number, mentions[number]!, lexicon.frames);
    const eventful = eventWords(sentence, lexicon);
    const deeds = findDeeds(around);
    return [...tokens]
      .sort((a, b) => a - b)
      .flatMap((token): Predicate[] => {
        const kind = triggerKind(around.tree, token);
        if (kind === null || !eventful.has(token)) return [];
        return [{ sentence: number, token, kind, coverage: coverageOf(around, token, kind, deeds, claims, lexicon) }];
      });
  });
}

const isNamed =
  (sentence: number) =>
  (mention: Mention): boolean =>
    mention.sentence === sentence &&
    mention.embedded !== true &&
    mention.form !== "reference" &&
    mention.kind !== "place" &&
    mention.entries.length > 0 &&
    codesOf(mention).length > 0;

function codesOf({ readings }: Mention): string[] {
  return readings.map(({ country, code }) => country ?? code).filter((code) => code !== null);
}

/** Nouns that are taken for deeds by their ending, and name people, bodies or things. */
const NO_DEEDS: ReadonlySet<string> = new Set(
  "national hostage organization organisation delegation opposition administration commission coalition infrastructure location refinery settlement".split(
    " ",
  ),
);

/** Verbs, and the nouns that tell a deed: those `entente status` takes for one, and those with a frame. */
function eventWords(sentence: Sentence, { modality, frames }: CodeLexicon): ReadonlySet<number> {
  const words = new Set<number>();
  for (const { token } of statusOf(sentence, modality))
    if (!NO_DEEDS.has(sentence.tokens[token]!.lemma.toLowerCase())) words.add(token);
  for (const [i, { upos, lemma }] of sentence.tokens.entries())
    if (upos === "NOUN" && frames.nouns.get(lemma.toLowerCase())?.some(({ frame }) => !frame.nothing)) words.add(i);
  return words;
}

/** The words at the top of the paths between mentions of different states or bodies; none that belongs to either. */
function headsOfPaths(sentence: Sentence, mentions: readonly Mention[]): Set<number> {
  const heads = new Set<number>();
  for (const [i, one] of mentions.entries()) {
    for (const other of mentions.slice(i + 1)) {
      const codes = codesOf(other);
      if (codesOf(one).some((code) => codes.includes(code))) continue;
      const top = topOfPath(sentence, one.head, other.head);
      const isInside = ({ first, last }: Mention) => first <= top && top <= last;
      if (top >= 0 && !isInside(one) && !isInside(other)) heads.add(top);
    }
  }
  return heads;
}

/** The lowest token above both, or one of them; -1 where the tree does not join them. */
function topOfPath({ tokens }: Sentence, one: number, other: number): number {
  const above = new Set<number>();
  for (let at = one; at >= 0 && !above.has(at); at = tokens[at]!.head) above.add(at);
  let at = other;
  for (let steps = 0; at >= 0 && steps < tokens.length; steps++) {
    if (above.has(at)) return at;
    at = tokens[at]!.head;
  }
  return -1;
}

function coverageOf(
  around: Surroundings,
  token: number,
  kind: "verb" | "noun",
  deeds: readonly Deed[],
  claims: readonly Claim[],
  lexicon: CodeLexicon,
): Coverage {
  const frame = frameOf(around, token, kind);
  if (frame !== null && !frame.nothing) return "event";
  if (deeds.some((deed) => deed.trigger !== token && isCarriedBy(around, deed, token, lexicon))) return "event";
  const { start, end } = around.tree.sentence.tokens[token]!;
  if (claims.some(({ cue }) => cue.start <= start && end <= cue.end)) return "claim";
  return frame === null ? "unknown" : "none";
}

const CARRIERS = ["light", "receive", "verb", "host"];

/** "Held talks", "arrived for talks", "refused to meet", "announced the closure". */
function isCarriedBy(around: Surroundings, deed: Deed, token: number, { modality }: CodeLexicon): boolean {
  const { frame, trigger, kind } = deed;
  const slots =
    kind === "noun" ? [...frame.nounActor, ...frame.nounRecipient, ...frame.where.map(({ slot }) => slot)] : [];
  const asked = new Set(slots.map((slot) => slot.split(".")[0]!).filter((step) => CARRIERS.includes(step)));
  if ([...asked].some((step) => slotTokens(around, trigger, step).includes(token))) return true;
  const { chain, cues } = readModalityIn(around.tree, trigger, modality);
  return chain.includes(token) || cues.some((cue) => cue.token === token && cue.idle !== true);
}

function nameOf(doc: Recognised, { sentence, token, kind }: Predicate): string {
  return `${doc.sentences[sentence]!.tokens[token]!.lemma.toLowerCase()} (${kind})`;
}

function quoteOf(doc: Recognised, { sentence, token }: Predicate): string {
  const { tokens, start, end } = doc.sentences[sentence]!;
  const word = tokens[token]!;
  return `${doc.text.slice(start, word.start)}[${word.form}]${doc.text.slice(word.end, end)}`;
}

/** The commonest predicates without an entry; with `--examples`, sentences of each. */
function list(unknown: ReadonlyMap<string, readonly string[]>): void {
  const commonest = [...unknown].sort((a, b) => b[1].length - a[1].length).slice(0, LISTED);
  for (const [name, quotes] of commonest) {
    console.log(`${String(quotes.length).padStart(5)}  ${name}`);
    if (process.argv.includes("--examples")) for (const quote of quotes.slice(0, 4)) console.log(`         ${quote}`);
  }
}
