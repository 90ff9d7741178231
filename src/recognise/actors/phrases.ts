// Stage "recognise", actors, third pass: noun phrases around names and role nouns, one mention each.
import {
  type EntryId,
  type MentionKind,
  OUTWARD_RULE,
  type PartyReading,
  type Sector,
  type Span,
  TITLE_RULE,
  type Token,
} from "#document";
import type { NameEntity, NamePhrase } from "#lexicon/names";
import { isWhere } from "../sense.ts";
import {
  type Draft,
  type Extent,
  headOf,
  makeDraft,
  type Named,
  type Question,
  type Sort,
  type View,
} from "./drafts.ts";
import { type LeftSide, leftOf, type RightSide, rightOf, takesSide } from "./extent.ts";
import { nationalsOf } from "./nationals.ts";
import { holderOn, type Page, partiesOf } from "./page.ts";
import { pronounsOf } from "./pronouns.ts";
import type { Hit } from "./scan.ts";
import { RANK } from "./spans.ts";

/** Mentions of one sentence: phrases with a role noun first, then the names as such. */
export function phrasesOf(page: Page, s: number, names: readonly Named[]): Draft[] {
  const view = viewOf(page, s, names);
  const drafts: Draft[] = [];
  for (const hit of view.roles) {
    if (hit === null) continue;
    const draft = rolePhrase(view, hit);
    const counts = isThing(hit) ? isOwned : isOutward(hit) ? isNamedParty : isParty;
    if (draft === null) continue;
    if (draft.ask !== null || draft.rule === TITLE_RULE || draft.readings.some(counts)) drafts.push(draft);
  }
  shareTitles(view, drafts);
  linkAppositions(view, drafts);
  linkLists(view, drafts);
  nameBodies(view, drafts);
  linkPosts(view, drafts);
  // people before the state whose name they bear: of two mentions of the same words the first counts
  for (const draft of nationalsOf(view)) drafts.push(draft);
  for (const named of names) drafts.push(nameDraft(view, named));
  for (const draft of pronounsOf(view)) drafts.push(draft);
  return drafts.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The names as such, without phrases around them. */
export function namesAlone(page: Page, s: number, names: readonly Named[]): Draft[] {
  const view = viewOf(page, s, names);
  return names.map((named) => nameDraft(view, named));
}

function viewOf(page: Page, s: number, names: readonly Named[]): View {
  const { tokens } = page.doc.sentences[s]!;
  const nameAt = new Array<number>(tokens.length).fill(-1);
  for (let n = 0; n < names.length; n++) nameAt.fill(n, names[n]!.first, names[n]!.last + 1);
  return { page, s, tokens, names, nameAt, roles: page.scans[s]!.roles };
}

/** Somebody can be told from it: a state, a body, a person, or at least a sector. "A member" alone is nobody. */
const isNamedParty = ({ name }: PartyReading): boolean => name !== "";
const isParty = ({ country, code, sectors, entity }: PartyReading): boolean =>
  country !== null || code !== null || entity !== null || sectors.length > 0;

/**
 * The phrase of a role noun: "a South Korean ministry official", "Foreign Minister Choe Son Hui", "the presidents of Ghana and Togo".
 * 1. A role noun inside a name, or before another role noun, is no phrase of its own.
 * 2. To the left: determiner, adjectives, names, possessors; to the right: the person's name, or "of" and whose it is.
 * 3. States and bodies among them are the parties; the role gives the sectors.
 */
function rolePhrase(view: View, hit: Hit): Draft | null {
  const { tokens } = view;
  if (!closesNoun(view, hit) || insideName(view, hit) || nextIsRole(view, hit.last)) return null;
  const left = leftOf(view, hit.first);
  const right = rightOf(view, hit, left.first);
  const known = ownersOf(hit, left, right);
  const bearer = isTitle(hit)
    ? (personAt(view, hit.last + 1) ??
      (known === right.owners ? personAt(view, right.last + 1) : null) ??
      envoyAt(view, hit.last + 1))
    : null;
  const modifier = bearer === null && isModifier(tokens, hit);
  const owners = bearer === null || known.length > 0 ? known : homeOf(view, bearer);
  if (modifier && owners.length === 0 && left.determiner === null && !isActorNoun(hit)) return null;
  return makeRole(view, hit, { left, owners, bearer, modifier, right });
}

/** The person whose name begins there, ranks and forms of address before it aside: "adviser Lt. Col. Anna Berg". */
function personAt({ nameAt, names, tokens }: View, token: number): Named | null {
  let t = token;
  while (RANK.test(tokens[t]?.form ?? "") && nameAt[t]! < 0) t += 1;
  const named = names[nameAt[t] ?? -1];
  return named?.kind === "person" && named.first === t ? named : null;
}

/** "Ambassador to Togo Anna Berg": the person after where the office is held. */
function envoyAt(view: View, token: number): Named | null {
  const { tokens, names, nameAt } = view;
  if (tokens[token]?.form !== "to") return null;
  const host = names[nameAt[tokens[token + 1]?.form === "the" ? token + 2 : token + 1] ?? -1];
  return host?.kind === "country" && host.form === "name" ? personAt(view, host.last + 1) : null;
}

/** "Ambassador Anna Berg of Togo": the state after the name, where the title says none. */
function homeOf({ tokens, nameAt, names }: View, { last }: Named): readonly Named[] {
  const state = tokens[last + 1]?.form === "of" ? names[nameAt[last + 2] ?? -1] : undefined;
  return state?.kind === "country" && state.form === "name" ? [state] : [];
}

/** Part of a name, or of a longer role: "secretary" in "secretary of state". */
function insideName({ tokens, nameAt, roles }: View, { first, last }: Hit): boolean {
  if (nameAt[last]! >= 0) return true;
  for (let t = last + 1; t < roles.length && t <= last + 5; t++) {
    const longer = roles[t];
    // "ambassador to" is a phrase of the lexicon, but no noun
    if (longer != null && longer.first <= first && isNoun(tokens[longer.last])) return true;
  }
  return false;
}

/** Another role noun follows at once: "ministry" before "official" is part of that one's phrase. */
function nextIsRole({ tokens, roles }: View, last: number): boolean {
  if (!isNoun(tokens[last + 1])) return false;
  for (let t = last + 1; t < roles.length && t <= last + 5; t++) {
    const next = roles[t];
    if (next != null && next.first <= last + 1 && next.first > last - 3) return true;
  }
  return false;
}

/** "Chief Executive", "party official Anna Berg": words that are read as adjectives, too, end a noun of several or stand before a name. */
function closesNoun(view: View, { first, last }: Hit): boolean {
  const { tokens } = view;
  if (isNoun(tokens[last])) return true;
  return tokens[last]!.upos === "ADJ" && (last > first || personAt(view, last + 1) !== null);
}

const isNoun = (token: Token | undefined): boolean => token?.upos === "NOUN" || token?.upos === "PROPN";

const isTitle = ({ phrases }: Hit): boolean =>
  phrases.some(({ entity }) => entity.role === "person" || entity.role === "people");

const isThing = ({ phrases }: Hit): boolean => phrases[0]!.entity.role === "thing";

/** Nouns that name an actor even as a bare modifier: "rebel attacks", "police raid". */
function isActorNoun({ phrases }: Hit): boolean {
  return phrases.some(
    ({ entity: { sectors, role } }) =>
      role === "people" && sectors.some((sector) => sector === "REB" || sector === "COP"),
  );
}

function isModifier(tokens: readonly Token[], { last }: Hit): boolean {
  const { deprel, head } = tokens[last]!;
  return (
    (deprel === "compound" || deprel === "amod" || deprel === "nmod") && head === last + 1 && isNoun(tokens[last + 1])
  );
}

/** The nearest decide: what stands to the left; "its soldiers from Mali" asks who "its" is; only then what stands to the right. */
function ownersOf(hit: Hit, left: LeftSide, right: RightSide): readonly Named[] {
  // "Togo's allies" are not Togo; "Togolese allies" are
  if (isOutward(hit)) return pickOwners({ ...left, owners: left.owners.filter(({ form }) => form === "adjective") });
  // "the Pacific state of Nauru": what is no state owns nothing where another is named
  const owned = left.owners.some(({ reading }) => isOwned(reading));
  if (owned || (left.owners.length > 0 && right.owners.length === 0)) return pickOwners(left);
  return left.pronoun >= 0 || left.determiner === "'s" ? [] : right.owners;
}

/** A word for somebody by what they are to another: a critic, an ally. */
const isOutward = ({ phrases }: Hit): boolean => phrases[0]!.entity.outward === true;

/** All where they are joined by "and"; else the outermost, which the others stand below: "Russia 's North Korea envoy". */
function pickOwners({ owners, joined }: LeftSide): Named[] {
  const parties = owners.filter(({ kind, entity }) => entity !== null || kind !== "place");
  return joined ? parties.reverse() : parties.slice(-1);
}

interface Parts {
  readonly left: LeftSide;
  readonly right: RightSide;
  readonly owners: readonly Named[];
  readonly bearer: Named | null;
  readonly modifier: boolean;
}

function makeRole(view: View, found: Hit, parts: Parts): Draft {
  const { page, tokens } = view;
  const { left, owners, bearer, modifier } = parts;
  const hit = meantBy(found, owners);
  const phrase = hit.phrases[0]!;
  const { entity } = phrase;
  const whole = extentOf(view, hit, parts);
  const named = bearer === null ? nameIn(view, whole, entity) : null;
  const at = named ?? whole;
  const sectors = left.former ? afterOffice(standing(view, hit, parts)) : standing(view, hit, parts);
  const role = page.doc.text.slice(tokens[hit.first]!.start, tokens[hit.last]!.end).toLowerCase();
  // "Ministry of Foreign Affairs" is one
  const isOf = tokens[hit.first + 1]?.form === "of" && hit.first + 1 < hit.last;
  const plural =
    hit.phrases.every(({ use }) => use === "roles") ||
    (!isOf && tokens[hit.last]!.xpos.endsWith("S")) ||
    left.count > 1;
  const name = bearer?.reading.name ?? page.doc.text.slice(at.start, at.end);
  let readings = parties(view, owners, entity, sectors, name);
  const town = readings.length === 0 && TOWNS_OWN.has(sectors[0] ?? "") ? townBefore(left) : null;
  if (town !== null) readings = [{ name, country: town, code: null, sectors, entity: null }];
  if (bearer !== null) readings = [nameBearer(bearer, readings[0] ?? null, sectors, role)];
  const holder = bearer === null && !plural && !left.former ? officeHolder(page, readings, phrase, left, at) : null;
  if (holder !== null) readings = [{ ...readings[0]!, entity: holder.id }];
  const ask = bearer === null && !readings.some(isOwned) ? questionOf(hit, left, tokens, plural) : null;
  if (readings.length === 0 && (entity.role !== "state" || entity.outward === true))
    readings = [{ name, country: null, code: null, sectors, entity: null }];
  return makeDraft(view, at, {
    kind: named !== null ? "organisation" : bearer === null ? kindOfNoun(entity, owners) : "role",
    form: modifier ? "adjective" : "nominal",
    agentive: true,
    plural,
    sort: sortOf(entity, plural),
    person: bearer?.person ?? null,
    ask,
    rule: named === null ? ruleOf(hit, bearer, holder) : NAME_RULE,
    role,
    readings,
    entries: entriesOf(entity, owners, holder),
  });
}

/** Offices that towns have, which are their state's all the same: "a Kara court". */
const TOWNS_OWN: ReadonlySet<string> = new Set<Sector>(["JUD", "COP"]);

/** The state of the town that stands before a role noun. */
function townBefore({ owners, determiner }: LeftSide): string | null {
  const [town] = owners;
  return town?.kind === "place" && owners.length === 1 && determiner !== "'s" ? town.reading.country : null;
}

/** Of several roles of the same words that of the owner's state comes first: India's foreign secretary is no minister, Britain's is. */
function meantBy(hit: Hit, owners: Parts["owners"]): Hit {
  if (hit.phrases.length < 2) return hit;
  const rank = ({ entity: { countries } }: NamePhrase): number => {
    if (countries === undefined) return 1;
    return countries.some((code) => owners.some(({ reading }) => reading.country === code)) ? 0 : 2;
  };
  return { ...hit, phrases: hit.phrases.toSorted((a, b) => rank(a) - rank(b)) };
}

/**
 * Who bears arms for somebody named is an actor of its own, not an office: "the Malian army" an organisation, "Malian rebels" a group.
 * "The rebels" alone are told by the page, if at all.
 */
function kindOfNoun({ role, sectors }: NameEntity, owners: readonly Named[]): MentionKind {
  if (owners.length === 0 || !ARMED.has(sectors[0] ?? "")) return "role";
  return role === "body" ? "organisation" : role === "people" ? "group" : "role";
}

/** A body's noun in capitals with whose or of what kind it is: its name. */
export const NAME_RULE = "recognise.role.name";

/** Small words inside of names: "Union of Writers and Artists", "Women's League". */
const NAME_LINK = /^(of|for|and|the|on|[-‐‑–&]|['’]s?)$/;

/**
 * A body's noun and all words around it in capitals are its name: "the Samoan Farmers' League", not "the Samoan league", nor "the League"
 * alone. The article is no part of it. Nothing where the whole sentence is in capitals.
 */
function nameIn({ tokens }: View, at: Extent, { role, sectors }: NameEntity): Extent | null {
  if (role !== "body" && (role !== "people" || ARMED.has(sectors[0] ?? ""))) return null;
  const first = /^(the|an?)$/i.test(tokens[at.first]!.form) ? at.first + 1 : at.first;
  let words = 0;
  let lower = false;
  for (let t = first; t <= at.last; t++) {
    const { form } = tokens[t]!;
    if (/^\p{Lu}/u.test(form)) words += 1;
    else if (!NAME_LINK.test(form) || t === first) return null;
    lower ||= /\p{Ll}/u.test(form);
  }
  return words > 1 && lower ? { ...at, first, start: first === at.first ? at.start : tokens[first]!.start } : null;
}

const ARMED: ReadonlySet<string> = new Set<Sector>(["MIL", "REB", "COP", "PRM", "UAF"]);

function ruleOf(hit: Hit, bearer: Named | null, holder: NameEntity | null): string {
  if (bearer !== null) return TITLE_RULE;
  if (holder !== null) return "recognise.office-holder";
  return isOutward(hit) ? OUTWARD_RULE : "recognise.role";
}

const isOwned = ({ country, code }: PartyReading): boolean => country !== null || code !== null;

function extentOf(view: View, hit: Hit, { left, right, owners, bearer }: Parts): Extent {
  const { tokens } = view;
  const { first } = left;
  const last = bearer?.last ?? (owners === right.owners ? right.last : hit.last);
  const head =
    bearer === null
      ? headOf(tokens, first, hit.last, [hit.last, hit.last])
      : outmost(tokens, headOf(tokens, hit.first, last), first, hit.first);
  return { first, last, start: startOf(view, first), end: bearer?.end ?? endOf(view, last), head };
}

/** "Montana Governor Anna Berg" read as one flat name: the state that begins it heads the whole. */
function outmost(tokens: readonly Token[], from: number, first: number, end: number): number {
  const { head, deprel } = tokens[from]!;
  return head >= first && head < end && deprel.startsWith("flat") ? outmost(tokens, head, first, end) : from;
}

function sortOf({ role }: NameEntity, plural: boolean): Sort {
  if (role === "person") return plural ? "people" : "person";
  return role === undefined || role === "thing" ? null : role;
}

function entriesOf(role: NameEntity, owners: readonly Named[], holder: NameEntity | null): EntryId[] {
  const entries = new Set([role.id]);
  for (const { entity } of owners) if (entity !== null) entries.add(entity.id);
  if (holder !== null) entries.add(holder.id);
  return [...entries];
}

const startOf = (view: View, t: number): number => {
  const { nameAt, names, tokens } = view;
  const named = names[nameAt[t]!];
  return named !== undefined && named.first === t && !takesSide(view, named) ? named.start : tokens[t]!.start;
};
const endOf = ({ nameAt, names, tokens }: View, t: number): number => {
  const n = nameAt[t]!;
  return n >= 0 && names[n]!.last === t ? names[n]!.end : tokens[t]!.end;
};

const question = ({ phrases }: Hit, by: Question["by"], word = phrases[0]!.text, count = 1): Question => ({
  by,
  word,
  roleKind: phrases[0]!.entity.role ?? null,
  count,
});

/**
 * "its army" asks whose; "both countries", "the two leaders", "the two men" for two, "the three countries" for three; "the country", "the ministry" for one. "A ministry", "two ships" and
 * bare plurals ask for nothing: they are new on the page.
 */
function questionOf(
  hit: Hit,
  { first, pronoun, count, determiner, inner }: LeftSide,
  tokens: readonly Token[],
  plural: boolean,
): Question | null {
  const { entity, text } = hit.phrases[0]!;
  const { role, office, sectors } = entity;
  if (pronoun >= 0)
    return entity.outward === true ? null : question(hit, "possessor", tokens[pronoun]!.form.toLowerCase());
  if (isStaff(entity, determiner) && inner.length === 0 && !plural && !isModifier(tokens, hit))
    return question(hit, "staff");
  // "the self-proclaimed republic" is none of those that were named
  if (role === "state" && tokens.slice(first, hit.first).some(({ form }) => form === "-")) return null;
  const definite =
    determiner === "the" ||
    determiner === "both" ||
    determiner === "these" ||
    determiner === "this" ||
    determiner === "that";
  if (count > 0)
    return plural &&
      (definite || PAIR_OPENS.test(tokens[hit.first - 1]?.form ?? "")) &&
      (role === "state" || office !== undefined || sectors[0] === "GOV" || PERSONS.test(text))
      ? question(hit, "several", text, count)
      : null;
  return definite ? question(hit, "noun") : null;
}

/** "A spokesman said": of whoever was just spoken of; a spokesman of the police has his own. */
const isStaff = ({ weakSectors, role }: NameEntity, determiner: string | null): boolean =>
  weakSectors === true && role === "person" && (determiner === null || determiner === "a" || determiner === "an");

const PAIR_OPENS = /^both$/i;
/** Nouns that two persons named before may go by, whatever they are. */
const PERSONS = /^(men|women)$/;

/** "Cartel leader": whoever leads something that is no state takes part for it, not for a government. */
function leadsOthers({ tokens, nameAt, names }: View, { first, last, phrases }: Hit, { left, owners }: Parts): boolean {
  if (!phrases[0]!.entity.office?.includes("leader") || left.inner.length > 0) return false;
  // "the leader of a network"
  if (owners.length === 0 && tokens[last + 1]?.form === "of") return true;
  if (first <= left.first) return false;
  const before = tokens[first - 1];
  const named = names[nameAt[first - 1]!];
  if (named !== undefined) return !owners.some(({ reading }) => isOwned(reading));
  return isNoun(before) && !/^(world|state|country|regime)$/i.test(before!.form);
}

const standing = (view: View, hit: Hit, parts: Parts): readonly Sector[] =>
  leadsOthers(view, hit, parts) ? [] : sectorsOf(hit, parts);

/** Those who have left an office of a state are ELI in PLOVER; a former teacher or a gang's former leader is what the noun says. */
const afterOffice = (sectors: readonly Sector[]): readonly Sector[] =>
  sectors.length === 0 || sectors.some((sector) => OFFICES.has(sector)) ? ["ELI"] : sectors;

const OFFICES: ReadonlySet<string> = new Set<Sector>(["GOV", "LEG", "JUD", "MIL", "SPY", "COP"]);

/** Head role first; a general one ("spokesman") takes those of the role inside, or of whoever it belongs to. */
function sectorsOf({ phrases }: Hit, { left, right, owners }: Parts): readonly Sector[] {
  const { entity } = phrases[0]!;
  const owner = owners.find(({ kind }) => kind === "group" || kind === "organisation");
  const owned = owner?.reading.sectors ?? [];
  // "units of a bank" bear no arms
  if (owned.includes("BUS") && entity.sectors[0] === "MIL") return owned;
  if (owner?.kind === "group" && owned.length > 0) return owned;
  const inner = left.inner[0] ?? (owners === right.owners ? right.inner[0] : undefined);
  const inside = inner?.phrases[0]?.entity.sectors ?? [];
  // "separatist forces", "rebel troops" are no state's
  if (entity.sectors[0] === "MIL" && inside.length > 0 && ARMED.has(inside[0]!)) return inside;
  // "army officials", "police officials"
  if (ARMED.has(inside[0] ?? "") && /officials?$/.test(phrases[0]!.text)) return inside;
  const general = entity.weakSectors === true || entity.sectors.length === 0 || entity.office?.includes("leader");
  if (general && inside.length > 0 && !(entity.weakSectors !== true && inside[0] === "CVL")) return inside;
  if (owned.length > 0 && (entity.weakSectors === true || entity.role === "person") && owner?.entity?.code == null)
    return owned;
  if (owner?.entity?.code != null) return owned;
  return entity.sectors;
}

/** One reading for each state or body among the owners; none where no owner is a party. */
function parties(
  { page }: View,
  owners: readonly Named[],
  role: NameEntity,
  sectors: readonly Sector[],
  name: string,
): PartyReading[] {
  const readings: PartyReading[] = [];
  for (const owner of owners) {
    for (const { country, code } of owner.entity === null
      ? [owner.reading]
      : partiesOf(page, owner.entity, owner.reading)) {
      if (country === null && code === null) continue;
      if (readings.some((known) => known.country === country && known.code === code)) continue;
      // staff of a body of no one state are nobody's government
      const staff = code !== null && country === null ? sectors.filter((sector) => sector !== "GOV") : sectors;
      // nor are the forces of a part that broke away those of the state that claims it
      const own = owner.entity?.state === "breakaway" ? [...new Set([...owner.reading.sectors, ...staff])] : staff;
      readings.push({ name, country, code, sectors: own, entity: null });
    }
  }
  if (readings.length === 0 && role.code !== null)
    readings.push({ name, country: null, code: role.code, sectors, entity: null });
  if (readings.length < 2) return readings;
  return readings.map((reading) => ({
    ...reading,
    name: page.index.country(reading.country ?? "")?.name ?? reading.name,
  }));
}

/** A named person takes what the title says; the page remembers it for later mentions. */
function nameBearer(bearer: Named, title: PartyReading | null, sectors: readonly Sector[], role: string): PartyReading {
  const { reading, entity } = bearer;
  // what a known person is weighs more than "activist" or "critic"
  const told = entity !== null && reading.sectors.length > 0 && sectors[0] === "CVL" ? [] : sectors;
  const merged: PartyReading = {
    name: reading.name,
    country: entity?.country ?? title?.country ?? reading.country,
    code: entity?.code ?? title?.code ?? reading.code,
    sectors: told.length > 0 ? told : reading.sectors,
    entity: reading.entity,
  };
  bearer.reading = merged;
  if (bearer.person !== null) {
    bearer.person.reading = merged;
    bearer.person.role = role;
  }
  return merged;
}

/** "the Russian foreign minister": whoever holds the office on the day; not "a" minister, nor a deputy. */
function officeHolder(
  page: Page,
  readings: readonly PartyReading[],
  { entity, use }: NamePhrase,
  { determiner }: LeftSide,
  at: Span,
): NameEntity | null {
  const [reading] = readings;
  if (readings.length !== 1 || reading === undefined || entity.office === undefined || use !== "role") return null;
  if (determiner === "a" || determiner === "an" || determiner === "any" || determiner === "no") return null;
  const owner = reading.country ?? reading.code;
  if (owner === null || (entity.countries !== undefined && !entity.countries.includes(owner))) return null;
  return holderOn(page, owner, entity.office, at);
}

/**
 * "Choe Son Hui, North Korea's foreign minister," and "North Korea's foreign minister, Choe Son Hui,": the name takes role and state from
 * the phrase, and the phrase takes the person. Only across one comma, and where the tree does not make them two of a list.
 */
function linkAppositions({ tokens, names }: View, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (!isHuman(draft) || draft.person !== null || draft.plural) continue;
    // "In Al-Ram, a man was killed": a noun for anybody explains the name before it only if a comma closes it
    const closes = draft.sort === "person" || tokens[draft.last + 1]?.form === ",";
    const before = names.find(
      ({ last, kind }) => closes && kind === "person" && last === draft.first - 2 && tokens[last + 1]!.form === ",",
    );
    const after = names.find(
      ({ first, last, kind }) =>
        kind === "person" &&
        ((first === draft.last + 2 && tokens[first - 1]!.form === ",") ||
          (first === commaAfterPost(tokens, draft.last) + 1 && tokens[last + 1]?.form === ",")),
    );
    const bearer = before ?? after;
    const first = draft.readings[0];
    if (bearer === undefined || isListed(tokens, bearer, draft)) continue;
    const merged = nameBearer(bearer, first ?? null, first?.sectors ?? [], draft.role ?? "");
    draft.readings = [merged];
    draft.entries = [...new Set([...draft.entries, ...(bearer.entity ? [bearer.entity.id] : [])])];
  }
}

/** "Activist and publisher Anna Berg": the noun before "and", with no article and of no other state, is a title of the same person. */
function shareTitles({ tokens, names }: View, drafts: readonly Draft[]): void {
  for (const [d, draft] of drafts.entries()) {
    const next = drafts[d + 1];
    if (next?.rule !== TITLE_RULE || draft.rule !== "recognise.role" || draft.plural || !isHuman(draft)) continue;
    if (next.first !== draft.last + 2 || !/^and$/i.test(tokens[draft.last + 1]!.form)) continue;
    if (/^(the|this|that|both)$/i.test(tokens[draft.first]!.form) || /^(DET|PRON)$/.test(tokens[next.first]!.upos))
      continue;
    const bearer = names.find(({ person }) => person !== null && person === next.person);
    const [title] = draft.readings;
    const [own] = next.readings;
    if (bearer === undefined || title === undefined || own === undefined || isOfAnother(title, own)) continue;
    const merged = nameBearer(bearer, title, [...new Set([...title.sectors, ...own.sectors])], next.role ?? "");
    draft.readings = [merged];
    draft.ask = null;
    next.readings = [merged];
  }
}

const isHuman = ({ sort }: Draft): boolean => sort === "person" || sort === "people";

const isOfAnother = (one: PartyReading, other: PartyReading): boolean =>
  isOwned(one) && isOwned(other) && (one.country !== other.country || one.code !== other.code);

/**
 * "Two congresswomen, Anna Berg and Ama Osei", "Anna Berg and Ama Osei, two officials of the Union": each takes role and state from the
 * noun, and the noun stands for all of them.
 */
function linkLists(view: View, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (!isHuman(draft) || !draft.plural) continue;
    const listed = listAfter(view, draft) ?? listBefore(view, draft);
    if (listed === null) continue;
    const [first] = draft.readings;
    draft.readings = listed.map((named) => nameBearer(named, first ?? null, first?.sectors ?? [], draft.role ?? ""));
    draft.ask = null;
  }
}

/** "Mali appoints Anna Berg as prime minister", "Anna Berg is sworn in as Mali's president": the office is the person's. */
function linkPosts({ tokens, nameAt, names }: View, drafts: readonly Draft[]): void {
  for (const { first, head, sort, plural, person, readings, role } of drafts) {
    if (sort !== "person" || plural || person !== null || tokens[first - 1]?.form !== "as") continue;
    const [post] = readings;
    const governor = tokens[head]!.head;
    if (post === undefined || governor < 0 || !post.sectors.some((sector) => OFFICES.has(sector))) continue;
    // "appoints his son Anna Berg as": the name may hang on a noun for the person
    const beside = names.find(({ kind, head: at }) => {
      const named = tokens[at]!.deprel === "appos" ? tokens[tokens[at]!.head]! : tokens[at]!;
      return kind === "person" && named.head === governor && /^(obj|nsubj:pass)$/.test(named.deprel);
    });
    const bearer = APPOINTING.has(tokens[governor]!.lemma) ? beside : names[nameAt[governor] ?? -1];
    // whose son somebody is says less than the office
    if (bearer?.kind === "person" && bearer.reading.sectors.every((sector) => sector === "CVL"))
      nameBearer(bearer, post, post.sectors, role ?? "");
  }
}

const APPOINTING: ReadonlySet<string> = new Set(
  "appoint name nominate elect reelect choose select install swear reappoint confirm inaugurate replace remove dismiss sack fire oust".split(
    " ",
  ),
);

/** "The Togolese rights group Clear Water": a body's noun right before the name of one that is not known says what and whose it is. */
function nameBodies({ names }: View, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    armBody(names, draft);
    if (draft.sort === "person" || draft.plural || draft.form !== "nominal" || draft.agentive !== true) continue;
    const named = names.find(({ kind, first }) => kind === "organisation" && first === draft.last + 1);
    const [title] = draft.readings;
    if (named === undefined || title === undefined) continue;
    if (!isOwned(named.reading)) {
      const { sectors } = named.reading;
      named.reading = {
        ...title,
        name: named.reading.name,
        sectors: sectors.length > 0 ? sectors : title.sectors,
        entity: null,
      };
    }
    draft.readings = [named.reading];
    draft.ask = null;
  }
}

