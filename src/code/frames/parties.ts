// Stage "code", third part: the parties that stand behind a noun.
import {
  childBy,
  childrenOf,
  indexMentions,
  type Mention,
  mentionAt,
  OUTWARD_RULE,
  type Party,
  type PartyReading,
  type Recognised,
  subtree,
  type Tree,
} from "#document";
import { prepositional } from "./arguments.ts";

/** Mentions of one sentence by token. */
export interface MentionIndex {
  /** Whether any of them is a state's or a body's: without one, a sentence has no record. */
  readonly hasKnown: boolean;
  /** The mention that a token stands for, or null. */
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
  return isOwned(party);
}

const isOwned = ({ country, code }: Pick<PartyReading, "country" | "code">): boolean =>
  country !== null || code !== null;

/** The mentions of every sentence by token. */
export function mentionsBySentence(doc: Recognised): readonly MentionIndex[] {
  const index = indexMentions(doc);
  const known = new Set(doc.mentions.filter(({ readings }) => readings.some(isOwned)).map(({ sentence }) => sentence));
  return doc.sentences.map((_, sentence) => ({
    hasKnown: known.has(sentence),
    at: (token) => mentionAt(index, sentence, token),
  }));
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
  // "a purchase of 5 million Canadian dollars" is nobody's
  if (CURRENCIES.has(tree.sentence.tokens[token]!.lemma.toLowerCase())) return [];
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

const CURRENCIES: ReadonlySet<string> = new Set(
  "dollar dlr dlrs pound euro franc mark yen yuan won rouble ruble rupee peso krone krona lira riyal dinar dirham shilling".split(
    " ",
  ),
);

function nominals(tree: Tree, token: number): number[] {
  const { tokens } = tree.sentence;
  const found = [token];
  for (const i of childrenOf(tree, token)) {
    const { deprel, upos } = tokens[i]!;
    if (deprel === "conj" && upos !== "VERB") found.push(i);
  }
  return [...strayConjuncts(tree, token).flatMap((i) => [i, ...conjunctsOf(tree, i)]), ...found];
}

function conjunctsOf(tree: Tree, token: number): number[] {
  return childrenOf(tree, token).filter((i) => tree.sentence.tokens[i]!.deprel === "conj");
}

/**
 * What is coordinated with a noun although the tree hangs it elsewhere:
 *
 * 1. "The Union, Britain and Norway imposed": two subjects of one verb with a comma between;
 * 2. "In May, Togo and Ghana vetoed", both taken for conjuncts of May: the one before "and".
 */
function strayConjuncts(tree: Tree, token: number): number[] {
  const { tokens } = tree.sentence;
  const { deprel, head } = tokens[token]!;
  if (head < 0) return [];
  const beside = childrenOf(tree, head).filter((i) => i !== token && tokens[i]!.deprel === deprel);
  if (deprel === "nsubj") {
    return beside.filter((i) => {
      const [one, other] = i < token ? [i, token] : [token, i];
      return tokens[one + 1]?.form === "," && Math.min(...subtree(tree, other)) <= one + 2;
    });
  }
  if (deprel !== "conj") return [];
  const before = tokens[head]!.deprel === "conj" ? [...beside, head] : beside;
  return before.filter((i) => tokens[i + 1]?.form === "and" && i + 2 === token && tokens[i - 1]?.form === ",");
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
    return childrenOf(tree, token).filter((i) => {
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

/** Without the "Chadian" in "a Chadian doctor", who are one: found by way of both words. */
export function withoutInner(found: readonly FoundParty[]): FoundParty[] {
  return found.filter(
    ({ party, mention }) =>
      !found.some(
        (other) =>
          other.mention !== mention &&
          other.party.country === party.country &&
          other.party.code === party.code &&
          other.mention.start <= mention.start &&
          mention.end <= other.mention.end,
      ),
  );
}
