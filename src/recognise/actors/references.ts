// Stage "recognise", actors, last pass: what pronouns and "the two countries" refer to, within the page.
import type { PartyReading, Token } from "#document";
import type { NameIndex } from "#lexicon";
import type { Draft, Question } from "./drafts.ts";
import type { Page } from "./page.ts";

/** How many sentences back an antecedent may stand; reports seldom leave a party unnamed for longer. */
const WINDOW = 2;

interface Answer {
  readonly readings: readonly PartyReading[];
  readonly antecedent: Draft | null;
}

/**
 * Resolves every draft that asks, in text order, each from the drafts before it:
 * - he, she: the one person of this sentence so far, else of the one before; of several, the one in subject place;
 * - it as a subject, its: the same among states and bodies that are subjects; they: among what is plural, else as "it";
 * - "both countries", "the two leaders", "the three sides": the parties named last, if there are just as many; "the two men": the persons;
 * - "the ministry", "the bloc", "the country": the last mention of the same noun with an owner, a body known by that noun, or the
 *   state in subject place;
 * - "the government", "the regime": also the state of whoever is in subject place ("Togo's minister left, and the regime ..."); a regime
 *   is never that of those who speak of it.
 * Two candidates left: unresolved, with no reading.
 */
export function resolveReferences(drafts: readonly Draft[], page: Page): void {
  const { index } = page;
  const past: Past = { history: [], byNoun: new Map(), byBody: new Map() };
  const owned = ownersByNoun(drafts);
  for (const draft of drafts) {
    const answer = draft.ask === null ? null : answerTo(draft, draft.ask, past, owned, page);
    if (answer !== null) {
      draft.readings = answer.readings;
      draft.antecedent = answer.antecedent;
      if (answer.antecedent !== null) draft.entries = [...new Set([...draft.entries, ...answer.antecedent.entries])];
      draft.role ??= answer.antecedent?.role ?? null;
    }
    if (isCandidate(draft)) remember(past, draft, index);
  }
}

/** What came before, with the last mention of each noun that has an owner, and of each body by the nouns it goes by. */
interface Past {
  readonly history: Draft[];
  readonly byNoun: Map<string, Draft>;
  readonly byBody: Map<string, Draft>;
}

function remember({ history, byNoun, byBody }: Past, draft: Draft, index: NameIndex): void {
  history.push(draft);
  if (draft.form === "nominal" && draft.role !== null && draft.readings.some(isOwned))
    byNoun.set(nounKey(draft), draft);
  for (const { code } of draft.readings) {
    if (code !== null) for (const noun of index.body(code)?.nouns ?? []) byBody.set(noun, draft);
  }
}

const isOwned = ({ country, code }: PartyReading): boolean => country !== null || code !== null;
const nounKey = ({ role, plural }: Draft): string => `${role}${plural ? " +" : ""}`;

/** Nouns that the page uses with one owner only, wherever it names it: "Kim's regime" later explains "the regime" now. */
function ownersByNoun(drafts: readonly Draft[]): ReadonlyMap<string, Draft | null> {
  const owners = new Map<string, Draft | null>();
  for (const draft of drafts) {
    if (draft.form !== "nominal" || draft.role === null || !draft.readings.some(isOwned)) continue;
    const key = nounKey(draft);
    const known = owners.get(key);
    owners.set(key, known === undefined || (known !== null && identity(known) === identity(draft)) ? draft : null);
  }
  return owners;
}

/** What can be referred back to: parties with a reading; no adjectives, no "its" and "their". */
function isCandidate({ form, readings, kind, agentive, deprel }: Draft): boolean {
  if (form === "adjective" || readings.length === 0 || kind === "place") return false;
  return (agentive || kind === "country") && !(form === "reference" && deprel === "nmod:poss");
}

function answerTo(
  draft: Draft,
  ask: Question,
  past: Past,
  owners: ReadonlyMap<string, Draft | null>,
  page: Page,
): Answer | null {
  const recent = windowOf(draft, past.history);
  switch (ask.by) {
    case "person":
      return same(pick(draft, recent.filter(isPerson)));
    case "thing":
      // as an object "it" is as often a deed or a thing
      return draft.isSubject || draft.deprel === "nmod:poss" ? same(pick(draft, recent.filter(isThing))) : null;
    case "plural":
      return same(pick(draft, recent.filter(isPlural)) ?? pick(draft, recent.filter(isThing)));
    case "several":
      return personsFor(ask, recent, draft.sentence) ?? partiesFor(draft, ask, recent, page.index);
    case "possessor":
      return owned(draft, ownerFor(draft, recent, ask.word));
    case "noun":
      return byNoun(draft, ask, past, owners, recent, page);
  }
}