/** "The rebel Clear Water Alliance": a body of which nothing is known but what the word before its name says. */
function armBody(names: readonly Named[], { form, last, readings }: Draft): void {
  const [title] = readings;
  if (form !== "adjective" || title?.sectors[0] !== "REB") return;
  const named = names.find(({ kind, first }) => kind === "organisation" && first === last + 1);
  if (named?.entity === null && named.reading.sectors.length === 0)
    named.reading = { ...named.reading, sectors: title.sectors };
}

/** Two or more persons named right after a noun for several, or after a comma if another closes the list. */
function listAfter({ tokens, nameAt, names }: View, draft: Draft): readonly Named[] | null {
  // "lawmakers Anna Berg and Paul Osei": the first is the bearer of the title
  const bearer =
    draft.person === null
      ? undefined
      : names.find(({ last, person }) => last === draft.last && person === draft.person);
  const last = bearer === undefined ? draft.last : bearer.first - 1;
  const comma = tokens[last + 1]?.form === ",";
  const found: Named[] = [];
  let t = comma ? last + 2 : last + 1;
  for (
    let named = names[nameAt[t] ?? -1];
    named?.kind === "person" && named.first === t;
    named = names[nameAt[t] ?? -1]
  ) {
    found.push(named);
    t = afterLink(tokens, named.last);
    if (t < 0) break;
  }
  const end = found.at(-1)?.last ?? last;
  const joined = tokens[(found.at(-1)?.first ?? 1) - 1]?.form === "and";
  return joined && found.length > 1 && (!comma || /^[,.;:]$/.test(tokens[end + 1]?.form ?? ".")) ? found : null;
}

