// Stage "code", third part: the parties that stand behind a noun.
import {
  childBy,
  childrenOf,
  type Mention,
  OUTWARD_RULE,
  type Party,
  type PartyReading,
  type Recognised,
  type Sentence,
  type Tree,
} from "#document";
import { prepositional } from "./arguments.ts";

/** Mentions of one sentence by token. */
export interface MentionIndex {
  /** The mention whose phrase a token heads, or that covers it; adjectives only where nothing else does. */
  at(token: number): Mention | null;
}

/** Where the parties of a noun may hide when the noun itself is none: "Togo's decision", "the shelling by Togo". */
const BEHIND_ACTOR = ["poss", "by", "mod"] as const;
const BEHIND_RECIPIENT = ["poss", "by", "mod", "from", "of", "in", "on", "against", "with", "to"] as const;
const MODIFIERS = new Set(["amod", "compound", "appos", "flat", "nmod:unmarked"]);
const MAX_DEPTH = 3;

/** A party with how it was found: 0 the noun itself, 1 or more steps behind it. */
export interface FoundParty {
  readonly party: Party;
  readonly mention: Mention;
  readonly depth: number;
}

/** True where the party is a state's or a body's: a name alone is not enough for a record. */
export function isKnown({ party }: FoundParty): boolean {
  return party.country !== null || party.code !== null;
}

/** Indexes mentions by sentence; linear in mentions and the tokens they cover. */
export function indexMentions(doc: Recognised): readonly MentionIndex[] {
  const bySentence: Mention[][] = doc.sentences.map(() => []);
  for (const mention of doc.mentions) bySentence[mention.sentence]?.push(mention);
  return bySentence.map((mentions, sentence) => indexSentence(mentions, doc.sentences[sentence]!));
}

function indexSentence(mentions: readonly Mention[], sentence: Sentence): MentionIndex {
  const table: (Mention | null)[] = new Array(sentence.tokens.length).fill(null);
  for (const mention of mentions) {
    for (let i = mention.first; i <= mention.last && i < table.length; i++) {
      const other = table[i];
      if (other === null || other === undefined || better(mention, other, i)) table[i] = mention;
    }
  }
  return { at: (token) => table[token] ?? null };
}

/** Which of two mentions that cover a token answers for it. */
function better(one: Mention, other: Mention, token: number): boolean {
  const heads = Number(one.head === token) - Number(other.head === token);
  if (heads !== 0) return heads > 0;
  const adjectives = Number(other.form === "adjective") - Number(one.form === "adjective");
  if (adjectives !== 0) return adjectives > 0;
  return one.end - one.start > other.end - other.start;
}

/**
 * The parties that a noun stands for, with those coordinated with it.
 *
 * 1. mentions headed by the noun, its conjuncts or its appositions;
 * 2. else what owns, does or surrounds it, at most three steps away.
 *
 * @returns empty where nobody can be told
 */
export function partiesOf(
  tree: Tree,
  mentions: MentionIndex,
  token: number,
  role: "actor" | "recipient",
): FoundParty[] {
  return unique(search(tree, mentions, token, role, 0));
}

function search(
  tree: Tree,
  mentions: MentionIndex,
  token: number,
  role: "actor" | "recipient",
  depth: number,
): FoundParty[] {
  const found = nominals(tree, token).flatMap((i) => read(mentions.at(i), depth));
  // "a town in Sudan" is somebody's town: who it is matters more than the word.
  const known = found.some(isKnown);
  if (known || depth >= MAX_DEPTH || found.some(({ mention }) => mention.rule === OUTWARD_RULE)) return found;
  let unknown: FoundParty | undefined;
  for (const step of role === "actor" ? BEHIND_ACTOR : BEHIND_RECIPIENT) {
    const behind = stepBehind(tree, mentions, token, step).flatMap((i) => search(tree, mentions, i, role, depth + 1));
    if (behind.some(isKnown)) return behind;
    unknown ??= behind[0];
  }
  return found.length > 0 || unknown === undefined ? found : [unknown];
}

function nominals(tree: Tree, token: number): number[] {
  const { tokens } = tree.sentence;
  const found = [token];
  for (const i of childrenOf(tree, token)) {
    const { deprel, upos } = tokens[i]!;
    if (deprel === "conj" && upos !== "VERB") found.push(i);
  }
  return found;
}

function read(mention: Mention | null, depth: number): FoundParty[] {
  if (mention === null) return [];
  return mention.readings.map((reading) => ({ party: toParty(reading, mention), mention, depth }));
}

export function toParty(reading: PartyReading, mention: Mention): Party {
  const { name, country, code, sectors, entity } = reading;
  return { name, country, code, sectors, entity, start: mention.start, end: mention.end };
}

function stepBehind(tree: Tree, mentions: MentionIndex, token: number, step: string): number[] {
  if (step === "poss") {
    const possessor = childBy(tree, token, "nmod:poss");
    return possessor < 0 ? [] : [possessor];
  }
  if (step === "mod") {
    return Array.from(childrenOf(tree, token)).filter((i) => {
      const { deprel, upos } = tree.sentence.tokens[i]!;
      // "a school adjacent to a camp": an adjective that names nobody leads to nobody.
      return MODIFIERS.has(deprel) && (upos !== "ADJ" || mentions.at(i) !== null);
    });
  }
  return prepositional(tree, token, step);
}

function unique(found: readonly FoundParty[]): FoundParty[] {
  const seen = new Set<string>();
  return found.filter(({ party }) => {
    const key = `${party.country}|${party.code}|${party.name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
