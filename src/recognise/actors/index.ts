// Stage "recognise", first part: who. Sentences with trees → mentions of political actors.
import type { Mention, Notice, Parsed, PartyReading, Timex } from "#document";
import type { Gazetteer, NameIndex } from "#lexicon/names";
import type { NameWeights } from "../tagger/tagger.ts";
import type { Draft } from "./drafts.ts";
import { namesOf } from "./names.ts";
import { type Page, readPage } from "./page.ts";
import { NAME_RULE, namesAlone, phrasesOf } from "./phrases.ts";
import { resolveReferences } from "./references.ts";

export interface ActorLexicon {
  readonly names: NameIndex;
  readonly gazetteer: Gazetteer;
  readonly tagger: NameWeights | null;
}

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
 * @param day by which offices and names are judged: of publication, or that which the text proves
 * @returns mentions in text order, the longer first where two begin together; and states and places inside of names ("Bank of Korea"),
 *   which are no parties but places
 */
export function recogniseActors(
  doc: Parsed,
  lexicon: ActorLexicon,
  dates: readonly Timex[] = [],
  day: string | null = doc.published,
): { readonly mentions: Mention[]; readonly inner: Mention[]; readonly notices: readonly Notice[] } {
  const page = readPage(doc, lexicon, dates, day);
  // names of the whole page first, so that a bare family name finds a full one that follows it
  const names = doc.sentences.map((_, s) => namesOf(page, s));
  const drafts = names.flatMap((found, s) => phrasesOf(page, s, found.names));
  resolveReferences(drafts, page);
  const inner = names.flatMap((found, s) => namesAlone(page, s, found.inner));
  return { mentions: finish(drafts, page), inner: finish(inner, page), notices: [...page.notices.values()] };
}

function finish(drafts: readonly Draft[], page: Page): Mention[] {
  const place = new Map<Draft, number>();
  for (const [i, draft] of drafts.entries()) place.set(draft, i);
  const bodies = drafts.filter(({ kind, role }) => (kind === "organisation" || kind === "group") && role !== null);
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
    ...(isEmbedded(draft, page) || bodies.some((body) => isInside(draft, body)) ? { embedded: true } : {}),
    rule: draft.rule,
    entries: draft.entries,
  }));
}

/** A state, place or body inside a longer name that the tagger takes for neither a party nor a place: an election, a treaty, a prize. */
function isEmbedded({ sentence, first, last, kind }: Draft, { tagged }: Page): boolean {
  if (kind === "person" || kind === "role") return false;
  return (
    tagged[sentence]?.some(
      (name) =>
        name.sort === "other" && name.first <= first && last <= name.last && name.last - name.first > last - first,
    ) ?? false
  );
}

/** "Samoan" in "Samoan Farmers' League" and in "Samoan troops". */
function isInside(draft: Draft, { start, end, rule }: Draft): boolean {
  if (rule !== NAME_RULE && draft.form !== "adjective") return false;
  return start <= draft.start && draft.end <= end && end - start > draft.end - draft.start;
}

/** The value that all readings share, or null. */
function common(readings: readonly PartyReading[], field: "country" | "code" | "entity"): string | null {
  const value = readings[0]?.[field] ?? null;
  return readings.length < 2 || readings.every((reading) => reading[field] === value) ? value : null;
}
