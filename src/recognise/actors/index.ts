// Stage "recognise", first part: who. Sentences with trees → mentions of political actors.
import type { Mention, Parsed, PartyReading, Timex } from "#document";
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
 * @param dates of the same page: a name inside of one ("in May") is nobody's
 * @returns mentions in text order, the longer first where two begin together
 */
export function recogniseActors(
  doc: Parsed,
  index: NameIndex,
  gazetteer: Gazetteer,
  dates: readonly Timex[] = [],
): Mention[] {
  const page = readPage(doc, index, gazetteer, dates);
  // names of the whole page first, so that a bare family name finds a full one that follows it
  const names = doc.sentences.map((_, s) => namesOf(page, s));
  const drafts = names.flatMap((found, s) => phrasesOf(page, s, found));
  resolveReferences(drafts, page);
  return finish(drafts);
}

function finish(drafts: readonly Draft[]): Mention[] {
  const place = new Map<Draft, number>();
  for (const [i, draft] of drafts.entries()) place.set(draft, i);
  return drafts.map((draft) => ({
    start: draft.start,
    end: draft.end,
    sentence: draft.sentence,
    first: draft.first,
    last: draft.last,
    head: draft.head,
    text: draft.text,
    kind: draft.kind,
    form: draft.form,
    country: common(draft.readings, "country"),
    code: common(draft.readings, "code"),
    entity: common(draft.readings, "entity"),
    readings: draft.readings,
    agentive: draft.agentive,
    role: draft.role,
    antecedent: draft.antecedent === null ? null : (place.get(draft.antecedent) ?? null),
    rule: draft.rule,
    entries: draft.entries,
  }));
}

/** The value that all readings share, or null. */
function common(readings: readonly PartyReading[], field: "country" | "code" | "entity"): string | null {
  const value = readings[0]?.[field] ?? null;
  return readings.length < 2 || readings.every((reading) => reading[field] === value) ? value : null;
}
