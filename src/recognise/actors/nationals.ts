// Stage "recognise", actors: people named by their state alone, "two Israelis", "a Canadian": they are not their state.
import type { Token } from "#document";
import { type Draft, headOf, makeDraft, type Named, type View } from "./drafts.ts";

/**
 * A demonym that is counted, described or singular names private people of a state: "two Israelis", "dozens of Palestinians", "a young
 * Canadian". Alone or with "the" it may stand for the state ("Israelis and Palestinians resumed talks", "the Russians shelled"): that is
 * left to the coder, who knows the deed; unless a clause tells more of them ("Afghans who fled").
 */
export function nationalsOf(view: View): Draft[] {
  const drafts: Draft[] = [];
  for (const named of view.names) {
    const first = isDemonym(view, named) ? openingOf(view, named) : -1;
    if (first >= 0) drafts.push(peopleOf(view, named, first));
  }
  return drafts;
}

/** The word for a people as a noun of its own, not before another noun. */
function isDemonym({ tokens }: View, { phrase, first, last, head }: Named): boolean {
  if (phrase?.entity.kind !== "country") return false;
  if (phrase.use !== "demonym" && phrase.use !== "adjective") return false;
  if (isPluralForm(tokens[last]!.form, phrase.use)) return true; // "Kenyans protest" read as two nouns
  if (first !== last) return false;
  const next = tokens[last + 1];
  if (next !== undefined && NATIONAL.test(next.form)) return next.upos === "ADJ"; // else a role noun, read as such
  const { upos, deprel, head: governor } = tokens[head]!;
  if (/^(amod|compound|flat|nmod:desc)$/.test(deprel) && governor > last) return false;
  // "heavy Russian shelling"
  if (next?.xpos === "VBG") return false;
  return /^(NOUN|PROPN|ADJ)$/.test(upos) && !/^(NOUN|PROPN)$/.test(next?.upos ?? "");
}

const NATIONAL = /^(national|citizen|resident)s?$/i;

const isPluralForm = (form: string, use: string): boolean => use === "demonym" && form.endsWith("s");

/** Nouns of amount before "of": "hundreds of Israelis". */
const AMOUNT =
  /^(dozens?|hundreds?|thousands?|millions?|tens|scores?|number|group|handful|majority|crowds?|couple|pair)$/i;
const INDEFINITE = /^(an?|another|one|every|each|any)$/i;
/** Words before a number that belong to it: "at least two", "more than fifty". */
const ABOUT = /^(at|least|most|more|fewer|less|than|about|around|nearly|almost|over|some|up|to|as|many|another)$/i;

/** Where the phrase begins if people are meant; -1 where it may be the state. */
function openingOf({ tokens, nameAt, names }: View, { first, last, phrase }: Named): number {
  const isPlural = isPluralForm(tokens[last]!.form, phrase?.use ?? "");
  let at = first;
  let counted = false;
  // "two British Israelis"
  const isOther = (t: number) => (nameAt[t] ?? -1) >= 0 && names[nameAt[t]!]!.form !== "adjective";
  while (at > 0 && !isOther(at - 1) && describes(tokens[at - 1]!)) {
    counted = true;
    at -= 1;
  }
  if (counted) while (at > 0 && ABOUT.test(tokens[at - 1]!.form)) at -= 1;
  const before = tokens[at - 1];
  if (before !== undefined && (before.upos === "DET" || before.upos === "NUM")) {
    at -= 1;
    counted ||= INDEFINITE.test(before.form) || (isPlural && !/^(the|these|those)$/i.test(before.form));
  }
  // "Afghans who worked abroad"
  const article = before !== undefined && /^(the|these|those)$/i.test(before.form);
  if (isPlural && !article && (TOLD.test(tokens[last + 1]?.form ?? "") || isInCountry(tokens, last + 1))) return at;
  const amount = before?.form === "of" ? amountBefore(tokens, at - 2) : -1;
  if (amount >= 0) return amount;
  return counted ? at : -1;
}

/** What is told of people and of no state. */
const TOLD = /^(who|whose|living|fleeing|stranded|abroad|residing|trapped)$/;

/** "Togolese in the country": those who live there. */
const isInCountry = (tokens: readonly Token[], t: number): boolean =>
  tokens[t]?.form === "in" &&
  tokens[t + 1]?.form === "the" &&
  /^(country|city|region|area)$/.test(tokens[t + 2]?.form ?? "");

function describes({ upos, xpos, deprel, form }: Token): boolean {
  if (upos === "NUM") return true;
  if (upos === "ADJ") return !/^(former|same)$/i.test(form) && deprel !== "conj";
  return upos === "VERB" && deprel === "amod" && (xpos === "VBN" || xpos === "VBG");
}

/** "Hundreds of thousands of": the first word of the amount that ends here, with its number or article; -1 for none. */
function amountBefore(tokens: readonly Token[], last: number): number {
  if (!AMOUNT.test(tokens[last]?.form ?? "")) return -1;
  let at = last;
  while (tokens[at - 1]?.form === "of" && AMOUNT.test(tokens[at - 2]?.form ?? "")) at -= 2;
  while (at > 0 && /^(DET|NUM|ADJ)$/.test(tokens[at - 1]!.upos)) at -= 1;
  return at;
}

function peopleOf(view: View, named: Named, first: number): Draft {
  const { reading, entity } = named;
  const { page, tokens } = view;
  const last = NATIONAL.test(tokens[named.last + 1]?.form ?? "") ? named.last + 1 : named.last;
  const start = tokens[first]!.start;
  const { end, form } = tokens[last]!;
  const plural = /s$/i.test(form) || /^\d|^(two|three|four|five|six|seven|eight|nine|ten)$/i.test(tokens[first]!.form);
  const name = page.doc.text.slice(start, end);
  return makeDraft(
    view,
    { first, last, start, end, head: headOf(tokens, first, last) },
    {
      kind: "role",
      form: "nominal",
      agentive: true,
      plural,
      sort: plural ? "people" : "person",
      person: null,
      ask: null,
      rule: "recognise.nationals",
      role: "national",
      readings: [{ name, country: reading.country, code: reading.code, sectors: ["CVL"], entity: null }],
      entries: entity === null ? [] : [entity.id],
    },
  );
}