/** The token after a comma, "and", or both; -1 where none follows. */
function afterLink(tokens: readonly Token[], last: number): number {
  let t = last + 1;
  if (tokens[t]?.form === ",") t += 1;
  if (tokens[t]?.form === "and") t += 1;
  return t > last + 1 ? t : -1;
}

/** Two or more persons named before the comma before the noun; they are what it stands for unless it is the next of a list. */
function listBefore({ tokens, names }: View, draft: Draft): readonly Named[] | null {
  if (tokens[draft.first - 1]?.form !== ",") return null;
  const found: Named[] = [];
  let end = draft.first - 2;
  for (let n = names.length - 1; n >= 0 && end >= 0; n--) {
    const named = names[n]!;
    if (named.first > end) continue;
    if (named.last !== end || named.kind !== "person") break;
    found.unshift(named);
    end = beforeLink(tokens, named.first);
  }
  const joined = tokens[(found.at(-1)?.first ?? 1) - 1]?.form === "and";
  const after = tokens[draft.last + 1]?.form ?? "";
  return joined && found.length > 1 && !/^(and|or)$/.test(after) ? found : null;
}

/** The token before a comma, "and", or both; -1 where none stands there. */
function beforeLink(tokens: readonly Token[], first: number): number {
  let t = first - 1;
  if (tokens[t]?.form === "and") t -= 1;
  if (tokens[t]?.form === ",") t -= 1;
  return t < first - 1 ? t : -1;
}

