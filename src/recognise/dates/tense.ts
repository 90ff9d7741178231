// Stage "recognise", dates: does the verb over a time expression look back or ahead?
import type { Sentence, Token } from "#document";

/** Adverbials of a plan: "is to visit on Monday", "plans to", "scheduled for". */
const FUTURE_WORDS = new Set([
  "will",
  "'ll",
  "’ll",
  "wo",
  "shall",
  "going",
  "scheduled",
  "due",
  "slated",
  "planned",
  "upcoming",
  "expected",
  "plan",
  "plans",
  "planning",
]);

export type Direction = "past" | "future" | "unknown";

/**
 * Climbs from the token to its verb: "will" or a plan makes it future, a past form past.
 * Without a tree the words of the sentence decide.
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
  const verb = verbOver(tokens, token);
  if (verb === null) return null;
  const own = verbTense(tokens, verb);
  if (own !== "unknown") return own;
  // "Hopes to visit on Monday": an infinitive looks ahead of the verb that governs it.
  const head = tokens[verb]?.head ?? -1;
  const above = head < 0 ? null : verbOver(tokens, head, true);
  return above === null ? "unknown" : verbTense(tokens, above);
}

/** The nearest verb or predicate above, at most so many steps up. */
const MAX_STEPS = 8;

function verbOver(tokens: readonly Token[], token: number, self = false): number | null {
  let at = self ? token : (tokens[token]?.head ?? -1);
  for (let steps = 0; at >= 0 && steps < MAX_STEPS; steps += 1) {
    const here = tokens[at];
    if (here === undefined) return null;
    if (here.upos === "VERB" || tokens.some((t) => t.head === at && t.deprel === "cop")) return at;
    at = here.head;
  }
  return null;
}

function verbTense(tokens: readonly Token[], verb: number): Direction {
  const helpers = tokens.filter(
    (t) => t.head === verb && (t.deprel.startsWith("aux") || t.deprel === "mark" || t.deprel === "cop"),
  );
  const own = tokens[verb];
  if (own === undefined) return "unknown";
  if (helpers.some((t) => FUTURE_WORDS.has(t.form.toLowerCase()))) return "future";
  if (FUTURE_WORDS.has(own.form.toLowerCase())) return "future";
  if (
    helpers.some(
      (t) => ["VBD", "VBZ", "VBP"].includes(t.xpos) && ["have", "do", "be"].includes(t.lemma) && t.xpos === "VBD",
    )
  )
    return "past";
  if (helpers.some((t) => t.lemma === "have")) return "past";
  if (own.xpos === "VBD") return "past";
  if (helpers.some((t) => t.deprel === "mark" && t.lemma === "to") && own.xpos === "VB") {
    const above = tokens[own.head];
    const past = above !== undefined && ["VBD", "VBN"].includes(above.xpos) && own.deprel === "advcl";
    return past ? "past" : "future";
  }
  return "unknown";
}

function flatTense(tokens: readonly Token[]): Direction {
  if (tokens.some((t) => ["will", "shall"].includes(t.form.toLowerCase()))) return "future";
  if (tokens.some((t) => t.xpos === "VBD")) return "past";
  return "unknown";
}
