// The shared record: finding the mention that a token of the tree belongs to.
import type { Token } from "./parsed.ts";
import type { Mention, Recognised } from "./recognised.ts";

/** Mentions of one document by sentence and token. */
export interface MentionIndex {
  readonly mentions: readonly Mention[];
  /** For each sentence, for each token, the index of its mention, or -1. */
  readonly byToken: readonly Int32Array[];
}

/**
 * Gives every token the mention that it stands for: the longest one that it heads, else the shortest one around it.
 * So in "Russia's defence ministry" the token "ministry" stands for the ministry, and "Russia" for the state; and where the
 * tree hangs a name wrongly ("Minister" below "Choe" or the reverse), any token of the phrase still finds the whole of it.
 */
export function indexMentions(doc: Pick<Recognised, "sentences" | "mentions">): MentionIndex {
  const byToken = doc.sentences.map(({ tokens }) => new Int32Array(tokens.length).fill(-1));
  const size = (index: number): number => {
    const { first, last } = doc.mentions[index]!;
    return last - first;
  };
  // the tree may hang a state beside what follows it as if there were two subjects: "New South Wales Governor Anna Berg pardons"
  const isHead = (index: number, token: number): boolean => {
    const { sentence, head, form } = doc.mentions[index]!;
    if (head === token || form === "reference") return head === token;
    const { tokens } = doc.sentences[sentence]!;
    const [one, other] = [tokens[token]!, tokens[head]!];
    return (
      one.head === other.head && one.head >= 0 && relationOf(one) === relationOf(other) && ARGUMENT.test(one.deprel)
    );
  };
  for (const [index, { sentence, first, last }] of doc.mentions.entries()) {
    const row = byToken[sentence];
    if (row === undefined) continue;
    for (let token = first; token <= last; token++) {
      const known = row[token]!;
      const own = isHead(index, token);
      const better =
        known < 0 ||
        (own && (!isHead(known, token) || size(index) > size(known))) ||
        (!own && !isHead(known, token) && size(index) < size(known));
      if (better) row[token] = index;
    }
  }
  return { mentions: doc.mentions, byToken };
}

const ARGUMENT = /^(nsubj|obj|iobj|obl)/;
const relationOf = ({ deprel }: Token): string => deprel.split(":", 1)[0]!;

/** The mention that a token stands for, or null. */
export function mentionAt(index: MentionIndex, sentence: number, token: number): Mention | null {
  const found = index.byToken[sentence]?.[token] ?? -1;
  return found < 0 ? null : (index.mentions[found] ?? null);
}