/** The comma after where or for whom an office is held: "Togo's ambassador to Mali, Anna Berg, said"; -2 where no such words follow. */
function commaAfterPost(tokens: readonly Token[], last: number): number {
  if (!/^(of|to|in|for|at|on|with)$/.test(tokens[last + 1]?.form ?? "")) return -2;
  for (let t = last + 2; t < tokens.length && t < last + 8; t++) {
    if (tokens[t]!.form === ",") return t;
    if (!/^(DET|ADJ|NOUN|PROPN|ADP)$/.test(tokens[t]!.upos)) return -2;
  }
  return -2;
}

/** "Lavrov, the minister and an aide": parts of a list, told by a conjunction right after. */
function isListed(tokens: readonly Token[], bearer: Named, draft: Draft): boolean {
  const end = Math.max(bearer.last, draft.last);
  const after = tokens[end + 1]?.form.toLowerCase();
  return (after === "and" || after === "or") && tokens[draft.head]!.deprel === "conj";
}

function nameDraft(view: View, named: Named): Draft {
  const { kind, form, entity, phrase, person } = named;
  const reading = person?.reading ?? named.reading;
  // a deed between a state and a name that nobody explains is a match or a sale more often than politics
  const unknown = named.unsure && person?.role == null && reading.country === null && reading.code === null;
  const located = (kind === "country" || form === "metonym") && isWhere(view.tokens, named.head);
  return makeDraft(view, named, {
    kind,
    form,
    agentive: kind !== "place" && !located && !unknown,
    plural: (phrase?.use === "demonym" && phrase.text.endsWith("s")) || entity?.parties !== undefined,
    sort:
      form === "adjective" || kind === "place"
        ? null
        : kind === "person"
          ? "person"
          : kind === "country"
            ? "state"
            : "body",
    person,
    ask: null,
    rule: entity === null ? "recognise.proper-noun" : NAME_RULES[phrase?.use ?? "family"]!,
    role: person?.role ?? null,
    readings: unknown ? [] : entity === null ? [reading] : partiesOf(view.page, entity, reading),
    entries: entity === null ? [] : [entity.id],
  });
}

const NAME_RULES: Readonly<Record<string, string>> = Object.fromEntries(
  ["name", "adjective", "demonym", "capital", "seat", "epithet", "half", "family"].map((use) => [
    use,
    `recognise.name.${use}`,
  ]),
);
