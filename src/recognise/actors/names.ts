// Stage "recognise", actors, second pass: the names of a sentence, each resolved by the page.
import type { CountryCode, MentionForm, MentionKind, PartyReading, Sector, Sentence, Token } from "#document";
import { type City, isCapital, keyOf, type NameEntity, type NamePhrase } from "#lexicon/names";
import { MONTHS, WEEKDAYS } from "../dates/words.ts";
import { chooseCity, chooseRegion } from "../places/city.ts";
import { senseOf } from "../sense.ts";
import type { TaggedName } from "../tagger/tagger.ts";
import { type Extent, headOf, makeNamed, type Named } from "./drafts.ts";
import { choose, holds, isHeld, type KnownPerson, type Page, readingOf, rememberPerson } from "./page.ts";
import type { Hit } from "./scan.ts";
import {
  hasCharges,
  isHuman,
  isTight,
  organisationSpans,
  type ProperSpan,
  properSpans,
  RANK,
  typeOf,
} from "./spans.ts";

/** Names of a sentence, none inside another, and states and places that stand inside of some ("Bank of Korea"). */
export interface SentenceNames {
  readonly names: readonly Named[];
  readonly inner: readonly Named[];
}

/**
 * All names of sentence `s`, in text order; remembers the persons it names in full.
 * 1. phrases of the lexicon; 2. longer names around states and places, by the tagger and by the head nouns of organisations;
 * 3. names of which the lexicon has no word, by the tagger, then runs of proper nouns by their cues.
 */
export function namesOf(page: Page, s: number): SentenceNames {
  const sentence = page.doc.sentences[s]!;
  const { tokens } = sentence;
  const known: Named[] = [];
  for (const hit of page.scans[s]!.names) {
    const named = fromLexicon(page, s, hit);
    if (named !== null) known.push(named);
  }
  const tagged = (page.tagged[s] ?? []).flatMap((name) => (name.sort === "other" ? [] : trimmed(page, s, name)));
  const wide = wideSpans(sentence, tagged).flatMap((span) => fromWide(page, s, span, known));
  const inner = known.filter((named) => wide.some((name) => holdsName(name, named)));
  const found = wide.length === 0 ? known : [...known.filter((named) => !inner.includes(named)), ...wide];
  const covered = new Array<number>(tokens.length).fill(0);
  for (const { first, last } of found) covered.fill(1, first, last + 1);
  // a title is no part of the name that follows it: "Foreign Minister Lavrov"
  const titled = new Array<number>(tokens.length + 1).fill(0);
  for (const role of page.scans[s]!.roles) {
    if (!role?.phrases.some(({ entity }) => entity.role === "person")) continue;
    covered.fill(1, role.first, role.last + 1);
    titled[role.last + 1] = 1;
  }
  for (const span of looseSpans(page, s, tagged, (t) => covered[t] === 1)) {
    const named = fromSpan(
      page,
      s,
      titled[span.first] === 1 && span.kind !== "organisation" ? { ...span, kind: "person", unsure: false } : span,
    );
    if (named !== null) found.push(named);
  }
  const named = found.filter((one) => !isRankAlone(tokens, one));
  const undated = page.dates.has(s) ? named.filter((one) => !isDate(page, s, one)) : named;
  // "US" in "US Justice Department" is a place's name, "Russian" in "Russian Justice Department" is none
  const placed = inner.filter(
    ({ kind, form, phrase }) =>
      kind === "place" || (kind === "country" && (form !== "adjective" || phrase?.use === "name")),
  );
  return { names: undated.sort((a, b) => a.start - b.start), inner: placed };
}

/** "Lt. Col." before somebody's name. */
function isRankAlone(tokens: readonly Token[], { kind, entity, first, last }: Named): boolean {
  if (kind !== "person" || entity !== null) return false;
  for (let t = first; t <= last; t++) if (!RANK.test(tokens[t]!.form)) return false;
  return true;
}

/** Names of more than one word: the tagger's, and those of organisations by their head nouns where it says nothing. */
function wideSpans(sentence: Sentence, tagged: readonly TaggedName[]): ProperSpan[] {
  const own = tagged
    .filter(({ first, last }) => last > first)
    .map(({ first, last, sort: kind }) => ({ first, last, kind: kindOfSort(kind) }));
  const byHead = organisationSpans(sentence).filter((span) => {
    const over = tagged.filter(({ first, last }) => first <= span.last && last >= span.first);
    // the tagger parts "Women" from "Women's Forum"
    return (
      over.every(({ first, last }) => first >= span.first && last <= span.last) &&
      (over.length === 0 || isOwned(sentence.tokens, span) || hasCharges(sentence.tokens, span))
    );
  });
  const free = own.filter(({ first, last }) => !byHead.some((span) => span.first <= first && last <= span.last));
  return [...free, ...byHead];
}