/** The drafts of this sentence and the few before it that end before this one, in text order. */
function windowOf(draft: Draft, history: readonly Draft[]): Draft[] {
  const recent: Draft[] = [];
  for (let k = history.length - 1; k >= 0 && history[k]!.sentence >= draft.sentence - WINDOW; k--) {
    if (history[k]!.end <= draft.start) recent.push(history[k]!);
  }
  return recent.reverse();
}

const isPerson = ({ sort }: Draft): boolean => sort === "person";
const isNamed = ({ kind, person }: Draft): boolean => kind === "person" || person !== null;
const isPlural = ({ sort, plural }: Draft): boolean => plural || sort === "people";
const isState = ({ sort, kind }: Draft): boolean => sort === "state" && kind === "country";
/** A state or body that something is said of; one that is merely mentioned on the side is seldom taken up by "it". */
const isThing = ({ sort, plural, isSubject }: Draft): boolean =>
  (sort === "state" || sort === "body") && !plural && isSubject;

/** The one candidate of the nearest sentence that has any; of several there, the only one in subject place; else null. */
function pick(draft: Draft, candidates: readonly Draft[]): Draft | null {
  for (let back = 0; back <= WINDOW; back++) {
    const there = candidates.filter(({ sentence }) => sentence === draft.sentence - back);
    if (there.length === 0) continue;
    if (isOne(there)) return there.at(-1)!;
    const subjects = there.filter(({ isSubject }) => isSubject);
    return subjects.length > 0 && isOne(subjects) ? subjects.at(-1)! : null;
  }
  return null;
}

const isOne = (drafts: readonly Draft[]): boolean => new Set(drafts.map(identity)).size === 1;

function identity({ readings }: Draft): string {
  return readings
    .map(({ entity, country, code, name, sectors }) => entity ?? `${country ?? code ?? name} ${sectors[0] ?? ""}`)
    .join(" + ");
}

const same = (found: Draft | null): Answer | null =>
  found === null ? null : { readings: found.readings, antecedent: found };

/** "its troops", "his government": the owner's state, the noun's sectors. */
function owned(draft: Draft, found: Draft | null): Answer | null {
  if (found === null) return null;
  const sectors = draft.readings[0]?.sectors ?? [];
  const readings = found.readings.map(({ country, code }) => ({
    name: draft.text,
    country,
    code,
    sectors,
    entity: null,
  }));
  return { readings, antecedent: found };
}

function ownerFor(draft: Draft, recent: readonly Draft[], pronoun: string): Draft | null {
  if (pronoun === "his" || pronoun === "her") return pick(draft, recent.filter(isPerson));
  if (pronoun === "its") return pick(draft, recent.filter(isThing));
  if (pronoun === "their")
    return pick(
      draft,
      recent.filter((other) => isPlural(other) || isThing(other)),
    );
  return null;
}

/** The persons named last, for nouns of persons; where fewer or more are named than asked for, nobody. */
function personsFor({ roleKind, count }: Question, recent: readonly Draft[], sentence: number): Answer | null {
  if (roleKind !== "person" && roleKind !== "people") return null;
  for (let back = 0; back <= WINDOW; back++) {
    const persons = new Map<string, PartyReading>();
    for (const draft of recent) {
      const [reading] = draft.readings;
      if (draft.sentence < sentence - back || !isPerson(draft) || reading === undefined || !isNamed(draft)) continue;
      persons.set(reading.entity ?? reading.name, reading);
    }
    if (persons.size < count) continue;
    return persons.size === count ? { readings: [...persons.values()], antecedent: null } : null;
  }
  return null;
}

/** The states or bodies named last, going back sentence by sentence until there are as many as asked for; one more leaves it open. */
function partiesFor(
  draft: Draft,
  { count, roleKind }: Question,
  recent: readonly Draft[],
  index: NameIndex,
): Answer | null {
  if (roleKind === "people") return null;
  for (let back = 0; back <= WINDOW; back++) {
    const parties = new Map<string, PartyReading>();
    for (const { sentence, readings } of recent) {
      if (sentence < draft.sentence - back) continue;
      for (const reading of readings) {
        const key = reading.country ?? reading.code;
        if (key !== null && !parties.has(key)) parties.set(key, reading);
      }
    }
    if (parties.size < count) continue;
    if (parties.size > count) return null;
    const sectors = roleKind === "person" ? (draft.readings[0]?.sectors ?? ["GOV"]) : [];
    const readings = [...parties].map(([key, { name, country, code }]) => {
      const entity = index.country(key) ?? index.body(key);
      return {
        name: entity?.name ?? name,
        country,
        code,
        sectors,
        entity: sectors.length > 0 ? null : (entity?.id ?? null),
      };
    });
    return { readings, antecedent: null };
  }
  return null;
}

