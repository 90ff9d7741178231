// Stage "recognise", actors: proper nouns that are not in the lexicon, typed by the words in and around them.
import type { Sentence, Token } from "#document";
import { fold, type NameIndex } from "#lexicon";

export interface ProperSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: "person" | "organisation" | "place" | null;
}

/** Words that make a name an organisation, at its end ("Kyungnam University") or before "of" ("Institute of ..."). */
const ORGANISATION_HEADS = new Set(
  `academy administration agency airlines airways alliance army assembly association authority bank board brigade broadcasting bureau cabinet center centre church club
  college command commission committee company confederation conference congress cooperation coalition corp corps corporation council court department division duma embassy
  exchange federation fleet forces forum foundation front fund group guard herald holdings hospital house inc industries initiative institute institution journal
  laboratory league limited ltd ministry mission movement museum network news observatory office organisation organization parliament party plant police post press
  programme program project radio regiment senate service services society studies supreme team television think-tank times tribune tribunal union unit university watch workers`.split(
    /\s+/,
  ),
);
const PLACE_HEADS = new Set(
  "airport avenue bay beach bridge canal cape city coast county desert district gulf harbor harbour highway hill hills island islands isle lake mount mountain mountains ocean peninsula port province region river road sea square strait street town valley village".split(
    " ",
  ),
);
const HONORIFICS = new Set(
  "mr mrs ms dr sir lord lady dame prof sheikh ayatollah maj gen lt col capt sgt adm rev fr st".split(" "),
);
/** Small words that hold a name together from inside. */
const LINKS = new Set("of the and for de la del di da van von der bin ibn al el y".split(" "));
const SPEAKING = new Set(
  "say tell add note explain argue write warn claim insist announce declare predict comment observe suggest".split(" "),
);

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
  return token.upos === "PROPN" && /^\p{Lu}/u.test(token.form);
}

/** A link word goes on with the name only if a proper noun follows it, and "and" only inside an organisation's name. */
function runEnd(tokens: readonly Token[], from: number, covered: (token: number) => boolean): number {
  let last = from;
  let organisation = ORGANISATION_HEADS.has(fold(tokens[from]!.form));
  for (let t = from + 1; t < tokens.length; t++) {
    const token = tokens[t]!;
    if (covered(t) && !organisation) break;
    if (isProper(token) || (organisation && /^\p{Lu}/u.test(token.form))) {
      last = t;
      organisation ||= ORGANISATION_HEADS.has(fold(token.form));
    } else if (/^[-‐‑]$/.test(token.form)) {
      // "Han - bum": the second half may be lower case and tagged as anything
      if (
        t + 1 < tokens.length &&
        tokens[t + 1]!.start === token.end &&
        token.start === tokens[t - 1]!.end &&
        !covered(t + 1)
      ) {
        last = t + 1;
        t += 1;
      } else break;
    } else if (token.form === "." && token.start === tokens[t - 1]!.end && tokens[t - 1]!.form.length === 1) {
    } else if (LINKS.has(token.form.toLowerCase())) {
      const particle = /^(de|la|del|di|da|van|von|der|bin|ibn|al|el)$/i.test(token.form);
      if (!particle && !organisation) break;
      if (!linksOn(tokens, t)) break;
    } else break;
  }
  return last;
}

function linksOn(tokens: readonly Token[], t: number): boolean {
  for (let k = t + 1; k < tokens.length && k <= t + 2; k++) {
    if (isProper(tokens[k]!)) return true;
    if (!LINKS.has(tokens[k]!.form.toLowerCase())) return false;
  }
  return false;
}

/**
 * 1. an organisation's head noun first, before "of", or last; 2. a place's head noun last; 3. an honorific or a known given name
 * first, or two to four words that speak: a person; 4. an acronym: an organisation; 5. after a preposition of place: a place.
 */
function typeOf(tokens: readonly Token[], first: number, last: number, index: NameIndex): ProperSpan["kind"] {
  const words = tokens.slice(first, last + 1).map(({ form }) => fold(form).replace(/\W/g, ""));
  const end = words.at(-1) ?? "";
  if (
    ORGANISATION_HEADS.has(end) ||
    (words.length > 1 &&
      words.some(
        (word, k) => ORGANISATION_HEADS.has(word) && (k === 0 || words[k + 1] === "of" || words[k + 1] === "for"),
      ))
  ) {
    return "organisation";
  }
  if (words.length > 1 && (PLACE_HEADS.has(end) || PLACE_HEADS.has(words[0]!))) return "place";
  if (HONORIFICS.has(words[0]!) && words.length > 1) return "person";
  const before = tokens[first - 1];
  if (before !== undefined && HONORIFICS.has(fold(before.form).replace(/\W/g, ""))) return "person";
  if (words.length > 1 && words.length <= 5 && index.isGivenName(words[0]!)) return "person";
  const head = tokens.slice(first, last + 1).find(({ head: h }) => h < first || h > last);
  const governor = head === undefined ? undefined : tokens[head.head];
  if (
    head?.deprel.startsWith("nsubj") &&
    governor !== undefined &&
    SPEAKING.has(governor.lemma) &&
    words.length > 1 &&
    words.length <= 4
  )
    return "person";
  if (/^[A-Z]{2,6}$/.test(tokens[first]!.form) && first === last) return "organisation";
  if (before !== undefined && /^(in|near|at|outside|around)$/i.test(before.form) && words.length <= 2) return "place";
  return words.length > 1 &&
    words.length <= 4 &&
    /[-‐‑]/.test(
      tokens
        .slice(first, last + 1)
        .map(({ form }) => form)
        .join(""),
    )
    ? "person"
    : null;
}
