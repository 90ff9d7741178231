// Stage "recognise", dates: does the verb over a time expression look back or ahead?
import type { Sentence, Token } from "#document";

export type Direction = "past" | "future" | "unknown";

/** Auxiliaries and verbs of what is to come; "could" is left out: "could not attend on Monday". */
const AHEAD = new Set(
  "will 'll ’ll wo shall would may might must should going scheduled due slated planned upcoming expected plan plans planning".split(
    " ",
  ),
);
/** Verbs whose infinitive is as past as they are: "failed to meet on Monday". */
const IMPLICATIVE = new Set(
  "fail refuse decline manage begin start continue proceed happen come force help forget neglect bother remember".split(
    " ",
  ),
);

/** Deeds in words about what is to come: "promised 500 trucks by May" has a deadline ahead, whenever it was promised. */
const COMMISSIVE = new Set(
  "promise pledge vow agree commit undertake demand request order require ask urge want seek propose offer".split(" "),
);

/**
 * A reader for the time expressions of one sentence: climbs from a token to its verb. "Will" or a plan makes it
 * future, a past form past. Without a tree the words of the sentence decide.
 */
export function tenseReader(sentence: Sentence): (token: number) => Direction {
  let flat: Direction | null = null;
  return (token) => {
    const own = sentence.flat === true ? null : treeTense(sentence.tokens, token);
    if (own !== null) return own;
    flat ??= flatTense(sentence.tokens);
    return flat;
  };
}

/** Null where no verb stands over the token. */
function treeTense(tokens: readonly Token[], token: number): Direction | null {
  const verb = verbOver(tokens, tokens[token]?.head ?? -1);
  if (verb === null) return null;
  if (isDeadline(tokens, token) && COMMISSIVE.has(tokens[verb]?.lemma ?? "")) return "future";
  const own = verbTense(tokens, verb);
  if (own !== "unknown") return own;
  const above = verbOver(tokens, tokens[verb]?.head ?? -1);
  return above === null ? "unknown" : verbTense(tokens, above);
}

/** "By December", "by the end of May". */
function isDeadline(tokens: readonly Token[], token: number): boolean {
  return helperOf(tokens, token, ({ deprel, form }) => deprel === "case" && form.toLowerCase() === "by");
}

/** How far up a verb is looked for. */
const MAX_STEPS = 8;

/** The nearest verb or predicate, from `at` upwards. */
function verbOver(tokens: readonly Token[], at: number): number | null {
  for (let steps = 0; at >= 0 && steps < MAX_STEPS; steps += 1) {
    const here = tokens[at];
    if (here === undefined) return null;
    if (here.upos === "VERB" || helperOf(tokens, at, isCopula)) return at;
    at = here.head;
  }
  return null;
}

const isCopula = ({ deprel }: Token): boolean => deprel === "cop";
const isHelper = ({ deprel }: Token): boolean => /^(?:aux|cop|mark)/.test(deprel);

/** Whether one of the tokens that hang on `head` is such a one. */
function helperOf(tokens: readonly Token[], head: number, is: (token: Token) => boolean): boolean {
  for (let t = 0; t < tokens.length; t++) if (tokens[t]!.head === head && is(tokens[t]!)) return true;
  return false;
}

function verbTense(tokens: readonly Token[], verb: number): Direction {
  const own = tokens[verb];
  if (own === undefined) return "unknown";
  const helped = (is: (token: Token) => boolean): boolean =>
    helperOf(tokens, verb, (token) => isHelper(token) && is(token));
  if (AHEAD.has(own.form.toLowerCase()) || helped(({ form }) => AHEAD.has(form.toLowerCase()))) return "future";
  if (own.xpos === "VBD" || helped(({ lemma, xpos }) => lemma === "have" || xpos === "VBD")) return "past";
  const infinitive = own.xpos === "VB" && helped(({ deprel, lemma }) => deprel === "mark" && lemma === "to");
  return infinitive ? infinitiveTense(own, tokens[own.head]) : "unknown";
}

/** "Hopes to visit on Monday" looks ahead; "came to visit on Monday" and "failed to visit on Monday" back. */
function infinitiveTense(own: Token, above: Token | undefined): Direction {
  if (above === undefined || !["VBD", "VBN"].includes(above.xpos)) return "future";
  return own.deprel === "advcl" || IMPLICATIVE.has(above.lemma) ? "past" : "future";
}

function flatTense(tokens: readonly Token[]): Direction {
  if (tokens.some((t) => ["will", "shall"].includes(t.form.toLowerCase()))) return "future";
  return tokens.some((t) => t.xpos === "VBD") ? "past" : "unknown";
}
