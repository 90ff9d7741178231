// Stage "recognise", actors, third pass: noun phrases around names and role nouns, one mention each.
import type { PartyReading, Sector, Token } from "#document";
import type { NameEntity, NamePhrase } from "#lexicon";
import { isWhere } from "../sense.ts";
import { type Draft, headOf, type Named, type Question } from "./drafts.ts";
import { holderOn, type Page } from "./page.ts";
import type { Hit } from "./scan.ts";

/** What stands to the left of a head noun. */
interface LeftSide {
  first: number;
  /** Names that qualify the noun, nearest first: "North Korean", "Russia 's". */
  readonly owners: Named[];
  /** Two of them are joined by "and": both count. */
  joined: boolean;
  /** Role nouns inside: "ministry" in "ministry official". */
  readonly inner: Hit[];
  /** A possessive pronoun: "its". */
  pronoun: number;
  /** The determiner, lower case, or null. */
  determiner: string | null;
  former: boolean;
  /** "two", "both". */
  pair: boolean;
}

const FORMER = /^(former|ex|ousted|late|outgoing|deposed|exiled|then)$/i;
const OWN_PREPOSITIONS = /^(of|from|at|for|with)$/;

/** Mentions of one sentence: phrases with a role noun first, then the names as such. */
export function phrasesOf(page: Page, s: number, names: readonly Named[]): Draft[] {
  const { tokens } = page.doc.sentences[s]!;
  const nameAt = new Int32Array(tokens.length).fill(-1);
  for (const [n, { first, last }] of names.entries()) nameAt.fill(n, first, last + 1);
  const view: View = { page, s, tokens, names, nameAt, roles: page.scans[s]!.roles };
  const drafts: Draft[] = [];
  for (const hit of view.roles.values()) {
    const draft = rolePhrase(view, hit);
    if (draft !== null && (draft.ask !== null || draft.readings.some(isParty))) drafts.push(draft);
  }
  linkAppositions(view, drafts);
  for (const named of names) drafts.push(nameDraft(view, named));
  drafts.push(...pronounsOf(view));
  return drafts.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Somebody can be told from it: a state, a body, a person, or at least a sector. "A member" alone is nobody. */
const isParty = ({ country, code, sectors, entity }: PartyReading): boolean =>
  country !== null || code !== null || entity !== null || sectors.length > 0;

interface View {
  readonly page: Page;
  readonly s: number;
  readonly tokens: readonly Token[];
  readonly names: readonly Named[];
  readonly nameAt: Int32Array;
  readonly roles: ReadonlyMap<number, Hit>;
}

/**
 * The phrase of a role noun: "a South Korean ministry official", "Foreign Minister Choe Son Hui", "the presidents of Ghana and Togo".
 * 1. A role noun inside a name, or before another role noun, is no phrase of its own.
 * 2. To the left: determiner, adjectives, names, possessors; to the right: the person's name, or "of" and whose it is.
 * 3. States and bodies among them are the parties; the role gives the sectors.
 */
function rolePhrase(view: View, hit: Hit): Draft | null {
  const { tokens, nameAt, names } = view;
  const token = tokens[hit.last]!;
  if (!/^(NOUN|PROPN)$/.test(token.upos) || insideName(view, hit) || nextIsRole(view, hit.last)) return null;
  const following = nameAt[hit.last + 1] ?? -1;
  const bearer = following >= 0 && names[following]!.kind === "person" && isTitle(hit) ? names[following]! : null;
  const left = leftOf(view, hit.first);
  const modifier = bearer === null && isModifier(tokens, hit);
  const right = rightOf(view, hit);
  const owners = left.owners.length > 0 ? pickOwners(left) : right.owners;
  if (modifier && owners.length === 0 && left.determiner === null && !isActorNoun(hit)) return null;
  return makeRole(view, hit, { left, owners, bearer, modifier, right });
}

/** Part of a name, or of a longer role: "secretary" in "secretary of state". */
function insideName({ nameAt, roles, tokens }: View, { first, last }: Hit): boolean {
  if (nameAt[last]! >= 0) return true;
  for (let t = last + 1; t < tokens.length && t <= last + 5; t++) {
    const longer = roles.get(t);
    if (longer !== undefined && longer.first <= first) return true;
  }
  return false;
}

function nextIsRole({ tokens, roles }: View, last: number): boolean {
  for (const [end, { first }] of roles)
    if (first <= last + 1 && end > last && first > last - 3 && /^(NOUN|PROPN)$/.test(tokens[last + 1]?.upos ?? ""))
      return true;
  return false;
}

const isTitle = ({ phrases }: Hit): boolean =>
  phrases.some(({ entity }) => entity.role === "person" || entity.role === "people");

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
    /^(compound|amod|nmod)$/.test(deprel) && head === last + 1 && /^(NOUN|PROPN)$/.test(tokens[last + 1]?.upos ?? "")
  );
}

