// Stage "recognise", first part: who. Sentences with trees → mentions of political actors.
import type { Mention, Parsed } from "#document";
import type { Gazetteer, NameIndex } from "#lexicon";
import type { Draft } from "./drafts.ts";
import { namesOf } from "./names.ts";
import { readPage } from "./page.ts";
import { phrasesOf } from "./phrases.ts";
import { resolveReferences } from "./references.ts";

/**
 * The actors of a page:
 * 1. lexicon phrases of every sentence (`scan`), and what the page as a whole names (`readPage`);
 * 2. names, resolved by date, by the page's states and by cues; proper nouns outside the lexicon (`namesOf`);
 * 3. noun phrases around them: titles, roles, possessors, appositions (`phrasesOf`);
 * 4. pronouns and other references (`resolveReferences`).
 *
 * Mentions may nest: "Russia" inside "Russia's defence ministry". `indexMentions` finds the one of a token.
 *
 * @returns mentions in text order, the longer first where two begin together
 */
export function recogniseActors(doc: Parsed, index: NameIndex, gazetteer: Gazetteer): Mention[] {
  const page = readPage(doc, index, gazetteer);
  // names of the whole page first, so that a bare family name finds a full one that follows it
  const names = doc.sentences.map((_, s) => namesOf(page, s));
  const drafts = names.flatMap((found, s) => phrasesOf(page, s, found));
  resolveReferences(drafts, index);
  return finish(drafts);
}

function finish(drafts: readonly Draft[]): Mention[] {
  const kept = drafts.filter(
    ({ form, readings, ask }) => form !== "reference" || readings.length > 0 || ask?.by === "pair" || ask !== null,
  );
  const place = new Map(kept.map((draft, i) => [draft, i]));
  return kept.map(
    ({
      sentence,
      first,
      last,
      head,
      start,
      end,
      text,
      kind,
      form,
      readings,
      agentive,
      role,
      antecedent,
      rule,
      entries,
    }) => ({
      sentence,
      first,
      last,
      head,
      start,
      end,
      text,
      kind,
      form,
      country: common(readings.map(({ country }) => country)),
      code: common(readings.map(({ code }) => code)),
      entity: common(readings.map(({ entity }) => entity)),
      readings,
      agentive,
      role,
      antecedent: antecedent === null ? null : (place.get(antecedent) ?? null),
      rule,
      entries,
    }),
  );
}

function common<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}
