// Stage "parse": text → words as Universal Dependencies cuts them (the conventions of EWT and GUM).

/** Where the words of a stretch of text stand, in UTF-16 code units of the whole text. */
export interface Words {
  readonly starts: number[];
  readonly ends: number[];
}

/** Prefixes that stay with their word across a hyphen; every other hyphen is a word of its own ("so - called"). */
const PREFIXES =
  "a|ante|anti|arch|bi|co|contra|counter|cross|cyber|de|di|e|eco|em|en|ex|extra|infra|inter|intra|macro|mega|meta|micro|mid|mini|mis|mono|multi|neo|non|over|pan|para|paleo|poly|post|pre|pro|proto|pseudo|psycho|re|semi|socio|sub|super|supra|tele|trans|tri|ultra|un|under|uni|up|vice";

const UNITS = "[ap]m|[ckm]m|[km]g|[kKmM]|bn|mn|tn|ft|lb|lbs|mph|kph|kb|mb|gb|tb|[kmg]hz|[kmg]w|mm";

/** Abbreviations whose stop belongs to them wherever they stand. */
const ABBREVIATIONS = new Set(
  "mr mrs ms mx dr prof gen maj col lt sgt capt cmdr adm brig rev hon pres gov sen rep reps sens st ft mt jr sr inc ltd co corp bros llc plc vs etc jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri al approx dept est ave blvd vol vols fig figs eds pp cf ca esp incl max min messrs mlle mme ph.d spec supt univ assn ass'n natl int'l intl".split(
    " ",
  ),
);
/** Abbreviations only before a number. */
const BEFORE_NUMBER = new Set("no nos p art sec para ch".split(" "));

/** Contractions written as one word: where the second part begins. */
const FUSED: ReadonlyMap<string, number> = new Map(
  Object.entries({
    cannot: 3,
    gonna: 3,
    wanna: 3,
    gotta: 3,
    lemme: 3,
    gimme: 3,
    dont: 2,
    didnt: 3,
    doesnt: 4,
    isnt: 2,
    wasnt: 3,
    arent: 3,
    couldnt: 5,
    wouldnt: 5,
    shouldnt: 6,
    havent: 4,
    hasnt: 3,
    hadnt: 3,
    werent: 4,
    cant: 2,
    wont: 2,
    im: 1,
    ive: 1,
    youre: 3,
    theyre: 4,
    thats: 4,
  }),
);

const LETTERS = "[\\p{L}\\p{M}\\p{N}_]";
const CLITIC = "['’`´](?:s|m|d|re|ve|ll)";
const TOP_LEVEL =
  "com|org|net|gov|edu|mil|int|info|doc|docx|xls|xlsx|pdf|html?|co\\.uk|uk|cn|ru|kp|kr|jp|by|eu|de|fr|io|tv";

const ADDRESSES = [
  '(?:(?:https?|ftp)://[^\\s<>"“”]{1,2000}|www\\.[^\\s<>"“”]{1,500})',
  "(?:[\\p{L}\\p{N}._+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8})",
  `(?:(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}(?:${TOP_LEVEL})(?![\\p{L}\\p{N}]))`,
];
const WORDS = [
  `(?:(?:\\d-)?\\d{3}-\\d{3}-\\d{4}(?!\\d)|\\d{3}-\\d{4}(?!\\d)|\\d{1,2}-\\d{1,2}-\\d{2,4}(?![\\d-]))`,
  `(?:(?<=[^\\s])${CLITIC}(?!${LETTERS}))`,
  "(?:(?<!\\p{L})(?:\\p{L}\\.){2,10}(?:\\p{L}(?![\\p{L}\\p{N}'’]))?|Ph\\.D\\.?|[MB]\\.Sc\\.?)",
  "(?:[A-Z]{1,3}\\$)",
  `(?:\\d{1,30}(?:[.,:]\\d{1,20}){0,8}(?=(?:${UNITS})(?!${LETTERS})))`,
  `(?:[+±-](?<![\\p{L}\\p{N}][+±-])\\d{1,30}(?:[.,:/]\\d{1,20}){0,8}(?!${LETTERS})|\\d{1,30}(?:[.,:/]\\d{1,20}){1,8}(?!${LETTERS})|['’]\\d\\ds?(?!${LETTERS}))`,
  `(?:(?<!${LETTERS}-?)(?:${PREFIXES})-${LETTERS}{2,100}(?:['’][\\p{L}]{1,30}){0,3})`,
  "(?:\\p{Lu}{1,6}&\\p{Lu}{1,6}(?!\\p{Ll}))",
  "(?:[#@](?=[\\p{L}_])[\\p{L}\\p{N}_]{1,100})",
  `(?:${LETTERS}{1,200}(?:['’\`´]\\p{L}{1,30}){0,4})`,
  "(?:[:;]-?[)(DP](?![\\p{L}\\p{N}]))",
  "(?:\\.{2,100}|[!?]{2,100}|-{2,100}|={2,100}|\\*{2,100}|_{2,100}|~{2,100}|<{2,3}|>{2,3}|``|'')",
  "(?:\\S)",
];
// Alternatives in order; every repetition is bounded, so that no text costs more than a constant per character.
const PLAIN = new RegExp(WORDS.join("|"), "gu");
const WITH_ADDRESSES = new RegExp([...ADDRESSES, ...WORDS].join("|"), "gu");