/** "the ministry": the last one with an owner, or the page's only; a body by its noun; "the country", "the regime": the state in view. */
function byNoun(
  draft: Draft,
  ask: Question,
  past: Past,
  owners: ReadonlyMap<string, Draft | null>,
  recent: readonly Draft[],
  page: Page,
): Answer | null {
  const { word, roleKind } = ask;
  const before = roleKind === "state" ? undefined : past.byNoun.get(nounKey(draft));
  if (before !== undefined) return same(before);
  const body = past.byBody.get(word);
  if (body !== undefined && !draft.plural) return same(body);
  if (draft.plural || (roleKind !== "state" && roleKind !== "body")) return null;
  const only = owners.get(nounKey(draft)) ?? null;
  const ofPage = only === null || only === draft ? null : { readings: only.readings, antecedent: null };
  if (word === REGIME && ofPage !== null) return ofPage;
  const state =
    roleKind === "state"
      ? pick(draft, recent.filter(isState))
      : governing(draft, word === REGIME ? withoutSpeakers(draft, recent, page) : recent, page);
  return owned(draft, state) ?? (roleKind === "state" ? null : ofPage);
}

const REGIME = "regime";

/**
 * The state whose government may be meant, in the nearest sentence that names any: the only one; of several that of the subject, in the
 * same sentence always ("Togo's minister met Mali's, and the government ..."), in one before if no other state takes part there.
 */
function governing(draft: Draft, recent: readonly Draft[], page: Page): Draft | null {
  for (let back = 0; back <= WINDOW; back++) {
    const there = recent.filter(
      (other) => other.sentence === draft.sentence - back && (isState(other) || (other.isSubject && ofOneState(other))),
    );
    if (there.length === 0) continue;
    if (isOneState(there)) return there.at(-1)!;
    const subjects = there.filter(({ isSubject }) => isSubject);
    const others = back === 0 ? [] : there.filter((other) => !isModifier(page, other));
    return subjects.length > 0 && isOneState([...subjects, ...others]) ? subjects.at(-1)! : null;
  }
  return null;
}

const ofOneState = ({ readings }: Draft): boolean => readings.length === 1 && readings[0]!.country !== null;
const isOneState = (drafts: readonly Draft[]): boolean =>
  new Set(drafts.flatMap(({ readings }) => readings.map(({ country }) => country))).size === 1;

/** "a Russia-led event", "Russia's plan": named on the side. */
function isModifier({ doc }: Page, { sentence, last, deprel }: Draft): boolean {
  return /^(compound|amod|nmod:poss)$/.test(deprel) || doc.sentences[sentence]!.tokens[last + 1]?.form === "-";
}

/** Without those who say what the sentence of the draft tells ("Togo's envoy said the regime", "according to Togo"), and their states. */
function withoutSpeakers(draft: Draft, recent: readonly Draft[], { doc }: Page): Draft[] {
  const { tokens } = doc.sentences[draft.sentence]!;
  const speakers = recent.filter((other) => other.sentence === draft.sentence && speaks(tokens, other, draft.head));
  return recent.filter(
    ({ sentence, start, end }) =>
      !speakers.some((speaker) => speaker.sentence === sentence && speaker.start <= start && end <= speaker.end),
  );
}

/** True if `head` stands in what the party says. */
function speaks(tokens: readonly Token[], { head: speaker, first, isSubject }: Draft, head: number): boolean {
  for (let t = first - 1; t >= 0 && t >= first - 3; t--) if (/^according$/i.test(tokens[t]!.form)) return true;
  if (!isSubject) return false;
  const verb = tokens[speaker]!.head;
  let said = false;
  for (let t = head, steps = 0; t >= 0 && steps < tokens.length; t = tokens[t]!.head, steps++) {
    if (t === verb) return said;
    said ||= /^(ccomp|xcomp|parataxis)/.test(tokens[t]!.deprel);
  }
  return false;
}