/** Without days, numbers and marks at its ends ("LONDON 1996-08-31"); nothing where no capital is left. */
function trimmed({ dates, doc, scans }: Page, s: number, { first, last, sort }: TaggedName): TaggedName[] {
  const { tokens } = doc.sentences[s]!;
  // "Critics of Russia": a role noun that is capital only because it opens the sentence
  if (first === 0 && tokens[0]!.upos === "NOUN" && scans[s]!.roles[0] != null) return [];
  const days = dates.get(s) ?? [];
  const isLoose = (t: number): boolean =>
    !/\p{L}/u.test(tokens[t]!.form) ||
    (days.length > 0 && days.some((timex) => timex.first <= t && t <= timex.last && timex.first >= first));
  let [from, to] = [first, last];
  while (from <= to && (isLoose(from) || isOpening(tokens, from, to))) from += 1;
  while (to > from && ((isLoose(to) && tokens[to]!.form !== ".") || isClosing(tokens, to))) to -= 1;
  // "Min Seo-an": the tail of a hyphenated name may be lower case
  while (sort === "person" && /^[-‐‑]$/.test(tokens[to + 1]?.form ?? "") && isTight(tokens, to + 1)) {
    if (TIED.test(tokens[to + 2]!.form)) break;
    to += 2;
  }
  // "Russian S-300-type": a weapon
  if (sort === "person" && tokens.slice(from, to + 1).some(({ form }) => /\d/.test(form))) return [];
  for (let t = from; t <= to; t++) if (/\p{Lu}/u.test(tokens[t]!.form)) return [{ first: from, last: to, sort }];
  return [];
}

/** Small words, and participles that only open the sentence: "Considering Tunisia". */
function isOpening(tokens: readonly Token[], from: number, to: number): boolean {
  const { upos } = tokens[from]!;
  return from < to && (/^(PRON|AUX|ADV|SCONJ|CCONJ|ADP|INTJ)$/.test(upos) || (from === 0 && /^(VERB|DET)$/.test(upos)));
}

/** Small words, and what a hyphen ties to a name: "Berlin-based". */
function isClosing(tokens: readonly Token[], to: number): boolean {
  const { upos, form } = tokens[to]!;
  // "Seo-an": half of a name, whatever the tags make of it
  const isTied = /^[-‐‑–]$/.test(tokens[to - 1]?.form ?? "");
  return isTied ? TIED.test(form) : /^(PRON|AUX|ADV|SCONJ|CCONJ|ADP|DET)$/.test(upos);
}

const TIED = /^(based|led|backed|born|style|era|area|bound|wide|made|run|owned|held|controlled|trained|funded)$/;

