// Stage "recognise", actors, last pass: what pronouns and "the two countries" refer to, within the page.
import type { PartyReading, Token } from "#document";
import type { NameIndex } from "#lexicon/names";
import type { Draft, Question } from "./drafts.ts";
import type { Page } from "./page.ts";

/** How many sentences back an antecedent may stand; reports seldom leave a party unnamed for longer. */
const WINDOW = 2;

interface Answer {
  readonly readings: readonly PartyReading[];
  readonly antecedent: Draft | null;
}

/** What a pronoun may stand for: a draft, or several that are joined by "and". */
interface Candidate {
  readonly sentence: number;
  readonly head: number;
  readonly isSubject: boolean;
  readonly readings: readonly PartyReading[];
  /** Null for several joined. */
  readonly draft: Draft | null;
}

const candidate = (draft: Draft): Candidate => ({ ...draft, draft });

/**
 * Resolves every draft that asks, in text order, each from the drafts before it:
 * - he, she: the one person of this sentence so far, else of the one before; of several, the subject of the clause above, then
 *   the one in subject place; never the subject of the pronoun's own verb ("Togo's envoy thanked him");
 * - "its" in "condemned Togo for its raid", "sanctioned Togo over their raid": who is condemned, not who condemns;
 * - it as a subject, its: the same among states and bodies that are subjects, "its" also of the only one in its sentence;
 *   they: among what is plural and what is joined by "and", else as "it";
 * - "both countries", "the two leaders", "the three sides": those joined as a subject last; the parties named last; the states
 *   that the page speaks of most: if there are just as many; "the two men": the persons;
 * - "the ministry", "the bloc", "the country": the last mention of the same noun with an owner, a body known by that noun, or the
 *   state in subject place;
 * - "the government", "the regime": also the state of whoever is in subject place ("Togo's minister left, and the regime ..."); a regime
 *   is never that of those who speak of it.
 * - "the minister": the one person whose role ends in that noun; "the group": the group or organisation named last; "a spokesperson"
 *   of nobody in particular: of the state or body that the sentence before speaks of;
 * - "the former", "the latter": the first and the second, where the nearest sentence that names any names exactly two.
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
  const choose = (among: readonly Draft[]) => same(pick(draft, among.map(candidate), page));
  switch (ask.by) {
    case "person":
      return choose(recent.filter(isPerson));
    case "thing":
      if (draft.deprel === "nmod:poss")
        return choose(
          recent.filter((other) => isThing(other) || (isNamedThing(other) && inSameSentence(draft, other))),
        );
      // as an object "it" is as often a deed or a thing
      return draft.isSubject ? choose(recent.filter(isThing)) : null;
    case "plural": {
      const several = plurals(draft, recent, page);
      return several.length > 0 ? same(pick(draft, several, page)) : choose(recent.filter(isThing));
    }
    case "several":
      return personsFor(ask, recent, draft.sentence) ?? partiesFor(draft, ask, recent, page);
    case "possessor":
      return owned(draft, ownerFor(draft, recent, ask.word, page));
    case "noun":
      return byNoun(draft, ask, past, owners, recent, page);
    case "staff":
      return owned(draft, pick(draft, recent.filter(isThing).map(candidate), page));
    case "former":
    case "latter":
      return oneOfTwo(draft, ask.by, recent);
  }
}

/** What is plural in itself, and parties joined by "and" here or in the sentence before; those joined count only together. */
function plurals(draft: Draft, recent: readonly Draft[], page: Page): Candidate[] {
  const groups = joined(recent, page).filter(({ sentence }) => sentence >= draft.sentence - 1);
  const alone = recent.filter((other) => isPlural(other) && !groups.some(({ members }) => members.includes(other)));
  return [...alone.map(candidate), ...groups];
}

interface Group extends Candidate {
  readonly members: readonly Draft[];
}

