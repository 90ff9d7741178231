// Stage "recognise", actors: proper nouns that are not in the lexicon, typed by the words in and around them.
import type { Sentence, Token } from "#document";
import { fold, type NameIndex, isCapital as startsCapital } from "#lexicon/names";

export interface ProperSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: "person" | "organisation" | "place" | null;
  /** Only the tagger says so. */
  readonly unsure?: boolean;
}

/** Words that make a name an organisation, at its end ("Kyungnam University") or before "of" ("Institute of ..."). */
const ORGANISATION_HEADS = new Set(
  `academy administration agency airlines airways alliance army assembly association authority bank board brigade broadcasting bureau cabinet cartel center centre church club
  college command commission committee company confederation conference congress cooperation coalition corp corps corporation council court department division duma embassy
  exchange federation fleet forces forum foundation front fund group guard herald holdings hospital house inc industries initiative institute institution journal
  laboratory league limited ltd ministry mission movement museum network news observatory office organisation organization parliament party plant police post press
  programme program project radio regiment senate service services society studies supreme team television think-tank times tribune tribunal union unit university watch workers`.split(
    /\s+/,
  ),
);
const PLACE_HEADS = new Set(
  "airport avenue bay beach bridge canal cape city coast county desert district gulf harbor harbour highway hill hills island islands isle lake mount mt mountain mountains ocean peninsula port province region river road sea square strait street town valley village".split(
    " ",
  ),
);
const HONORIFICS = new Set(
  "mr mrs ms dr sir lord lady dame prof sheikh ayatollah maj gen lt col capt sgt adm rev fr st".split(" "),
);
/** Ranks and forms of address before a name, which are no names by themselves. */
export const RANK = /^(Mr|Mrs|Ms|Dr|Sir|Maj|Brig|Gen|Lt|Col|Capt|Cmdr|Sgt|Adm|Rev|Prof|Hon)\.?$/;

/** Small words that hold a person's name together from inside. */
const PARTICLES = new Set("de la del di da dos van von der bin ibn al el y".split(" "));
const SPEAKING = new Set(
  "say tell add note explain argue write warn claim insist announce declare predict comment observe suggest".split(" "),
);

/**
 * Names of organisations by their head noun: "Australian Labor Party", "Institute for Far Eastern Studies", "Bank of Korea".
 * Leftwards over capitals; rightwards over "of" or "for" and what is capital after it. One word alone is no name.
 */
export function organisationSpans({ tokens }: Sentence): ProperSpan[] {
  const spans: ProperSpan[] = [];
  let free = 0;
  for (let t = 0; t < tokens.length; t++) {
    if (t < free || !isCapital(tokens[t]!) || !ORGANISATION_HEADS.has(fold(tokens[t]!.form))) continue;
    let first = t;
    while (first > free && isInside(tokens, first - 1)) first -= 1;
    let last = t;
    while (
      last + 1 < tokens.length &&
      isCapital(tokens[last + 1]!) &&
      ORGANISATION_HEADS.has(fold(tokens[last + 1]!.form))
    )
      last += 1;
    last = ofEnd(tokens, last, MINISTRIES.has(fold(tokens[last]!.form)));
    // a capital that only opens the sentence, or an article, is no part of it
    if (first < t && first === 0 && !/^(PROPN|ADJ|NOUN)$/.test(tokens[0]!.upos)) first += 1;
    if (last > first) spans.push({ first, last, kind: "organisation" });
    free = last + 1;
  }
  return spans;
}

const isCapital = ({ form }: Token): boolean => startsCapital(form);

/** Whom an organisation is for: "Women's Forum", "Writers' Union"; after any other word a possessive ends the name ("Togo's Parliament"). */
const FOR_WHOM =
  /^(Women|Men|Children|People|Workers|Farmers|Fishermen|Teachers|Students|Veterans|Lawyers|Writers|Journalists|Mothers|Doctors)$/;