/** Reads leftwards until a word that cannot belong to the phrase. */
function leftOf(view: View, from: number): LeftSide {
  const { tokens, nameAt, names, roles } = view;
  const left: LeftSide = {
    first: from,
    owners: [],
    joined: false,
    inner: [],
    pronoun: -1,
    determiner: null,
    former: false,
    pair: false,
  };
  let t = from - 1;
  while (t >= 0) {
    const token = tokens[t]!;
    const n = nameAt[t]!;
    const possessive = /^['’]s?$/.test(token.form) && token.upos !== "PUNCT";
    if (n >= 0) {
      left.owners.push(names[n]!);
      t = names[n]!.first - 1;
    } else if (possessive) {
      t = possessorOf(view, left, t);
      break;
    } else if (token.upos === "DET" || token.deprel === "det") {
      left.determiner = token.form.toLowerCase();
      left.pair ||= left.determiner === "both";
      left.first = t;
      break;
    } else if (token.upos === "PRON" && /^(its|their|his|her|our|my|your)$/i.test(token.form)) {
      left.pronoun = t;
      left.first = t;
      break;
    } else if (/^(and|or|,|-|–)$/.test(token.form)) {
      if (!joinsOwners(view, left, t)) break;
      left.joined ||= token.form !== "," && token.form !== "-";
      t -= 1;
      continue;
    } else if (isFiller(tokens, t)) {
      const inner = roles.get(t);
      if (inner !== undefined) left.inner.push(inner);
      left.former ||= FORMER.test(token.form);
      left.pair ||= /^(two|both|2)$/i.test(token.form);
      t -= 1;
    } else break;
    left.first = t + 1;
  }
  return left;
}

/** "Russia 's ministry": the possessor's name, if one ends right before; else the noun phrase keeps only its mark. */
function possessorOf(view: View, left: LeftSide, mark: number): number {
  const n = mark > 0 ? view.nameAt[mark - 1]! : -1;
  if (n < 0) {
    left.determiner = "'s";
    return mark - 1;
  }
  left.owners.push(view.names[n]!);
  left.first = view.names[n]!.first;
  const before = view.tokens[left.first - 1];
  if (before?.upos === "DET") left.first -= 1;
  return left.first - 1;
}

/** "U.S. and South Korean troops": a name of the adjective kind on both sides of the "and". */
function joinsOwners({ nameAt, names, tokens }: View, { owners, first }: LeftSide, t: number): boolean {
  const n = t > 0 ? nameAt[t - 1]! : -1;
  const last = owners.at(-1);
  if (n < 0 || last === undefined || last.first !== first) return false;
  if (tokens[t]!.form === "-" || tokens[t]!.form === "–") return true;
  return (
    names[n]!.form === "adjective" ||
    (last.form === "adjective" &&
      names[n]!.phrase?.entity.kind === "country" &&
      /^(amod|compound)$/.test(tokens[names[n]!.head]!.deprel))
  );
}

function isFiller(tokens: readonly Token[], t: number): boolean {
  const { upos, xpos, deprel } = tokens[t]!;
  if (upos === "ADJ" || upos === "NUM" || upos === "PROPN") return true;
  if (upos === "NOUN")
    return /^(compound|amod|nmod|flat|nmod:desc|goeswith)/.test(deprel) || tokens[t + 1]?.form === "-";
  if (tokens[t]!.form === "-" || tokens[t]!.form === "ex") return true;
  return upos === "VERB" && (xpos === "VBN" || xpos === "VBG") && deprel === "amod";
}

/** What follows: "of Ghana and Togo", "at the Sejong Institute". `last`: how far the phrase then reaches. */
function rightOf(view: View, hit: Hit): { owners: Named[]; last: number; preposition: string | null } {
  const { tokens, nameAt, names } = view;
  const none = { owners: [], last: hit.last, preposition: null };
  const preposition = tokens[hit.last + 1]?.form.toLowerCase() ?? "";
  const place = preposition === "in" && hit.phrases.some(({ entity }) => entity.role === "body");
  if (!OWN_PREPOSITIONS.test(preposition) && !place) return none;
  const owners: Named[] = [];
  let last = hit.last;
  for (let t = hit.last + 2; t < tokens.length && t <= hit.last + 12; t++) {
    const n = nameAt[t]!;
    if (n >= 0) {
      if (
        owners.length > 0 &&
        !/^(and|,|or)$/.test(tokens[t - 1]!.form) &&
        !/^(and|,)$/.test(tokens[t - 2]?.form ?? "")
      )
        break;
      owners.push(names[n]!);
      t = names[n]!.last;
      last = t;
      continue;
    }
    const { upos, form } = tokens[t]!;
    if (owners.length > 0 && !/^(and|,|or|the)$/.test(form)) break;
    if (owners.length === 0 && !/^(DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(upos)) break;
    if (owners.length > 0 && form === "," && (nameAt[t + 1] ?? -1) < 0) break;
  }
  if (preposition === "for" && !isSpokesman(hit)) return none;
  return { owners, last: preposition === "of" || preposition === "for" ? last : hit.last, preposition };
}

const isSpokesman = ({ phrases }: Hit): boolean =>
  phrases.some(({ entity }) => entity.weakSectors === true || entity.office?.includes("foreign"));

/** All where they are joined by "and"; else the outermost, which the others stand below: "Russia 's North Korea envoy". */
function pickOwners({ owners, joined }: LeftSide): Named[] {
  const parties = owners.filter(({ kind, entity }) => entity !== null || kind !== "place");
  return joined ? parties : parties.slice(-1);
}

interface Parts {
  readonly left: LeftSide;
  readonly owners: readonly Named[];
  readonly bearer: Named | null;
  readonly modifier: boolean;
  readonly right: { readonly last: number };
}

function makeRole(view: View, hit: Hit, { left, owners, bearer, modifier, right }: Parts): Draft {
  const { page, tokens } = view;
  const phrase = hit.phrases[0]!;
  const { entity } = phrase;
  const last = bearer?.last ?? right.last;
  const start = startOf(view, left.first);
  const end = bearer?.end ?? endOf(view, last);
  const sectors = sectorsOf(hit, left, owners);
  const role = page.doc.text.slice(tokens[hit.first]!.start, tokens[hit.last]!.end).toLowerCase();
  const plural = hit.phrases.every(({ use }) => use === "roles") || tokens[hit.last]!.xpos.endsWith("S");
  const name = bearer?.reading.name ?? page.doc.text.slice(start, end);
  let readings = parties(view, owners, entity, sectors, name);
  if (bearer !== null) {
    readings = [nameBearer(bearer, readings[0] ?? null, sectors, role, left.former)];
    bearer.absorbed = true;
  }
  const holder = bearer === null && !plural && !left.former ? officeHolder(page, readings, phrase, left) : null;
  if (holder !== null) readings = [{ ...readings[0]!, entity: holder.id }];
  const ask = bearer === null ? questionOf(hit, left, readings, tokens) : null;
  if (
    readings.length === 0 &&
    ask === null &&
    (sectors.length > 0 || entity.role !== "state") &&
    entity.kind === "role"
  )
    readings = [{ name, country: null, code: entity.code, sectors, entity: null }];
  const head =
    bearer === null ? headOf(tokens, left.first, hit.last, [hit.last, hit.last]) : headOf(tokens, hit.first, last);
  return {
    ...wordsAt(view, left.first, last, start, end, head),
    kind: "role",
    form: modifier ? "adjective" : "nominal",
    readings,
    role,
    rule: bearer !== null ? "recognise.title-name" : holder !== null ? "recognise.office-holder" : "recognise.role",
    entries: [
      ...new Set([
        entity.id,
        ...owners.flatMap(({ entity: owner }) => owner?.id ?? []),
        ...(holder ? [holder.id] : []),
      ]),
    ],
    agentive: true,
    antecedent: null,
    plural,
    sort:
      entity.role === "person"
        ? plural
          ? "people"
          : "person"
        : entity.role === "state"
          ? "state"
          : (entity.role ?? null),
    person: bearer?.person ?? null,
    ask:
      ask ??
      (readings.every(({ country, code }) => country === null && code === null) && left.pronoun < 0 && isDefinite(left)
        ? noun(hit, "noun")
        : null),
  };
}

function wordsAt({ page, s, tokens }: View, first: number, last: number, start: number, end: number, head: number) {
  return {
    sentence: s,
    first,
    last,
    start,
    end,
    head,
    text: page.doc.text.slice(start, end),
    isSubject: /^nsubj/.test(tokens[head]!.deprel),
    deprel: tokens[head]!.deprel,
  };
}

const startOf = ({ nameAt, names, tokens }: View, t: number): number => {
  const n = nameAt[t]!;
  return n >= 0 && names[n]!.first === t ? names[n]!.start : tokens[t]!.start;
};
const endOf = ({ nameAt, names, tokens }: View, t: number): number => {
  const n = nameAt[t]!;
  return n >= 0 && names[n]!.last === t ? names[n]!.end : tokens[t]!.end;
};

const isDefinite = ({ determiner }: LeftSide): boolean =>
  determiner === "the" || determiner === "this" || determiner === "that" || determiner === null;

const noun = ({ phrases }: Hit, by: Question["by"]): Question => ({
  by,
  noun: phrases[0]!.text,
  roleKind: phrases[0]!.entity.role ?? null,
});

/** "its army" asks whose; "both countries" asks for two; "the country" for one. */
function questionOf(
  hit: Hit,
  left: LeftSide,
  readings: readonly PartyReading[],
  tokens: readonly Token[],
): Question | null {
  const state = hit.phrases[0]!.entity.role === "state";
  if (readings.some(({ country, code }) => country !== null || code !== null)) return null;
  if (left.pair) return noun(hit, "pair");
  if (left.pronoun >= 0)
    return {
      by: "possessor",
      noun: tokens[left.pronoun]!.form.toLowerCase(),
      roleKind: hit.phrases[0]!.entity.role ?? null,
    };
  if (state && isDefinite(left) && left.determiner !== null) return noun(hit, "noun");
  return null;
}

/** Head role first; a general one ("spokesman") takes those of the role inside, or of whoever it belongs to. */
function sectorsOf({ phrases }: Hit, { inner, former }: LeftSide, owners: readonly Named[]): readonly Sector[] {
  const { entity } = phrases[0]!;
  if (former) return ["ELI"];
  const owner = owners.find(({ kind }) => kind === "group" || kind === "organisation");
  const owned = owner?.reading.sectors ?? [];
  if (owner?.kind === "group" && owned.length > 0) return owned;
  const inside = inner[0]?.phrases[0]?.entity.sectors ?? [];
  if (entity.weakSectors === true && inside.length > 0) return inside;
  if (owned.length > 0 && (entity.weakSectors === true || entity.role === "person") && owner?.entity?.code == null)
    return owned;
  if (owner?.entity?.code != null) return owned;
  return entity.sectors;
}

/** One reading for each state or body among the owners; none where no owner is a party. */
function parties(
  view: View,
  owners: readonly Named[],
  role: NameEntity,
  sectors: readonly Sector[],
  name: string,
): PartyReading[] {
  const readings: PartyReading[] = [];
  for (const owner of owners) {
    const { country, code } = owner.reading;
    if (country === null && code === null) continue;
    if (readings.some((known) => known.country === country && known.code === code)) continue;
    const own = code !== null && country === null ? sectors.filter((sector) => sector !== "GOV") : sectors;
    readings.push({ name, country, code, sectors: own, entity: null });
  }
  if (readings.length === 0 && role.code !== null)
    readings.push({ name, country: null, code: role.code, sectors, entity: null });
  if (readings.length > 1)
    return readings.map((reading) => ({
      ...reading,
      name: view.page.index.country(reading.country ?? "")?.name ?? reading.name,
    }));
  return readings;
}

/** A named person takes what the title says; the page remembers it for later mentions. */
function nameBearer(
  bearer: Named,
  title: PartyReading | null,
  sectors: readonly Sector[],
  role: string,
  former: boolean,
): PartyReading {
  const { reading, entity } = bearer;
  const merged: PartyReading = {
    name: reading.name,
    country: entity?.country ?? title?.country ?? reading.country,
    code: entity?.code ?? title?.code ?? reading.code,
    sectors: former ? ["ELI"] : sectors.length > 0 ? sectors : reading.sectors,
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
): NameEntity | null {
  const [reading] = readings;
  if (readings.length !== 1 || reading === undefined || entity.office === undefined || use !== "role") return null;
  if (determiner === "a" || determiner === "an" || determiner === "any" || determiner === "no") return null;
  const owner = reading.country ?? reading.code;
  if (owner === null || (entity.countries !== undefined && !entity.countries.includes(owner))) return null;
  return holderOn(page, owner, entity.office)?.entity ?? null;
}

/**
 * "Choe Son Hui, North Korea's foreign minister," and "North Korea's foreign minister, Choe Son Hui,": the name takes role and state from
 * the phrase, and the phrase takes the person. Only across one comma, and where the tree does not make them two of a list.
 */
function linkAppositions({ tokens, names }: View, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (draft.sort !== "person" || draft.person !== null || draft.plural) continue;
    const before = names.find(
      ({ last, kind }) => kind === "person" && last === draft.first - 2 && tokens[last + 1]!.form === ",",
    );
    const after = names.find(
      ({ first, kind }) => kind === "person" && first === draft.last + 2 && tokens[first - 1]!.form === ",",
    );
    const bearer = before ?? after;
    const first = draft.readings[0];
    if (bearer === undefined || isListed(tokens, bearer, draft)) continue;
    const merged = nameBearer(bearer, first ?? null, first?.sectors ?? [], draft.role ?? "", false);
    draft.readings = [merged];
    draft.entries = [...new Set([...draft.entries, ...(bearer.entity ? [bearer.entity.id] : [])])];
  }
}

/** "Lavrov, the minister and an aide": parts of a list, told by a conjunction right after. */
function isListed(tokens: readonly Token[], bearer: Named, draft: Draft): boolean {
  const end = Math.max(bearer.last, draft.last);
  const after = tokens[end + 1]?.form.toLowerCase();
  return (after === "and" || after === "or") && tokens[draft.head]!.deprel === "conj";
}

function nameDraft(view: View, named: Named): Draft {
  const { tokens } = view;
  const { kind, form, entity, phrase, reading, head } = named;
  const role = named.person?.role ?? null;
  const where = isWhere(tokens, head);
  return {
    ...wordsAt(view, named.first, named.last, named.start, named.end, head),
    kind,
    form,
    readings: [named.person?.reading ?? reading],
    role,
    rule: entity === null ? "recognise.proper-noun" : `recognise.name.${phrase?.use ?? "family"}`,
    entries: entity === null ? [] : [entity.id],
    agentive: kind !== "place" && !(where && (kind === "country" || form === "metonym")),
    antecedent: null,
    plural: phrase?.use === "demonym" && /s$/.test(phrase.text),
    sort:
      kind === "person"
        ? "person"
        : kind === "country" && form !== "adjective"
          ? "state"
          : form === "adjective"
            ? null
            : kind === "place"
              ? null
              : "body",
    person: named.person,
    ask: null,
  };
}

const PRONOUNS: Readonly<Record<string, Question["by"]>> = {
  he: "person",
  she: "person",
  him: "person",
  her: "person",
  his: "person",
  himself: "person",
  herself: "person",
  it: "thing",
  its: "thing",
  itself: "thing",
  they: "plural",
  them: "plural",
  their: "plural",
  themselves: "plural",
  both: "pair",
};

function pronounsOf(view: View): Draft[] {
  const { tokens } = view;
  return tokens.flatMap((token, t) => {
    const by =
      token.upos === "PRON" ||
      (token.form.toLowerCase() === "both" && token.deprel !== "det" && token.deprel !== "cc:preconj")
        ? PRONOUNS[token.form.toLowerCase()]
        : undefined;
    if (by === undefined || token.deprel === "expl") return [];
    return [
      {
        ...wordsAt(view, t, t, token.start, token.end, t),
        kind: "role" as const,
        form: "reference" as const,
        readings: [],
        role: null,
        rule: "recognise.pronoun",
        entries: [],
        agentive: true,
        antecedent: null,
        plural: by === "plural" || by === "pair",
        sort: null,
        person: null,
        ask: { by, noun: null, roleKind: null },
      },
    ];
  });
}