/** States, bodies and persons that a sentence joins by "and" ("Ghana, Togo and Mali"), at least two, each once. */
function joined(recent: readonly Draft[], { doc }: Page): Group[] {
  const byLeader = new Map<string, Draft[]>();
  for (const draft of recent) {
    if (draft.sort === null || draft.readings.length !== 1) continue;
    const key = `${draft.sentence} ${leaderOf(doc.sentences[draft.sentence]!.tokens, draft.head)}`;
    const others = byLeader.get(key);
    if (others === undefined) byLeader.set(key, [draft]);
    else others.push(draft);
  }
  return [...byLeader.values()].flatMap((members) => {
    const byHead = new Map(members.map((draft) => [draft.head, draft]));
    const [first] = members;
    if (byHead.size < 2 || first === undefined) return [];
    const readings = [...byHead.values()].flatMap((draft) => draft.readings);
    return [{ sentence: first.sentence, head: first.head, isSubject: first.isSubject, readings, draft: null, members }];
  });
}

/** The first of the words that "and" joins a word to. */
function leaderOf(tokens: readonly Token[], t: number): number {
  let at = t;
  for (let steps = 0; tokens[at]!.deprel === "conj" && steps < tokens.length; steps++) at = tokens[at]!.head;
  return at;
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
const isThing = (draft: Draft): boolean => isNamedThing(draft) && draft.isSubject;
const isNamedThing = ({ sort, plural }: Draft): boolean => (sort === "state" || sort === "body") && !plural;
const inSameSentence = (one: Draft, other: Draft): boolean => one.sentence === other.sentence;

/**
 * The one candidate of the nearest sentence that has any; of several there, the subject of the clause above ("Togo said that
 * it"), else the only one in subject place; else null.
 */
function pick(draft: Draft, candidates: readonly Candidate[], page: Page): Candidate | null {
  const { tokens } = page.doc.sentences[draft.sentence]!;
  const open = candidates.filter((other) => !isOwnSubject(tokens, draft, other));
  const judged = open.filter((other) => isJudgedFor(tokens, draft, other));
  if (judged.length > 0) return isOne(judged) ? judged[0]! : null;
  for (let back = 0; back <= WINDOW; back++) {
    const there = open.filter(({ sentence }) => sentence === draft.sentence - back);
    if (there.length === 0) continue;
    if (isOne(there)) return there.at(-1)!;
    const subjects = there.filter(({ isSubject }) => isSubject);
    const above = back === 0 ? subjectAbove(tokens, draft, subjects) : null;
    return above ?? (subjects.length > 0 && isOne(subjects) ? subjects.at(-1)! : null);
  }
  return null;
}

const isOne = (candidates: readonly Candidate[]): boolean => new Set(candidates.map(identity)).size === 1;

const GROUNDS = new Set(["for", "over"]);
/** Verbs of praise, blame and punishment: what stands behind "for" or "over" was done by their object. */
const JUDGING = new Set(
  "accuse admonish applaud arrest berate blacklist blame brand castigate censure charge chastise chide commend condemn congratulate convict criticise criticize declare decry denounce designate detain dismiss expel fault fine hail indict isolate jail lambast lambaste laud penalise penalize praise prosecute punish rebuke reprimand reproach sanction scold sentence slam sue suspend thank try".split(
    " ",
  ),
);

/** "Condemned Togo for its raid": the object of a verb of judgement, where the pronoun owns the grounds for it. */
function isJudgedFor(tokens: readonly Token[], { sentence, head, deprel, ask }: Draft, other: Candidate): boolean {
  if (other.sentence !== sentence || (deprel !== "nmod:poss" && ask?.by !== "possessor")) return false;
  const owned = deprel === "nmod:poss" ? tokens[head]!.head : head;
  if (!GROUNDS.has(caseOf(tokens, owned))) return false;
  const leader = tokens[leaderOf(tokens, other.head)]!;
  if (leader.deprel !== "obj" && leader.deprel !== "nsubj:pass") return false;
  // parsers hang "over its raid" on nouns behind the object, too
  return clauseOf(tokens, owned) === leader.head && JUDGING.has(tokens[leader.head]?.lemma.toLowerCase() ?? "");
}

/** The preposition before a noun, in lower case; "" for none. */
function caseOf(tokens: readonly Token[], noun: number): string {
  return tokens.find(({ head, deprel }) => head === noun && deprel === "case")?.form.toLowerCase() ?? "";
}

/** "Togo thanked it": not itself, for that there is "itself"; "its" may well be the subject's. */
function isOwnSubject(tokens: readonly Token[], draft: Draft, other: Candidate): boolean {
  const { sentence, deprel, ask } = draft;
  if (other.sentence !== sentence || deprel === "nmod:poss") return false;
  if (ask === null || ask.by === "noun" || ask.by === "possessor" || REFLEXIVE.test(ask.word)) return false;
  return isSubjectAbove(tokens, draft, other);
}

/** True if the other is the subject of the verb that the draft's phrase hangs on. */
function isSubjectAbove(tokens: readonly Token[], { head, deprel }: Draft, other: Candidate | Draft): boolean {
  if (!other.isSubject || deprel.startsWith("nsubj")) return false;
  const of = tokens[leaderOf(tokens, other.head)]!.head;
  // "Togo is ready to help it": an infinitive shares the subject of the word it completes
  let at = clauseOf(tokens, head);
  for (let steps = 0; at >= 0 && at !== of && tokens[at]!.deprel === "xcomp" && steps < tokens.length; steps++)
    at = tokens[at]!.head;
  return at === of;
}

const REFLEXIVE = /sel(?:f|ves)$/;

/** The verb, or other head of a clause, that a noun phrase belongs to; -1 where the tree has none. */
function clauseOf(tokens: readonly Token[], t: number): number {
  let at = tokens[t]!.head;
  for (let steps = 0; at >= 0 && tokens[at]!.upos !== "VERB" && steps < tokens.length; steps++) at = tokens[at]!.head;
  return at;
}

/** The subject of the nearest clause that the pronoun's clause hangs on or is joined to; "its" may be its own clause's. */
function subjectAbove(tokens: readonly Token[], draft: Draft, subjects: readonly Candidate[]): Candidate | null {
  let at = draft.deprel === "nmod:poss" ? draft.head : clauseOf(tokens, draft.head);
  for (let steps = 0; at >= 0 && steps < tokens.length; steps++) {
    at = tokens[at]!.head;
    const found = subjects.filter(({ head }) => tokens[leaderOf(tokens, head)]!.head === at);
    if (found.length > 0) return isOne(found) ? found.at(-1)! : null;
  }
  return null;
}

function identity({ readings }: Pick<Draft, "readings">): string {
  return readings
    .map(({ entity, country, code, name, sectors }) => entity ?? `${country ?? code ?? name} ${sectors[0] ?? ""}`)
    .join(" + ");
}

const same = (found: Candidate | null): Answer | null =>
  found === null ? null : { readings: found.readings, antecedent: found.draft };

/** "its troops", "his government": the owner's state, the noun's sectors. */
function owned(draft: Draft, found: Candidate | null): Answer | null {
  if (found === null) return null;
  const sectors = draft.readings[0]?.sectors ?? [];
  // a ministry's chief is of the government, a militia's spokesman of the militia
  const isStaffOfBody = sectors.length === 0 && draft.sort === "person" && found.draft?.sort === "body";
  const readings = found.readings.map((owner) => ({
    name: draft.text,
    country: owner.country,
    code: owner.code,
    sectors: isStaffOfBody ? owner.sectors : sectors,
    entity: null,
  }));
  return { readings, antecedent: found.draft };
}

/** The first or the second of the only two parties that the nearest sentence names; what stands inside another's phrase is none. */
function oneOfTwo(draft: Draft, which: "former" | "latter", recent: readonly Draft[]): Answer | null {
  for (let back = 0; back <= WINDOW; back++) {
    const there = recent.filter(({ sentence, sort, form }) => {
      return sentence === draft.sentence - back && sort !== null && sort !== "people" && form !== "reference";
    });
    const [first, second, third] = there.filter((one) => !there.some((other) => other !== one && holds(other, one)));
    if (first === undefined) continue;
    if (second === undefined || third !== undefined || isOne([candidate(first), candidate(second)])) return null;
    return same(candidate(which === "former" ? first : second));
  }
  return null;
}

const holds = (outer: Draft, { start, end }: Draft): boolean =>
  outer.start <= start && end <= outer.end && outer.end - outer.start > end - start;

function ownerFor(draft: Draft, recent: readonly Draft[], pronoun: string, page: Page): Candidate | null {
  const { tokens } = page.doc.sentences[draft.sentence]!;
  const choose = (among: readonly Draft[]) => pick(draft, among.map(candidate), page);
  const judged = recent.filter((other) => isNamedThing(other) && isJudgedFor(tokens, draft, candidate(other)));
  if (pronoun === "its" && judged.length > 0) return choose(judged);
  if (pronoun === "his" || pronoun === "her") return choose(recent.filter(isPerson));
  if (pronoun === "its") return choose(recent.filter(isThing));
  if (pronoun === "their")
    return pick(draft, [...plurals(draft, recent, page), ...recent.filter(isThing).map(candidate)], page);
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

/**
 * As many states or bodies as are asked for:
 * 1. those joined as a subject in the nearest sentence that has any; else all that this sentence and the one before name;
 * 2. those that the page names far oftener than any other; where the first are not the same, it stays open;
 * 3. else those named last, going back sentence by sentence; one more leaves it open.
 */
function partiesFor(draft: Draft, { count, roleKind }: Question, recent: readonly Draft[], page: Page): Answer | null {
  if (roleKind === "people") return null;
  // "Togo threatened both countries": Togo is none of them
  const { tokens } = page.doc.sentences[draft.sentence]!;
  const others = draft.isSubject ? recent : recent.filter((other) => !isOwnSubject(tokens, draft, candidate(other)));
  const near = joinedSubject(draft, count, recent, page) ?? lastNamed(draft, count, others, 1);
  const most = mostNamed(draft, count, page);
  if (near !== null && most !== null && !areSame(near, most)) return null;
  const found = near ?? most ?? lastNamed(draft, count, others, WINDOW);
  if (found === null) return null;
  const sectors = roleKind === "person" ? (draft.readings[0]?.sectors ?? ["GOV"]) : [];
  const readings = found.map(({ name, country, code, rebels }) => {
    if (rebels !== undefined) return rebels;
    const entity = page.index.country(country ?? "") ?? page.index.body(code ?? "");
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

interface Owner extends Pick<PartyReading, "name" | "country" | "code"> {
  /** A group that fights its state, which is no party for it. */
  readonly rebels?: PartyReading;
}

function ownersOf(readings: readonly PartyReading[]): ReadonlyMap<string, Owner> {
  return new Map(
    readings.flatMap((reading): [string, Owner][] => {
      if (!isOwned(reading)) return [];
      const key = reading.country ?? reading.code ?? "";
      const { entity, sectors } = reading;
      return entity !== null && sectors.includes("REB")
        ? [[`${key} ${entity}`, { ...reading, rebels: reading }]]
        : [[key, reading]];
    }),
  );
}

function areSame(some: readonly Owner[], others: readonly Owner[]): boolean {
  return some.every((one) => others.some((other) => one.country === other.country && one.code === other.code));
}

function joinedSubject(draft: Draft, count: number, recent: readonly Draft[], page: Page): Owner[] | null {
  const groups = joined(recent, page).filter(({ isSubject }) => isSubject);
  for (let back = 0; back <= WINDOW; back++) {
    const there = groups.filter(({ sentence }) => sentence === draft.sentence - back);
    const [first] = there;
    if (first === undefined) continue;
    const owners = ownersOf(first.readings);
    return owners.size === count && isOne(there) ? [...owners.values()] : null;
  }
  return null;
}

function lastNamed(draft: Draft, count: number, recent: readonly Draft[], window: number): Owner[] | null {
  for (let back = 0; back <= window; back++) {
    const near = recent.filter(({ sentence }) => sentence >= draft.sentence - back);
    const owners = ownersOf(near.flatMap(({ readings }) => readings));
    if (owners.size >= count) return owners.size === count ? [...owners.values()] : null;
  }
  return null;
}

/** How much oftener than the next state those that a page is about must be named. */
const FAR_OFTENER = 2;

function mostNamed(draft: Draft, count: number, { countries, index }: Page): Owner[] | null {
  const ranked = [...countries].sort(([, a], [, b]) => b - a);
  const [, last = 0] = ranked[count - 1] ?? [];
  const [, next = 0] = ranked[count] ?? [];
  if (last < 2 || last < next * FAR_OFTENER) return null;
  return ranked
    .slice(0, count)
    .map(([country]) => ({ name: index.country(country)?.name ?? draft.text, country, code: null }));
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
  const inView = roleKind === "person" && !draft.plural ? recent.filter(goesBy(word)) : [];
  if (inView.length > 0) return same(pick(draft, inView.map(candidate), page));
  const before = roleKind === "state" ? undefined : past.byNoun.get(nounKey(draft));
  if (before !== undefined) return same(candidate(before));
  const body = past.byBody.get(word);
  if (body !== undefined && !draft.plural) return same(candidate(body));
  if (draft.plural || (roleKind !== "state" && roleKind !== "body")) return null;
  const group = recent.filter(isGroup);
  if (GROUP_NOUNS.has(word) && group.length > 0) return same(pick(draft, group.map(candidate), page));
  const only = owners.get(nounKey(draft)) ?? null;
  const ofPage = only === null || only === draft ? null : { readings: only.readings, antecedent: null };
  if (REGIMES.has(word) && ofPage !== null) return ofPage;
  const state =
    roleKind === "state"
      ? pick(draft, recent.filter(isState).map(candidate), page)
      : governing(draft, REGIMES.has(word) ? withoutSpeakers(draft, recent, page) : recent, page);
  return owned(draft, state) ?? (roleKind === "state" ? null : ofPage);
}

/** Words for a government that those who use it do not belong to. */
const REGIMES = new Set(["regime", "junta"]);
/** Nouns that a party, a militia or a firm goes by, and a state hardly ever. */
const GROUP_NOUNS = new Set([
  "group",
  "organisation",
  "organization",
  "movement",
  "militia",
  "faction",
  "party",
  "company",
]);
const isGroup = ({ kind, form, plural }: Draft): boolean =>
  (kind === "group" || kind === "organisation") && form !== "adjective" && !plural;

/** "the minister" for "Togo's defence minister": a person whose role ends in the noun. */
const goesBy =
  (noun: string) =>
  (other: Draft): boolean =>
    isPerson(other) && other.role !== null && ` ${other.role}`.endsWith(` ${noun}`);

/**
 * The state whose government may be meant, in the nearest sentence that names any: the only one; of several that of the subject, in the
 * same sentence always ("Togo's minister met Mali's, and the government ..."), in one before if no other state takes part there.
 */
function governing(draft: Draft, recent: readonly Draft[], page: Page): Candidate | null {
  for (let back = 0; back <= WINDOW; back++) {
    const there = recent.filter(
      (other) => other.sentence === draft.sentence - back && (isState(other) || (other.isSubject && ofOneState(other))),
    );
    if (there.length === 0) continue;
    if (isOneState(there)) return candidate(there.at(-1)!);
    const subjects = there.filter(({ isSubject }) => isSubject);
    const others = back === 0 ? [] : there.filter((other) => !isModifier(page, other));
    return subjects.length > 0 && isOneState([...subjects, ...others]) ? candidate(subjects.at(-1)!) : null;
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

/**
 * Without those who say what the sentence of the draft tells ("Togo's envoy said the regime", "according to Togo") or whose
 * verb it is the object of ("Togo's envoy accused the regime"), and their states.
 */
function withoutSpeakers(draft: Draft, recent: readonly Draft[], { doc }: Page): Draft[] {
  const { tokens } = doc.sentences[draft.sentence]!;
  const speakers = recent.filter(
    (other) =>
      other.sentence === draft.sentence && (speaks(tokens, other, draft.head) || isSubjectAbove(tokens, draft, other)),
  );
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
