// Stage "recognise", actors: how far the phrase of a role noun reaches, and whose it is.
import type { Token } from "#document";
import type { Named, View } from "./drafts.ts";
import type { Hit } from "./scan.ts";
import { isTight } from "./spans.ts";

/** What stands to the left of a role noun. */
export interface LeftSide {
  first: number;
  /** Names that qualify the noun, nearest first: "North Korean", "Russia 's". */
  readonly owners: Named[];
  /** Two of them are joined by "and": both count. */
  joined: boolean;
  /** Role nouns inside, nearest first: "ministry" in "ministry official". */
  readonly inner: Hit[];
  /** A possessive pronoun, or -1. */
  pronoun: number;
  /** The determiner, lower case; "'s" for a possessor that is no name; null for none. */
  determiner: string | null;
  former: boolean;
  /** How many are meant: 2 for "two", "both", 3 for "three", 0 where no such word says. */
  count: number;
}

/** What stands to the right: "of Ghana and Togo", "at the Sejong Institute". */
export interface RightSide {
  readonly owners: readonly Named[];
  /** Where the phrase then ends. */
  readonly last: number;
  readonly inner: readonly Hit[];
}

const FORMER = /^(former|ex|ousted|late|outgoing|deposed|exiled|then)$/i;
const COUNTS: ReadonlyMap<string, number> = new Map([
  ["two", 2],
  ["both", 2],
  ["2", 2],
  ["three", 3],
  ["3", 3],
]);
const POSSESSIVE = /^['’]s?$/;
const POSSESSIVE_PRONOUN = /^(its|their|his|her|our|my|your)$/i;
const OWN_PREPOSITIONS = new Set(["of", "from", "at", "for", "with"]);
const NOUN_MODIFIERS = new Set(["compound", "amod", "nmod", "flat", "nmod:desc", "goeswith"]);

/**
 * Reads leftwards word by word until one cannot belong to the phrase: adjectives, numbers, nouns that modify, names; a determiner or
 * possessor ends it. Reading the words is steadier than reading the tree, which often hangs one title of several wrongly.
 */
export function leftOf(view: View, from: number): LeftSide {
  const { tokens, nameAt, names, roles } = view;
  const left: LeftSide = {
    first: from,
    owners: [],
    joined: false,
    inner: [],
    pronoun: -1,
    determiner: null,
    former: false,
    count: 0,
  };
  let t = from - 1;
  while (t >= 0) {
    const { upos, form, deprel } = tokens[t]!;
    const n = nameAt[t]!;
    if (n >= 0) {
      if (!takesSide(view, names[n]!)) left.owners.push(names[n]!);
      t = names[n]!.first - 1;
    } else if (upos === "DET" || deprel === "det") {
      left.determiner = form.toLowerCase();
      left.count ||= left.determiner === "both" ? 2 : 0;
      left.first = t;
      return left;
    } else if (upos === "PRON" && POSSESSIVE_PRONOUN.test(form)) {
      left.pronoun = t;
      left.first = t;
      return left;
    } else if (upos !== "PUNCT" && POSSESSIVE.test(form)) {
      takePossessor(view, left, t);
      return left;
    } else if (isTied(view, t)) {
      t = takeTied(view, left, t);
    } else if (upos === "CCONJ" || form === "," || form === "-" || form === "–") {
      if (!joinsOwners(view, left, t)) return left;
      left.joined ||= upos === "CCONJ" || form === "–";
      t -= 1;
      continue;
    } else if (isAtLeast(tokens, t)) {
      left.first = t - 1;
      return left;
    } else if (isFiller(tokens, t)) {
      const inner = roles[t];
      if (inner != null) left.inner.push(inner);
      left.former ||= FORMER.test(form);
      left.count ||= COUNTS.get(form.toLowerCase()) ?? 0;
      t -= 1;
    } else return left;
    left.first = t + 1;
  }
  return left;
}

/** "Pro-Togolese protesters" may be from anywhere. */
export function takesSide({ tokens }: View, { first, start }: Named): boolean {
  const { form, start: at } = tokens[first]!;
  if (start > at) return SIDED.test(form.slice(0, start - at));
  return tokens[first - 1]?.form === "-" && SIDED.test(tokens[first - 2]?.form ?? "");
}

const SIDED = /^(pro|anti)[-‐‑]?$/i;

/** The hyphen of a word in several parts, no name after it: "33-year-old", "twenty-one", "Saudi-backed"; not "Finnish-Canadian". */
function isTied({ tokens, nameAt }: View, t: number): boolean {
  if (!/^[-‐‑–]$/.test(tokens[t]!.form) || t === 0 || !isTight(tokens, t)) return false;
  if (SIDED.test(tokens[t - 1]!.form)) return true;
  return nameAt[t + 1]! < 0 && /^[\p{L}\p{N}]/u.test(tokens[t - 1]!.form);
}

/**
 * Takes the whole word, leftwards from its last hyphen. A name in it owns nothing: "Saudi-backed rebels" are not Saudi; but whoever leads
 * is answered for, where nobody else is named: "the Saudi-led coalition", "the Tobruk-based government".
 *
 * @returns the token before the word
 */
function takeTied(view: View, left: LeftSide, hyphen: number): number {
  const { tokens, nameAt, names } = view;
  let first = hyphen;
  for (let t = hyphen; t > 0 && /^[-‐‑–]$/.test(tokens[t]!.form) && isTight(tokens, t); t = first - 1) {
    const named = names[nameAt[t - 1]!];
    first = named === undefined ? t - 1 : named.first;
    if (named !== undefined && left.owners.length === 0 && /^(led|based)$/.test(tokens[t + 1]!.form))
      left.owners.push(named);
  }
  left.former ||= FORMER.test(tokens[first]!.form);
  return first - 1;
}

/** "Russia 's ministry": the possessor's name with its article, if one ends right before; else it is somebody unnamed. */
function takePossessor({ nameAt, names, tokens }: View, left: LeftSide, mark: number): void {
  const n = mark > 0 ? nameAt[mark - 1]! : -1;
  if (n < 0) {
    left.determiner = "'s";
    return;
  }
  left.owners.push(names[n]!);
  left.first = names[n]!.first;
  if (tokens[left.first - 1]?.upos === "DET") left.first -= 1;
}

/** "U.S. and South Korean troops", "Russian-North Korean talks": a name of the adjective kind on both sides. */
function joinsOwners({ nameAt, names, tokens }: View, { owners, first }: LeftSide, t: number): boolean {
  const n = t > 0 ? nameAt[t - 1]! : -1;
  const last = owners.at(-1);
  if (n < 0 || last === undefined || last.first !== first) return false;
  if (tokens[t]!.form === "-" || tokens[t]!.form === "–") return true;
  const { form, phrase, head } = names[n]!;
  if (form === "adjective") return true;
  return last.form === "adjective" && phrase?.entity.kind === "country" && NOUN_MODIFIERS.has(tokens[head]!.deprel);
}

/** "At least twenty soldiers": the two words are the number's, together. */
const isAtLeast = (tokens: readonly Token[], t: number): boolean =>
  /^(least|most)$/.test(tokens[t]!.form) && /^at$/i.test(tokens[t - 1]?.form ?? "");

function isFiller(tokens: readonly Token[], t: number): boolean {
  const { upos, xpos, deprel, form } = tokens[t]!;
  if (upos === "ADJ" || upos === "NUM" || upos === "PROPN") return true;
  // "Saudi-backed": the last part of a word in several parts, whatever the tree makes of it
  if (t > 1 && /^[-‐‑]$/.test(tokens[t - 1]!.form) && isTight(tokens, t - 1)) return true;
  if (upos === "NOUN") return NOUN_MODIFIERS.has(deprel) || tokens[t + 1]?.form === "-";
  if (form === "-" || form === "ex") return true;
  return upos === "VERB" && (xpos === "VBN" || xpos === "VBG") && deprel === "amod";
}

/**
 * The names in the phrase after "of", "from", "at", "with", "for" (whose spokesman) or, for a government, "in". Only "of" and "for" make
 * it part of the phrase; the others tell where somebody belongs, and only where the tree hangs them on the noun: in "withdrew soldiers
 * from Mali" Mali goes with the verb.
 *
 * @param first where the phrase of the noun begins
 */
export function rightOf({ tokens, nameAt, names, roles }: View, hit: Hit, first: number): RightSide {
  const none: RightSide = { owners: [], last: hit.last, inner: [] };
  const preposition = tokens[hit.last + 1]?.form.toLowerCase() ?? "";
  if (
    !OWN_PREPOSITIONS.has(preposition) &&
    !(
      preposition === "in" && hit.phrases.some(({ entity: { role, sectors } }) => role === "body" && sectors.length > 0)
    )
  )
    return none;
  if (hit.phrases[0]!.entity.outward === true || (preposition === "for" && !speaksFor(hit))) return none;
  const owners: Named[] = [];
  const inner: Hit[] = [];
  let last = hit.last;
  for (let t = hit.last + 2; t < tokens.length && t <= hit.last + 12; t++) {
    const { upos, form } = tokens[t]!;
    const n = nameAt[t]!;
    if (n >= 0) {
      // "the mayor of Kara, Anna Berg", "Minister of Health Anna Berg": whoever follows is the holder, not the owner
      if (names[n]!.kind === "person" && owners.length > 0 && owners[0]!.kind !== "person") break;
      owners.push(names[n]!);
      t = names[n]!.last;
      last = t;
    } else if (POSSESSIVE.test(form) && isPlainNoun(tokens[t + 1])) {
      // "the head of Togo's army"
    } else if (
      isListMark(upos, form)
        ? owners.length === 0 || !listGoesOn(tokens, nameAt, t)
        : !/^(DET|ADJ|NOUN|PROPN|NUM)$/.test(upos)
    ) {
      break;
    } else {
      const role = roles[t];
      if (role != null) inner.push(role);
      if (role != null || upos === "NOUN" || upos === "PROPN") last = t;
    }
  }
  if (owners.length === 0) return none;
  if (preposition === "of" || preposition === "for") return { owners, last, inner };
  return hangsOn(tokens, owners[0]!.head, first, hit.last) ? { owners, last: hit.last, inner } : none;
}

/** True if the tree leads from `t` up into the phrase without passing a verb. */
function hangsOn(tokens: readonly Token[], t: number, first: number, last: number): boolean {
  for (let up = tokens[t]!.head, steps = 0; up >= 0 && steps < 8; up = tokens[up]!.head, steps++) {
    if (up >= first && up <= last) return true;
    if (tokens[up]!.upos === "VERB" || tokens[up]!.upos === "AUX") return false;
  }
  return false;
}

const isPlainNoun = (token: Token | undefined): boolean => token?.upos === "NOUN" || token?.upos === "PROPN";

const isListMark = (upos: string, form: string): boolean => upos === "CCONJ" || form === ",";

/** After "and" or a comma another name follows at once, but for an article or a further "and": ", and the Gambia". */
function listGoesOn(tokens: readonly Token[], nameAt: readonly number[], t: number): boolean {
  for (let k = t + 1; k <= t + 3; k++) {
    if ((nameAt[k] ?? -1) >= 0) return true;
    if (!/^(the|and)$/i.test(tokens[k]?.form ?? "")) return false;
  }
  return false;
}

const speaksFor = ({ phrases }: Hit): boolean =>
  phrases.some(({ entity }) => entity.weakSectors === true || entity.office?.includes("foreign"));
