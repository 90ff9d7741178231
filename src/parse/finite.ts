// Stage "parse": the finite verb of a sentence in which the tagger found none. Chronicles and headings tell in the
// present ("Police in Accra arrest four", "A court sentences three men"), where its verbs look like nouns.
import type { Analyser } from "./analyse.ts";
import type { ParseModel } from "./model.ts";
import { AMBIGUITY, SURE_TAG } from "./words.ts";

/** Shorter ones are titles and fragments as often as sentences. */
const LEAST_WORDS = 6;
/**
 * How far the tag of a verb may lie behind the best, in units of a stored weight, by the tag of the word after it: what
 * begins a noun phrase speaks for a verb, a preposition or another noun as often for a noun. Of some 50 sentences of the corpus that
 * were read, 45 got their verb; in the development treebanks, which have phrases without one, one word in a thousand sentences
 * changes for the worse.
 */
const FAR: ReadonlyMap<string, number> = new Map([
  ...["DT", "PRP$", "PRP", "CD", "TO", "RP", "``", "$"].map((tag): [string, number] => [tag, 400]),
  ...["IN", "JJ", "JJR", "RB"].map((tag): [string, number] => [tag, 300]),
  ...["NN", "NNS", "NNP", "NNPS"].map((tag): [string, number] => [tag, 200]),
]);
/** Where a finite verb stands in a clause of time or reason behind, the main clause may well lack one. */
const FAR_BEFORE_CLAUSE = 150;
/** The main verb comes first: it is taken before a later word that lies nearer by less than this. */
const EARLIER = 60;

const FINITE = new Set(["VBD", "VBZ", "VBP", "MD"]);
/** Tags that only words never seen in training get by mistake. */
const GUESSES = new Set(["IN", "JJ", "JJS", "RB"]);
const BEFORE_VERB = new Set(["NN", "NNS", "NNP", "NNPS", "RB", ",", "-RRB-", "CD"]);
const SUBORDINATORS = new Set(["after", "as", "while", "because", "since", "before", "when", "until"]);
/** Endings of words that are no verb in the present. */
const NO_VERB = /(?:ly|ists|iers|ians|men|n[ct]y|tions?|ments?|ity|ities)$/;

interface TaggedWords {
  readonly forms: readonly string[];
  readonly rows: readonly Int32Array[];
  xpos(i: number): string;
}

/** Gives a sentence without a finite verb one, where a word may be it; changes `tags` in place. */
export function findFinite(
  forms: readonly string[],
  rows: readonly Int32Array[],
  tags: Int32Array,
  reader: Analyser,
  model: ParseModel,
): void {
  if (forms.length < LEAST_WORDS || forms.at(-1) !== ".") return;
  const words: TaggedWords = { forms, rows, xpos: (i) => model.tags[tags[i] ?? 0]?.xpos ?? "" };
  const end = endOfSearch(words);
  // "gunmen in uniforms open fire": no other reading is as sure
  let verb = forms.findIndex((form, i) => form === "open" && forms[i + 1] === "fire" && i < end);
  const isSure = verb > 0 && reachOf(words, verb) > 0;
  let least = 0;
  if (!isSure) verb = -1;
  for (let i = 1; i < end && !isSure; i++) {
    const far = Math.min(reachOf(words, i), end < forms.length ? FAR_BEFORE_CLAUSE : Number.POSITIVE_INFINITY);
    if (far < 0) continue;
    const deficit = reader.deficit(rows, tags, i, tagOf(words, i, model));
    if (deficit > far || (verb >= 0 && deficit >= least - EARLIER)) continue;
    verb = i;
    least = deficit;
  }
  if (verb >= 0) tags[verb] = tagOf(words, verb, model);
}

/** How far a verb is sought: to the clause of time or reason that has one already, or to the end; 0 where a main clause has one. */
function endOfSearch({ forms, xpos }: TaggedWords): number {
  let end = forms.length;
  for (let i = 0; i < end; i++) {
    if (FINITE.has(xpos(i))) end = clauseBefore(forms, i);
    // "Call the office today.": a command has its verb
    else if (xpos(i) === "VB" && !isInfinitive(i, xpos)) return 0;
  }
  return end;
}

/** Where the clause of time or reason begins that a finite verb stands in; 0 where it stands in none. */
function clauseBefore(forms: readonly string[], verb: number): number {
  for (let i = verb - 1; i > 0; i--) if (SUBORDINATORS.has(forms[i] ?? "")) return i;
  return 0;
}

function isInfinitive(verb: number, xpos: (i: number) => string): boolean {
  for (let i = verb - 1; i >= 0 && i >= verb - 3; i--) if (xpos(i) === "TO" || xpos(i) === "VB") return true;
  return false;
}

/** How far behind the best the tag of a verb may lie for a word; -1 where it stands where no verb does. */
function reachOf(words: TaggedWords, i: number): number {
  const { forms, rows, xpos } = words;
  const [form = "", after = ""] = [forms[i], forms[i + 1]];
  const [tag, before, next] = [xpos(i), xpos(i - 1), xpos(i + 1)];
  if (!/^[a-z]{3,}$/.test(form) || NO_VERB.test(form)) return -1;
  if (!BEFORE_VERB.has(before) && !(i === 1 && /(?:s|men)$/.test(forms[0] ?? ""))) return -1;
  if (form === "open" && after === "fire") return 400;
  if ((rows[i]![SURE_TAG] as number) > 0) return -1;
  // "the case prompted debate": what has an object is no participle of the noun before
  if (tag === "VBN") return /^(DT|PRP\$|JJ|NNS|NN|CD)$/.test(next) && form.endsWith("ed") ? 200 : -1;
  const isGuess = GUESSES.has(tag) && rows[i]![AMBIGUITY] === 0;
  if (!isGuess && tag !== "NN" && tag !== "NNS") return -1;
  const isWide = (after === "at" && forms[i + 2] === "least") || (isGuess && tag === "IN");
  const far = isWide ? 400 : (FAR.get(next) ?? -1);
  const isSingular = form.endsWith("s");
  // "the groups visits": what ends in s wants one subject, what does not several
  if (isSingular) return before === "NNS" || before === "CD" ? -1 : far;
  return before === "NNS" || before === "NNPS" || far === 400 || isAmongMany(words, i) ? far : -1;
}

/** "Voters in Chad head", "Chad and Mali sign", "the police arrest": several are named before, not right before as a noun of a kind. */
function isAmongMany({ forms, xpos }: TaggedWords, verb: number): boolean {
  const before = xpos(verb - 1);
  if (forms[verb - 1] === "police") return true;
  if (before === "NN") return false;
  for (let i = 0; i < verb - 1; i++)
    if (/^NNP?S$/.test(xpos(i)) || forms[i] === "and" || forms[i] === "Police") return true;
  return false;
}

/** The tag of a finite verb by its ending. */
function tagOf({ forms }: TaggedWords, i: number, { tags }: ParseModel): number {
  const form = forms[i] ?? "";
  const xpos = form.endsWith("s") ? "VBZ" : form.endsWith("ed") ? "VBD" : "VBP";
  return tags.findIndex((tag) => tag.xpos === xpos && tag.upos === "VERB");
}