/** What most stretches between blanks are: a word of plain letters, perhaps with a comma. */
const SIMPLE = /^[A-Za-z]{2,40},?$/;

/** Words of `text.slice(from, to)`; they are in order, do not overlap, and hold every character that is not a blank. */
export function tokenise(text: string, from: number, to: number, words: Words = { starts: [], ends: [] }): Words {
  const stretch = from === 0 && to === text.length ? text : text.slice(from, to);
  for (const { 0: chunk, index } of stretch.matchAll(/\S+/g)) {
    const start = from + index;
    const glued = gluedEnd(text, start, chunk);
    if (glued > 0) {
      push(words, start, start + glued);
      cutChunk(text, start + glued, chunk.slice(glued), words, to);
    } else if (SIMPLE.test(chunk)) {
      const comma = chunk.endsWith(",") ? 1 : 0;
      cutWord(text, start, start + chunk.length - comma, words, to);
      if (comma === 1) push(words, start + chunk.length - 1, start + chunk.length);
    } else cutChunk(text, start, chunk, words, to);
  }
  return words;
}

/**
 * Pages of the DPRK set their leaders' names in bold, and dumps of them lose the blanks around: "ComradeKim Jong Unand". Where the first
 * of two words that are glued so ends; 0 for any other chunk.
 */
function gluedEnd(text: string, start: number, chunk: string): number {
  if (chunk.endsWith("Kim") && GLUED_TITLE.test(chunk)) return chunk.length - 3;
  const given = GLUED_NAME.exec(chunk)?.[0] ?? "";
  return given !== "" && /Kim (?:Jong|Il) $/.test(text.slice(Math.max(start - 9, 0), start)) ? given.length : 0;
}

const GLUED_TITLE = /^(?:Comrade|Marshal|President|General|Secretary)Kim$/;
const GLUED_NAME = /^(?:Un|Il|Sung)(?=\p{Ll}{2})/u;

function cutChunk(text: string, start: number, chunk: string, words: Words, to: number): void {
  const pattern = chunk.includes("@") || /[.:][\p{L}/]/u.test(chunk) ? WITH_ADDRESSES : PLAIN;
  for (const { 0: found, index } of chunk.matchAll(pattern)) {
    const at = start + index;
    // Abbreviations take their stop, which the pattern finds again.
    if (at < (words.ends.at(-1) ?? 0)) continue;
    if (URL_START.test(found)) cutUrl(text, at, at + found.length, words, to);
    else if (WORD_START.test(found)) cutWord(text, at, at + found.length, words, to);
    else push(words, at, at + found.length);
  }
}

const URL_START = /^(?:https?:|ftp:|www\.)/;
const WORD_START = /^[\p{L}\p{N}_]/u;

function push(words: Words, start: number, end: number): void {
  words.starts.push(start);
  words.ends.push(end);
}

/** A stop, a comma or a bracket after an address is not part of it. */
function cutUrl(text: string, start: number, end: number, words: Words, to: number): void {
  const kept = text.slice(start, end).replace(/[.,;:!?'’")\]]{1,10}$/, "").length;
  push(words, start, start + kept);
  if (start + kept < end) tokenise(text, start + kept, Math.min(end, to), words);
}

const SPLIT_CLITIC = new RegExp(`(?:n['’\`´]t|${CLITIC})$`, "iu");

const APOSTROPHE = /['’`´]/;

function cutWord(text: string, start: number, end: number, words: Words, to: number): void {
  const word = text.slice(start, end);
  const stop = stopBelongs(word, text, start, end, to) ? 1 : 0;
  const clitic = word.length > 2 && APOSTROPHE.test(word) ? SPLIT_CLITIC.exec(word) : null;
  const second =
    clitic !== null && clitic.index > 0 ? clitic.index : (FUSED.get(word.length < 10 ? lowerCase(word) : "") ?? 0);
  if (second > 0) {
    push(words, start, start + second);
    push(words, start + second, end);
  } else push(words, start, end + stop);
}

/** "IM" and "Im" are no contraction, "Dont" is. */
const lowerCase = (word: string): string => (/^I[mM]$/.test(word) ? word : word.toLowerCase());

/** Whether the stop after a word is part of it: "Mr.", "No. 5", "J. Smith", "1." at the head of an item. */
function stopBelongs(word: string, text: string, start: number, end: number, to: number): boolean {
  if (end >= to || text[end] !== "." || text[end + 1] === ".") return false;
  const lower = word.toLowerCase();
  if (ABBREVIATIONS.has(lower) && (word !== lower || !MONTHS_AND_NAMES.has(lower))) return true;
  const after = text.slice(end + 1, end + 4);
  if (BEFORE_NUMBER.has(lower)) return /^\s?\d/.test(after);
  if (/^\p{Lu}$/u.test(word)) return word !== "I" && /^(?:\s\p{Lu}|\p{Lu}|,)/u.test(after);
  return (
    /^(?:\d{1,2}|[a-z])$/i.test(word) &&
    /^\s\S/.test(after) &&
    /(?:^|\n)\s{0,8}$/.test(text.slice(Math.max(0, start - 9), start))
  );
}

/** Abbreviations that are also words when they are not capitalised. */
const MONTHS_AND_NAMES = new Set(
  "mar jun sat sun mon wed fri dec no gen col rep co al est max min ca fig ave rev hon pres mt".split(" "),
);
