// Stage "recognise", actors: pronouns, each with what it asks the page for.
import type { Token } from "#document";
import { type Draft, makeDraft, type Question, type View } from "./drafts.ts";

const PRONOUNS: ReadonlyMap<string, Question["by"]> = new Map([
  ...["he", "she", "him", "her", "his", "himself", "herself"].map((word) => [word, "person"] as const),
  ...["it", "its", "itself"].map((word) => [word, "thing"] as const),
  ...["they", "them", "their", "themselves"].map((word) => [word, "plural"] as const),
  ["both", "several"] as const,
]);

/** Third-person pronouns, "the former" and "the latter", and "both" where it stands alone; not the "it" of "it is said that". */
export function pronounsOf(view: View): Draft[] {
  const drafts: Draft[] = [];
  for (const [t, token] of view.tokens.entries()) {
    const by = askedBy(token) ?? askedByRank(view.tokens, t);
    if (by === undefined) continue;
    drafts.push(
      makeDraft(
        view,
        { first: t, last: t, start: token.start, end: token.end, head: t },
        {
          kind: "role",
          form: "reference",
          agentive: true,
          plural: by === "plural" || by === "several",
          sort: null,
          person: null,
          ask: { by, word: token.form.toLowerCase(), roleKind: null, count: by === "several" ? 2 : 1 },
          rule: "recognise.pronoun",
          role: null,
          readings: [],
          entries: [],
        },
      ),
    );
  }
  return drafts;
}

function askedBy({ upos, form, deprel }: Token): Question["by"] | undefined {
  if (upos === "PRON") return deprel === "expl" ? undefined : PRONOUNS.get(form.toLowerCase());
  const alone =
    (form === "both" || form === "Both") && deprel !== "det" && deprel !== "det:predet" && deprel !== "cc:preconj";
  return alone ? "several" : undefined;
}

/** "the former", "the latter" without a noun: what follows is no part of their phrase. */
function askedByRank(tokens: readonly Token[], t: number): Question["by"] | undefined {
  const { form, deprel, head } = tokens[t]!;
  if (form !== "former" && form !== "latter") return undefined; // the words are the names of what they ask
  const next = tokens[t + 1]?.upos ?? "PUNCT";
  const ofNoun = /^(amod|compound)$/.test(deprel) && head > t && /^(NOUN|PROPN)$/.test(tokens[head]!.upos);
  const alone = !ofNoun && !/^(NOUN|PROPN|ADJ|NUM)$/.test(next);
  return alone && /^the$/i.test(tokens[t - 1]?.form ?? "") ? form : undefined;
}