/** Capitals, "&", hyphens between capitals, and "Women's"; "of", "and" and the like end it to the left. */
function isInside(tokens: readonly Token[], t: number): boolean {
  const { form, upos } = tokens[t]!;
  if (/^[-‐‑&]$/.test(form)) return t > 0 && isCapital(tokens[t - 1]!);
  if (/^['’]s?$/.test(form)) return t > 0 && FOR_WHOM.test(tokens[t - 1]!.form);
  return isCapital(tokens[t]!) && !/^(DET|PRON|ADP|CCONJ|SCONJ|AUX|ADV|VERB)$/.test(upos);
}

/** Parts of a government that have more than one charge: "Ministry of Labour and Tourism". */
const MINISTRIES = new Set("ministry department secretariat".split(" "));
/** Charges of a ministry after "and", which are nobody: "Ministry of Labour and Hamas" are two. */
const CHARGES = new Set(
  "affairs agriculture budget civil commerce communication communications construction culture customs defence defense development digital disaster economic economy education electricity emigrants emigration employment energy entrepreneurship environment environmental expatriates family finance fisheries food foreign forest forestry forests gas gender health homeland housing human immigration industry information infrastructure innovation insular international investment investments irrigation justice labor labour land lands livestock local marine maritime mineral minerals mines mining natural petroleum planning population public regional religious research rural sanitation science security settlement small social sport sports technology telecommunications telecommunication territorial tourism trade transport transportation urban veterans water welfare wildlife women works youth".split(
    " ",
  ),
);

/** "of Korea", "for Far Eastern Studies", "of the Republic": as far as the capitals go; what a ministry is for, and then of which state. */
function ofEnd(tokens: readonly Token[], last: number, ofMinistry = false): number {
  if (!/^(of|for)$/.test(tokens[last + 1]?.form ?? "")) return last;
  let t = last + 2;
  if (tokens[t]?.form === "the") t += 1;
  if (tokens[t] === undefined || !isCapital(tokens[t]!)) return last;
  let charged = false;
  while (tokens[t + 1] !== undefined) {
    const charge = ofMinistry && isCharge(tokens, t + 1);
    if (!charge && !isInside(tokens, t + 1) && !joinsBody(tokens, t + 1)) break;
    charged ||= charge;
    t += 1;
  }
  if (!charged) return t;
  // "of the Government of India"
  for (let end = ofEnd(tokens, t); end > t; end = ofEnd(tokens, t)) t = end;
  return t;
}

/** A ministry with more than one charge, of which the tagger makes two names. */
export function hasCharges(tokens: readonly Token[], { first, last }: Pick<ProperSpan, "first" | "last">): boolean {
  const body = tokens.slice(first, last + 1).findIndex(({ form }) => MINISTRIES.has(fold(form)));
  for (let t = first + body + 1; body >= 0 && t < last; t++) if (isCharge(tokens, t)) return true;
  return false;
}

/** "and" before another body: "Council of Ministers and Board". */
function joinsBody(tokens: readonly Token[], t: number): boolean {
  const after = tokens[t + 1];
  if (tokens[t]!.form !== "and" || after === undefined) return false;
  return isCapital(after) && after.upos === "PROPN" && ORGANISATION_HEADS.has(fold(after.form));
}

/** "and Tourism", or the comma of a list that "and" closes: "of Trade, Industry and Tourism". */
function isCharge(tokens: readonly Token[], t: number): boolean {
  const { form } = tokens[t]!;
  const next = tokens[form === "," && tokens[t + 1]?.form === "and" ? t + 2 : t + 1];
  if (next === undefined || !isCapital(next) || !CHARGES.has(fold(next.form))) return false;
  if (form === "and") return true;
  if (form !== ",") return false;
  for (let k = t + 1; k < t + 6 && tokens[k] !== undefined; k++) {
    if (tokens[k]!.form === "and") return CHARGES.has(fold(tokens[k + 1]?.form ?? ""));
    if (tokens[k]!.form !== "," && !isCapital(tokens[k]!)) return false;
  }
  return false;
}

/** Runs of proper nouns over the tokens that no lexicon name covers. */
export function properSpans(sentence: Sentence, covered: (token: number) => boolean, index: NameIndex): ProperSpan[] {
  const { tokens } = sentence;
  const spans: ProperSpan[] = [];
  let t = 0;
  while (t < tokens.length) {
    if (!isProper(tokens[t]!) || covered(t)) {
      t += 1;
      continue;
    }
    const last = runEnd(tokens, t, covered);
    spans.push({ first: t, last, kind: typeOf(tokens, t, last, index) });
    t = last + 1;
  }
  return spans;
}

function isProper(token: Token): boolean {
  return token.upos === "PROPN" && startsCapital(token.form);
}

/** A particle goes on with the name if a proper noun follows it: "van der Berg". */
function runEnd(tokens: readonly Token[], from: number, covered: (token: number) => boolean): number {
  let last = from;
  for (let t = from + 1; t < tokens.length && !covered(t); t++) {
    const token = tokens[t]!;
    if (isProper(token)) last = t;
    else if (/^[-‐‑]$/.test(token.form)) {
      // "Han - bum": the second half may be lower case and tagged as anything
      if (!isTight(tokens, t) || covered(t + 1)) break;
      t += 1;
      last = t;
    } else if (!isInitialStop(tokens, t) && !(PARTICLES.has(token.form.toLowerCase()) && linksOn(tokens, t))) break;
  }
  return last;
}

/** True for a hyphen with no blank beside it. */
export const isTight = (tokens: readonly Token[], t: number): boolean =>
  tokens[t + 1]?.start === tokens[t]!.end && tokens[t]!.start === tokens[t - 1]!.end;

const isInitialStop = (tokens: readonly Token[], t: number): boolean =>
  tokens[t]!.form === "." && tokens[t]!.start === tokens[t - 1]!.end && tokens[t - 1]!.form.length === 1;

function linksOn(tokens: readonly Token[], t: number): boolean {
  for (let k = t + 1; k < tokens.length && k <= t + 2; k++) {
    if (isProper(tokens[k]!)) return true;
    if (!PARTICLES.has(tokens[k]!.form.toLowerCase())) return false;
  }
  return false;
}

/**
 * 1. a place's head noun first or last; 2. an honorific or a known given name first, a flat name in the tree, or two to four words that
 * speak: a person; 3. an acronym: an organisation; 4. after a preposition of place: a place; 5. a hyphen inside: a person.
 */
export function typeOf(tokens: readonly Token[], first: number, last: number, index: NameIndex): ProperSpan["kind"] {
  const run = tokens.slice(first, last + 1);
  const words = run.map(({ form }) => fold(form).replace(/\W/g, "")).filter((word) => word !== "");
  const many = words.length > 1;
  if (ORGANISATION_HEADS.has(words.at(-1) ?? "") && many) return "organisation";
  if (many && (PLACE_HEADS.has(words.at(-1)!) || PLACE_HEADS.has(words[0]!))) return "place";
  const before = tokens[first - 1];
  if ((many && HONORIFICS.has(words[0]!)) || HONORIFICS.has(fold(before?.form ?? "").replace(/\W/g, "")))
    return "person";
  if (many && words.length <= 5 && (index.isGivenName(words[0]!) || isFlat(run, first) || speaks(tokens, first, last)))
    return "person";
  if (!many && /^[A-Z]{2,6}$/.test(run[0]!.form)) return "organisation";
  if (before !== undefined && /^(in|near|at|outside|around)$/i.test(before.form) && words.length <= 2) return "place";
  return many && words.length <= 4 && run.some(({ form }) => /[-‐‑]/.test(form)) ? "person" : null;
}

/** A tree of Universal Dependencies joins the parts of a person's name by `flat`. */
function isFlat(run: readonly Token[], first: number): boolean {
  return run.some(({ deprel, head }) => deprel === "flat" && head >= first && head < first + run.length);
}

/** Forms of verbs whose subject is a human being, never a town or its government; lemmas of rare verbs are not sure. */
const HUMAN =
  /^(?:smil(?:es?|ed)|laugh(?:s|ed)?|grin(?:s|ned)?|weeps?|wept|nod(?:s|ded)?|shrug(?:s|ged)?|sigh(?:s|ed)?|frown(?:s|ed)?)$/;

/** True for the subject of such a verb: "Victoria smiled". */
export function isHuman(tokens: readonly Token[], first: number, last: number): boolean {
  const head = tokens.slice(first, last + 1).find(({ head: h }) => h < first || h > last);
  return head?.deprel === "nsubj" && HUMAN.test(tokens[head.head]?.form ?? "");
}

function speaks(tokens: readonly Token[], first: number, last: number): boolean {
  const head = tokens.slice(first, last + 1).find(({ head: h }) => h < first || h > last);
  return head?.deprel === "nsubj" && SPEAKING.has(tokens[head.head]?.lemma ?? "");
}