const isOwned = (tokens: readonly Token[], { first, last }: ProperSpan): boolean =>
  tokens.slice(first, last).some(({ form }) => /^['’]s?$/.test(form));

const kindOfSort = (sort: TaggedName["sort"]): ProperSpan["kind"] => (sort === "other" ? null : sort);

/** Names that no phrase covers: the tagger's first, then what else the tags call a proper noun. */
function looseSpans(
  page: Page,
  s: number,
  tagged: readonly TaggedName[],
  covered: (token: number) => boolean,
): ProperSpan[] {
  const sentence = page.doc.sentences[s]!;
  const own = tagged.flatMap(({ first, last, sort }) => {
    // what the lexicon covers from the left is a title, or a state before a name of which more is not known
    let from = first;
    while (from <= last && covered(from)) from += 1;
    if (from > last || (from > first && sort !== "person")) return [];
    for (let t = from; t <= last; t++) if (covered(t)) return [];
    const role = page.scans[s]!.roles[last];
    if (role != null && role.first <= from) return []; // "the Union": a noun for somebody, which `phrasesOf` reads
    return [
      { first: from, last, kind: kindOfSort(sort), unsure: typeOf(sentence.tokens, from, last, page.index) !== sort },
    ];
  });
  const isTagged = (token: number): boolean => own.some(({ first, last }) => first <= token && token <= last);
  // the end of a longer noun for somebody, whose first word is no proper noun: "National Intelligence Service"
  const isRoleEnd = ({ first, last }: ProperSpan): boolean => (page.scans[s]!.roles[last]?.first ?? first) < first;
  const rest = properSpans(sentence, (t) => covered(t) || isTagged(t), page.index)
    .filter((proper) => !isRoleEnd(proper))
    .map((proper) => townSpan(page, s, proper, (t) => covered(t) || isTagged(t)));
  return [...own, ...rest];
}

/** Words of a date: "in May". As a subject ("May resigned") they may be somebody, if the page knows whom. */
function isDate({ dates, doc }: Page, s: number, { start, end, head, person, kind }: Named): boolean {
  const inside = dates.get(s)?.some((timex) => timex.start <= start && timex.end >= end) ?? false;
  return (
    inside && !(kind === "person" && person !== null && doc.sentences[s]!.tokens[head]!.deprel.startsWith("nsubj"))
  );
}

const holdsName = (body: Named, { first, last }: Named): boolean => first >= body.first && last <= body.last;

/**
 * A name of several words around what the lexicon knows, or an organisation by its head noun:
 * 1. a role noun with its state alone ("Russian Foreign Ministry") is left to `phrasesOf`;
 * 2. a known body that opens it ("Hamas Political Bureau"), or that only its own state stands before ("U.S. Treasury Department"), and a
 *    known person whose family name closes it, are the one meant, in more words;
 * 3. any other is a name of its own: "Kurdistan Democratic Party" is not the Democrats. It belongs to the state that it names.
 */
function fromWide(page: Page, s: number, span: ProperSpan, known: readonly Named[]): Named[] {
  const { first, last } = span;
  const { tokens } = page.doc.sentences[s]!;
  // "Kara Police", which the tagger takes for a town
  const closing = span.kind === "place" ? page.scans[s]!.roles[last] : null;
  const kind = closing?.phrases.some(({ entity }) => entity.sectors[0] === "COP") ? "organisation" : span.kind;
  const inside = known.filter((named) => named.first <= last && named.last >= first);
  if (kind === null || inside.some((named) => named.first < first || named.last > last)) return [];
  if (inside.length === 0 && isAddressed(tokens, span)) return [];
  if (kind !== "organisation" && inside.length === 0) return []; // left to `looseSpans`
  if (inside.some((named) => named.first === first && named.last === last)) return []; // known in just these words: "Aso Rock"
  const own = inside.reduce((n, named) => n + named.last - named.first + 1, 0);
  const places = inside.filter((named) => /^(country|place)$/.test(named.kind));
  if (own >= wordsIn(tokens, span) && !closesIn(inside, places, span)) return [];
  if (joinsKnown(tokens, inside, span) || endsInTitle(page, s, span) || opensInTitle(page, s, span)) return [];
  if (kind === "person" && opensWithPlace(page, s, span, places)) return [];
  const role = roleInside(page, s, { ...span, kind });
  if (places.length === inside.length && isStatesOwn(role, places, last - first + 1 - own)) return [];
  const start = tokens[first]!.start;
  const end = tokens[last]!.end;
  const at = { first, last, start, end, head: headOf(tokens, first, last) };
  const meant = inside.find((named) => !places.includes(named) && isMeant(named, places, span));
  const name = page.doc.text.slice(start, end);
  if (meant !== undefined) return [{ ...inFull(meant, name), ...at }];
  const reading: PartyReading = { name, country: null, code: null, sectors: [], entity: null };
  if (kind === "person") return [newPerson(page, at, reading)];
  const country = places[0]?.reading.country ?? null;
  const inner = kind === "organisation" ? (role?.phrases[0]?.entity.sectors ?? []) : [];
  const sectors =
    country === null && isArmedName(tokens[last]!, inner)
      ? ["UAF"]
      : inner.length > 0
        ? inner
        : isOffice(places, name)
          ? ["GOV"]
          : PARTY.test(name)
            ? ["PTY"]
            : inner;
  return [makeNamed(at, kind, "name", { ...reading, country, sectors }, {})];
}

/** A person of whom the lexicon has only the family name goes by the full one that the page gives. */
function inFull(meant: Named, name: string): Named {
  const { person, reading } = meant;
  if (person === null || /\s/.test(reading.name) || !/\s/.test(name) || person.reading.name !== reading.name)
    return meant;
  person.reading = { ...person.reading, name };
  return { ...meant, reading: { ...reading, name } };
}

/** "United States Forest Service", "Indian Meteorological Department": a part of the state whose name it begins with. */
const isOffice = (places: readonly Named[], name: string): boolean =>
  places[0]?.kind === "country" &&
  /\b(Department|Agency|Administration|Bureau|Commission|Authority|Ministry|Service)\b/.test(name);

/** "The Karo Army": armed, but not a state's army, which has the state's name before it or none at all. */
const isArmedName = ({ form }: Token, sectors: readonly Sector[]): boolean =>
  sectors[0] === "MIL" && /^(Army|Front|Brigades?|Battalion)$/.test(form);

/** "From Pyongyang Putin flew on": a place, and after it somebody whom the page or the day knows by the family name alone. */
function opensWithPlace(page: Page, s: number, { first, last }: ProperSpan, places: readonly Named[]): boolean {
  const place = places.find((named) => named.first === first && named.last < last);
  if (place === undefined) return false;
  const { tokens } = page.doc.sentences[s]!;
  // "ambassador to Togo Anna Berg"
  if (POST.test(tokens[first - 1]?.form ?? "") && titleBefore(page, s, first - 1) !== null && last - place.last > 1)
    return true;
  const start = tokens[place.last + 1]!.start;
  const { end } = tokens[last]!;
  const rest = { first: place.last + 1, last, start, end, head: last };
  return bareFamily(page, s, rest, page.doc.text.slice(start, end)) !== null;
}

/** "European Union and Serbia": all of its words are of names that "and" joins, two parties and no third. */
function joinsKnown(tokens: readonly Token[], inside: readonly Named[], { first, last }: ProperSpan): boolean {
  if (inside.length < 2) return false;
  for (let t = first; t <= last; t++) {
    const isNamed = inside.some((named) => named.first <= t && t <= named.last);
    if (!isNamed && !/^(and|,|the|&)$/.test(tokens[t]!.form)) return false;
  }
  return inside.some(({ last: end }) => tokens[end + 1]?.form === "and" && end < last);
}

/** All of its words are known, and the last are a body's: "Kurdistan Democratic Party", not "EU-Canada". */
function closesIn(inside: readonly Named[], places: readonly Named[], { first, last }: ProperSpan): boolean {
  const body = inside.at(-1);
  const words = inside.reduce((n, named) => n + named.last - named.first + 1, 0);
  return body !== undefined && !places.includes(body) && body.last === last && words === last - first + 1;
}

/** "Russian Foreign Ministry": a role noun and its state, and no word more. Parties bear such names as their own. */
function isStatesOwn(role: Hit | null, places: readonly Named[], others: number): boolean {
  if (role === null || role.last - role.first + 1 < others) return false;
  // "Kara District Court": a town's is a name
  const named = role.phrases.some(({ entity }) => /^(PTY|JUD|COP)$/.test(entity.sectors[0] ?? ""));
  return !named || !places.some(({ kind }) => kind === "place");
}

function wordsIn(tokens: readonly Token[], { first, last }: ProperSpan): number {
  let words = 0;
  for (let t = first; t <= last; t++) if (/[\p{L}\d]/u.test(tokens[t]!.form)) words += 1;
  return words;
}

/** "Quebec Health" before "Minister": a part of somebody's title. */
function endsInTitle(page: Page, s: number, { first, last, kind }: ProperSpan): boolean {
  if (kind === "person") return false;
  return page.scans[s]!.roles.some(
    (role) =>
      role != null &&
      role.first > first &&
      role.first <= last &&
      role.last > last &&
      role.phrases.some(({ entity }) => entity.role === "person"),
  );
}

/** True if the whole span is another way to name what the lexicon knows of it. */
function isMeant(named: Named, places: readonly Named[], { first, last, kind }: ProperSpan): boolean {
  if (kind === "person") return named.kind === "person" && named.last === last;
  if (kind !== "organisation" || named.kind === "person") return false;
  if (named.first === first) return true;
  const state = places.find((place) => place.first === first && place.last === named.first - 1);
  return named.last === last && state !== undefined && state.reading.country === named.reading.country;
}

/** "General of Togo" after "Prosecutor": the end of somebody's title, and whose it is. */
function opensInTitle(page: Page, s: number, { first, kind }: ProperSpan): boolean {
  const title = kind === "person" ? null : page.scans[s]!.roles[first];
  return title != null && title.first < first && title.phrases.some(({ entity }) => entity.role === "person");
}

/**
 * The role noun that the name ends in, or has before "of": "Party" in "Australian Labor Party", "Union" in "Union of Fishermen". Words for
 * private people make no organisation: "National Agency".
 */
function roleInside(page: Page, s: number, { first, last, kind }: ProperSpan): Hit | null {
  const { tokens } = page.doc.sentences[s]!;
  let found: Hit | null = null;
  let of = -1;
  for (let t = first; t <= last; t++) {
    if (of < 0 && found !== null && OF.test(tokens[t]!.form)) of = t;
    const hit = page.scans[s]!.roles[t];
    if (hit == null || hit.first < first || (kind === "organisation" && isOfPrivate(hit))) continue;
    // "Group of Forces": a word for any body tells less than what follows
    if (of >= 0 && hit.first > of && (found?.phrases[0]?.entity.sectors.length ?? 0) > 0) continue;
    if (found === null || t === last || hit.first <= found.first) found = hit;
  }
  return found;
}

const OF = /^(of|for|on)$/;

const isOfPrivate = ({ phrases }: Hit): boolean =>
  phrases.every(({ entity: { role, sectors } }) => role !== "body" && sectors[0] === "CVL");

function fromLexicon(page: Page, s: number, hit: Hit): Named | null {
  const { tokens } = page.doc.sentences[s]!;
  const phrase = choose(page, hit);
  if (phrase === null) return null;
  const { entity } = phrase;
  if (phrase.use === "capital" && isNamesake(page, s, hit, entity)) return null;
  if (phrase.use === "half" && !standsAlone(tokens, hit)) return null;
  if (phrase.use === "seat" && isAnothers(page, s, hit, entity)) return null;
  const head = headOf(tokens, hit.first, hit.last);
  if (isPartOfPersonName(page, tokens, hit, phrase)) return null;
  const form = formOf(tokens, head, hit, phrase);
  const person = entity.kind === "person" ? personOf(page, entity) : null;
  const { first, last, start, end } = hit;
  const text = page.doc.text.slice(start, end);
  const reading = person?.reading ?? ownName(page, phrase, text);
  const at = { first, last, start, end, head };
  return inFull(makeNamed(at, kindOf(phrase, form), form, reading, { phrase, entity, person }), text);
}

/** A part of a state that goes for it in print ("Scotland") is a party under its own name. */
function ownName(page: Page, { entity, use }: NamePhrase, text: string): PartyReading {
  const reading = readingOf(page, entity);
  if (entity.kind !== "country" || use !== "name" || text === reading.name) return reading;
  return page.gazetteer.regions(text).some(({ country }) => country === entity.country)
    ? { ...reading, name: text }
    : reading;
}

/** "Kenya's National Intelligence Service" is not South Korea's: a name of several words after another state's. */
function isAnothers(page: Page, s: number, { first, last }: Hit, { country }: NameEntity): boolean {
  const owner = last > first ? ownerBefore(page, s, first) : null;
  return owner !== null && country !== null && owner !== country;
}

/** The state whose name or adjective stands right before a word: "Kenya 's", "Nigerian". */
function ownerBefore(page: Page, s: number, first: number): CountryCode | null {
  const end = /^['’]s?$/.test(page.doc.sentences[s]!.tokens[first - 1]?.form ?? "") ? first - 2 : first - 1;
  const hit = page.scans[s]!.names.find(({ last }) => last === end);
  const states = hit?.phrases.filter(({ entity, use }) => entity.kind === "country" && use !== "capital") ?? [];
  const [state, other] = new Set(states.map(({ entity }) => entity.country));
  return other === undefined ? (state ?? null) : null;
}

/** "the North", "the North and the South"; not "the North Sea", "North Shore", "the North of England", "the North-East". */
function standsAlone(tokens: readonly Token[], { first, last }: Hit): boolean {
  const after = tokens[last + 1];
  return (
    first === last &&
    /^the$/i.test(tokens[first - 1]?.form ?? "") &&
    (after === undefined || (after.upos !== "PROPN" && after.upos !== "NOUN" && !/^(of|[-‐‑–])$/.test(after.form)))
  );
}

/** "Paris, Texas": a town of another state or region that is named right after it. */
function isNamesake(page: Page, s: number, { last, start, end }: Hit, { country }: NameEntity): boolean {
  const container = containerAfter(page, s, last);
  if (container === null || container.country === null || container.country === country) return false;
  return page.gazetteer.find(page.doc.text.slice(start, end)).some((city) => city.country === container.country);
}

/** The state or region named after a comma: "Louisville, Kentucky". */
function containerAfter(page: Page, s: number, last: number): NameEntity | null {
  if (page.doc.sentences[s]!.tokens[last + 1]?.form !== ",") return null;
  const hit = page.scans[s]!.names.find(({ first }) => first === last + 2);
  return (
    hit?.phrases.find(({ entity, use }) => use === "name" && (entity.kind === "place" || entity.kind === "country"))
      ?.entity ?? null
  );
}

/** "West Ham"; "Michael Jordan", "Chad Smith": a given name before a state's name, or a proper noun after a name that people bear too. */
function isPartOfPersonName(
  page: Page,
  tokens: readonly Token[],
  { first, last }: Hit,
  { entity, use }: NamePhrase,
): boolean {
  if (entity.kind !== "country" && entity.ambiguous !== true) return false;
  if (use !== "name" && use !== "capital") return false;
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  if (before?.upos === "PROPN" && page.index.isGivenName(keyOf(before.form)) && tokens[first]!.deprel !== "nsubj")
    return true;
  return (
    entity.ambiguous === true &&
    after?.upos === "PROPN" &&
    /^(flat|compound)/.test(tokens[after.head === last ? last + 1 : last]!.deprel)
  );
}

/** An adjective where the phrase can be one and the tree uses it before a noun; a capital that governs is a metonym. */
function formOf(tokens: readonly Token[], head: number, hit: Hit, phrase: NamePhrase): MentionForm {
  const token = tokens[head]!;
  const adjectival = hit.phrases.some(({ use, entity }) => use === "adjective" && entity === phrase.entity);
  if (adjectival && (token.upos === "ADJ" || modifies(tokens, head, hit.last))) return "adjective";
  if (phrase.use === "adjective" || phrase.use === "demonym") return "nominal";
  if (phrase.use === "capital") return senseOf(tokens, head) === "metonymic" ? "metonym" : "name";
  if (phrase.use === "seat" && !/\p{Lu}{2}|Party|Agency|Army|Forces/u.test(phrase.text)) return "metonym";
  return "name";
}

function modifies(tokens: readonly Token[], head: number, last: number): boolean {
  const { deprel, head: governor } = tokens[head]!;
  return (
    /^(amod|compound|nmod|flat|nmod:.*)$/.test(deprel) &&
    governor > last &&
    !/^['’]s?$/.test(tokens[last + 1]?.form ?? "")
  );
}

function kindOf({ entity, use }: NamePhrase, form: MentionForm): MentionKind {
  if (use === "capital") return form === "metonym" ? "country" : "place";
  if (entity.kind === "role") return "role";
  return entity.kind;
}

/** The person as the page knows them so far, remembered by family name. */
function personOf(page: Page, entity: NameEntity): KnownPerson {
  const families = entity.families ?? [];
  for (const family of families) {
    const known = page.families.get(family)?.find((other) => other.entity === entity);
    if (known !== undefined) return known;
  }
  const person: KnownPerson = { entity, name: entity.name, reading: readingOf(page, entity), role: null };
  rememberPerson(page, person, families);
  return person;
}

/**
 * "Saint Petersburg", "St. Louis", "Grand Rapids": a town whose first word is tagged as an adjective, or reads like the title of a person,
 * if the gazetteer knows it with that word.
 */
function townSpan({ doc, gazetteer }: Page, s: number, span: ProperSpan, covered: (t: number) => boolean): ProperSpan {
  const { tokens } = doc.sentences[s]!;
  const isTown = (first: number): boolean =>
    gazetteer.find(doc.text.slice(tokens[first]!.start, tokens[span.last]!.end)).length > 0;
  const before = span.first - 1;
  if (isTownOpening(tokens[before]) && !covered(before) && isTown(before))
    return { ...span, first: before, kind: null };
  if (span.kind === "person" && SAINT.test(tokens[span.first]!.form) && isTown(span.first))
    return { ...span, kind: null };
  return span;
}

const SAINT = /^(st|ste|saint|sainte|mt|mount|ft|fort)\.?$/i;

const isTownOpening = (token: Token | undefined): boolean =>
  token !== undefined && isCapital(token.form) && (token.upos === "ADJ" || SAINT.test(token.form));

/** A proper noun that the lexicon lacks: a bare family name, or a name typed by its cues. */
function fromSpan(page: Page, s: number, span: ProperSpan): Named | null {
  const { tokens } = page.doc.sentences[s]!;
  const { first, last } = span;
  const start = tokens[first]!.start;
  const end = tokens[last]!.end;
  const text = page.doc.text.slice(start, end);
  if (DISEASE.test(text) || WEAPON.test(text)) return null;
  const at = { first, last, start, end, head: headOf(tokens, first, last) };
  const known = bareFamily(page, s, at, text);
  if (known !== null) return makeNamed(at, "person", "name", known.reading, { entity: known.entity, person: known });
  const reading: PartyReading = { name: text, country: null, code: null, sectors: [], entity: null };
  if (isHuman(tokens, first, last)) return newPerson(page, at, reading, span.kind !== "person" || span.unsure);
  const city = mayBeTown(tokens, span) ? cityAt(page, s, first, last, text) : null;
  if (city !== null) return makeNamed(at, "place", "name", { ...reading, country: city.country }, {});
  if (span.kind === null) return null;
  if (span.kind === "organisation" && isAddressed(tokens, span)) return makeNamed(at, "place", "name", reading, {});
  if (span.kind === "organisation") {
    const owned = ofState(page, s, span, reading);
    if (owned !== null) return makeNamed(at, "organisation", "name", owned, {});
  }
  if (span.kind !== "person") return makeNamed(at, span.kind, "name", reading, { unsure: span.unsure ?? false });
  return newPerson(page, at, reading, span.unsure);
}

/** "Goniri, Yobe State, Nigeria": a part of a state, whoever takes it for a body. */
const isAddressed = (tokens: readonly Token[], { first, last }: Pick<ProperSpan, "first" | "last">): boolean =>
  last > first && tokens[last]!.form === "State" && tokens[first - 1]?.form === "," && tokens[last + 1]?.form === ",";

/** "The Clear Water Party": what it is, whosever. */
const PARTY = /\p{L} Party$/u;

/** Names of diseases, which taggers take for somebody's. */
const DISEASE = /^(covid|coronavirus|ebola|mpox|sars|h\dn\d)/i;

/** "S-300-type", "Su-25": makes of weapons. */
const WEAPON = /^\p{Lu}[\p{Lu}\p{Ll}]?\s?[-‐‑]\s?\d/u;

/** "India's Defence Ministry", "Mexico's Gulf Cartel": a body or gang by its role noun, after the state that owns it; null for clubs, films and the like. */
function ofState(page: Page, s: number, span: ProperSpan, reading: PartyReading): PartyReading | null {
  const country = ownerBefore(page, s, span.first);
  const body = roleInside(page, s, span)?.phrases[0]?.entity;
  if (country === null || body === undefined) return null;
  return body.role === "body" || body.sectors[0] === "CRM" ? { ...reading, country, sectors: body.sectors } : null;
}

/** A person whom the lexicon lacks, remembered by both ends of a full name. */
function newPerson(page: Page, at: Extent, reading: PartyReading, unsure = false): Named {
  const person: KnownPerson = { entity: null, name: reading.name, reading, role: null };
  rememberPerson(page, person, familiesOf(reading.name));
  return makeNamed(at, "person", "name", reading, { person, unsure });
}

/** What the tagger alone calls an organisation is a town by that name, but for clubs in a report of a match; a person only after "in". */
function mayBeTown(tokens: readonly Token[], { first, last, kind, unsure }: ProperSpan): boolean {
  if (kind !== "person" && kind !== "organisation") return true;
  if (unsure !== true || last - first > 2) return false;
  if (/^(in|near|at|outside|around|across)$/i.test(tokens[first - 1]?.form ?? "")) return true;
  return kind === "organisation" && !isAboutMatch(tokens);
}

/** A score, a word of matches, or a row of a table: numbers in every fourth place. */
function isAboutMatch(tokens: readonly Token[]): boolean {
  let numbers = 0;
  for (const { form, lemma } of tokens) {
    if (MATCH.has(lemma) || /^\d+[-–]\d+$/.test(form)) return true;
    if (/^\d/.test(form)) numbers += 1;
  }
  return numbers > 1 && numbers * 4 >= tokens.length;
}

/** Words of reports on matches. */
const MATCH = new Set(
  "beat defeat draw win lose score scorer halftime goal goalkeeper striker midfielder defender coach captain season league match game innings inning batsman bowler pitcher quarterback playoff rugby soccer football cricket baseball basketball hockey".split(
    " ",
  ),
);

/** Below this many people a town is one only beside a preposition of place, its state or a comma. */
const KNOWN_TOWN = 100_000;

const PLACING = /^(in|near|at|from|to|outside|around|of|across|into|through|toward|towards)$/i;

/** The town that a proper noun names, if the words around it let it be one. */
function cityAt(page: Page, s: number, first: number, last: number, text: string): City | null {
  const { tokens } = page.doc.sentences[s]!;
  const container = containerAfter(page, s, last);
  const near = container?.kind === "place" ? (container.point ?? null) : null;
  const towns = page.gazetteer.find(text);
  if (towns.length === 0) return regionAt(page, s, { first, last }, text, container?.country ?? null);
  const inside =
    container === null
      ? null
      : chooseCity(towns, { countries: page.countries, within: container.country, near, around: [] });
  if (inside !== null) return inside;
  const city = chooseCity(towns, { countries: page.countries, within: null, near: null, around: [] });
  if (city === null) return null;
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  if (before?.upos === "PROPN" || (after?.upos === "PROPN" && tokens[last]!.deprel !== "compound")) return null;
  const placed = before !== undefined && PLACING.test(before.form);
  const dated = first === 0 && (after?.form === "," || after?.form === "(");
  const comma = after?.form === "," && /^\p{Lu}/u.test(tokens[last + 2]?.form ?? "");
  if (placed || dated) return city;
  return city.population >= KNOWN_TOWN || (comma && page.countries.has(city.country)) ? city : null;
}

/** The region that a proper noun names: after a preposition of place, or where the page names its state too. */
function regionAt(
  { doc, gazetteer, countries }: Page,
  s: number,
  { first, last }: Pick<Extent, "first" | "last">,
  text: string,
  within: string | null,
): City | null {
  const region = chooseRegion(gazetteer.regions(text), { countries, within });
  if (region === null) return null;
  const { tokens } = doc.sentences[s]!;
  const [before, after] = [tokens[first - 1], tokens[last + 1]];
  if (before?.upos === "PROPN" || (after?.upos === "PROPN" && tokens[last]!.deprel !== "compound")) return null;
  return PLACING.test(before?.form ?? "") || region.country === within || countries.has(region.country) ? region : null;
}

/** Either end of a full name may be the family's: "Cho Han-bum" is Cho, "Anna Berg" is Berg. */
function familiesOf(name: string): string[] {
  const words = name.split(/\s+/);
  return words.length < 2 ? [] : [words[0]!, words.at(-1)!];
}

/**
 * Who a bare family name is:
 * 1. the one person of that name whom the page names in full;
 * 2. else whoever holds the office that stands before it ("President Lee");
 * 3. else the one who heads a state or its diplomacy on the day, if the page names that state; of several the one who heads the state;
 * 4. else the only person of that name in the lexicon, if one who has headed a state and the name is no town's.
 * Two candidates left: nobody. A name that is also a day's or a month's ("Friday", "May") needs a full name or a title, and a verb after it.
 */
function bareFamily(page: Page, s: number, { first, head }: Extent, text: string): KnownPerson | null {
  const { tokens } = page.doc.sentences[s]!;
  const before = tokens[first - 1];
  const key = keyOf(text);
  const title = titleBefore(page, s, first);
  const isDay = CALENDAR.has(key);
  if (isDay && title === null && !governsLater(tokens, head)) return null;
  const named = page.families.get(key);
  if (named !== undefined) return named.length === 1 ? named[0]! : null;
  if (before?.upos === "PROPN" && title === null && !HONORIFIC.test(before.form)) return null;
  const known = page.index.familyOf(key);
  if (known.length === 0 || (isDay && title === null)) return null;
  const titled = title === null ? [] : known.filter((entity) => holdsOne(entity, title, page.day));
  if (titled.length === 1) return personOf(page, titled[0]!);
  const holding = known.filter((entity) => leads(entity) && holds(entity, page.day) && isNear(page, entity));
  const heading = holding.filter((entity) => holdsOne(entity, HEADING, page.day));
  const [one] = holding.length === 1 ? holding : heading;
  if (one !== undefined && heading.length < 2) return personOf(page, one);
  if (holding.length > 0) return null;
  const [only, second] = known;
  const famous =
    only !== undefined &&
    second === undefined &&
    key.length >= LEAST_FAMOUS &&
    heads(only) &&
    !page.gazetteer.find(text).some(({ population }) => population >= KNOWN_TOWN);
  return famous ? personOf(page, only) : null;
}

/** Days and months by their full names. */
const CALENDAR = new Set([...WEEKDAYS.keys(), ...MONTHS.keys()].filter((word) => word.length > 3 || word === "may"));
/** Between an office and where it is held. */
const POST = /^(of|to|in)$/;
const HONORIFIC = /^(Mr|Ms|Mrs|Dr)\.?$/;
const HEADING: ReadonlySet<string> = new Set(["head-of-state", "leader"]);

/** The subject of a verb that follows: "Friday said", not "said Friday". */
const governsLater = (tokens: readonly Token[], t: number): boolean =>
  tokens[t]!.deprel.startsWith("nsubj") && tokens[t]!.head > t;

/** The offices that the title right before a name stands for ("President": head of state; empty for "Senator"), or null without one. */
function titleBefore({ scans, doc }: Page, s: number, first: number): ReadonlySet<string> | null {
  const title = scans[s]!.roles[first - 1];
  if (title == null || !title.phrases.some(({ entity }) => entity.role === "person"))
    return OTHER_TITLE.test(doc.sentences[s]!.tokens[first - 1]?.form ?? "") ? new Set() : null;
  return new Set(title.phrases.flatMap(({ entity }) => entity.office ?? []));
}

const OTHER_TITLE = /^(President|Minister|Premier|Chancellor|King|Secretary|Leader|General)$/;

const holdsOne = ({ offices = [] }: NameEntity, asked: ReadonlySet<string>, day: string | null): boolean =>
  offices.some((term) => asked.has(term.office) && isHeld(term, day));

/** Letters that a family name needs to stand alone for a leader whose state the page does not name. */
const LEAST_FAMOUS = 5;

const heads = ({ offices = [] }: NameEntity): boolean => offices.some(({ office }) => /^(head|leader)/.test(office));

const LEADING = new Set([
  "head-of-state",
  "head-of-government",
  "leader",
  "head",
  "foreign",
  "defence",
  "vice-president",
  "un-secretary-general",
  "nato-secretary-general",
  "eu-foreign",
  "eu-commission-president",
]);

function leads({ offices = [] }: NameEntity): boolean {
  return offices.some(({ office }) => LEADING.has(office));
}

/** The page names their state, its capital or one of its bodies; or the body that they speak for. */
function isNear({ near, entities, index }: Page, { country, code }: NameEntity): boolean {
  if (country !== null && near.has(country)) return true;
  const body = code === null ? null : index.body(code);
  return body !== null && entities.has(body.id);
}
