// Stage "recognise", actors, first pass: which phrases of the lexicon stand in a sentence.
import type { Sentence, Token } from "#document";
import { type Atom, atomsOf, type NameIndex, type NamePhrase } from "#lexicon";

/** Lexicon phrases that end at the same place: candidates among which the page decides. */
export interface Hit {
  readonly first: number;
  readonly last: number;
  /** Offsets into the article's text; inside a token where a hyphen joins two names. */
  readonly start: number;
  readonly end: number;
  readonly phrases: readonly NamePhrase[];
}

export interface Scan {
  /** Names, adjectives, seats: no two overlap, the longest from the left. */
  readonly names: readonly Hit[];
  /** For each token the longest role noun that ends there, or null; empty where the sentence has none. */
  readonly roles: readonly (Hit | null)[];
}

/** Words of a page cut into atoms, each form once. */
export type FormCache = Map<string, readonly Known[]>;
interface Known extends Atom {
  readonly word: number;
}

interface Piece extends Known {
  readonly token: number;
}

/** Joins the parts of one name: "Kim Jong - un", "N. Korea", "People 's Army". Any other mark without letters ends a phrase. */
const JOINER = /^([-‐‑.’']|['’]s)$/;
const BREAK: Known = { key: "", form: "", stop: false, word: -1 };

/**
 * Walks the trie from every word. A name is taken from the left, the longest first, so "South Korea" is never "Korea";
 * role nouns are kept apart, since a name may hold one ("Foreign Minister Lavrov") and a role may hold a name.
 */
export function scan(sentence: Sentence, index: NameIndex, cache: FormCache): Scan {
  const { tokens } = sentence;
  const pieces = piecesOf(tokens, index, cache);
  const names: Hit[] = [];
  const roles: (Hit | null)[] = [];
  let free = 0;
  for (let from = 0; from < pieces.length; from++) {
    if (pieces[from]!.word < 0) continue;
    let node = 0;
    let name: Hit | null = null;
    let nameEnd = from;
    for (let k = from; k < pieces.length; k++) {
      const { word } = pieces[k]!;
      node = word < 0 ? -1 : index.step(node, word);
      if (node < 0) break;
      const phrases = index.phrasesAt(node, pieces, from);
      if (phrases.length === 0) continue;
      const named = phrases.filter(isName);
      if (named.length > 0 && from >= free) {
        name = hit(tokens, pieces, from, k, named);
        nameEnd = k + 1;
      }
      if (named.length < phrases.length)
        keepLonger(roles, tokens.length, hit(tokens, pieces, from, k, phrases.filter(isRole)));
    }
    if (name !== null) {
      names.push(name);
      free = nameEnd;
    }
  }
  return { names, roles };
}

const isRole = ({ use }: NamePhrase): boolean => use === "role" || use === "roles";
const isName = (phrase: NamePhrase): boolean => !isRole(phrase);

function keepLonger(roles: (Hit | null)[], length: number, found: Hit): void {
  while (roles.length < length) roles.push(null);
  const known = roles[found.last];
  if (known == null || known.first > found.first) roles[found.last] = found;
}

/** Spans whole tokens, but for a name that a hyphen joins to another: "Korea-Russia", "Russia's". */
function hit(
  tokens: readonly Token[],
  pieces: readonly Piece[],
  from: number,
  to: number,
  phrases: readonly NamePhrase[],
): Hit {
  const a = pieces[from]!;
  const b = pieces[to]!;
  const first = tokens[a.token]!;
  const last = tokens[b.token]!;
  const opens = pieces[from - 1]?.token !== a.token;
  const closes = pieces[to + 1]?.token !== b.token;
  const start = opens ? first.start : first.start + offsetOf(first.form, a.form, 0);
  const at = offsetOf(last.form, b.form, a.token === b.token ? start - last.start : 0);
  const possessive = /['’]s?$/.test(last.form);
  const end = closes && !possessive ? last.end : last.start + at + b.form.length;
  return { first: a.token, last: b.token, start, end, phrases };
}

const offsetOf = (form: string, piece: string, from: number): number => Math.max(form.indexOf(piece, from), 0);

function piecesOf(tokens: readonly Token[], index: NameIndex, cache: FormCache): Piece[] {
  const pieces: Piece[] = [];
  for (let t = 0; t < tokens.length; t++) {
    const { form } = tokens[t]!;
    let known = cache.get(form);
    if (known === undefined) {
      known = knownAtoms(form, index);
      cache.set(form, known);
    }
    for (const { key, form: written, stop, word } of known) pieces.push({ key, form: written, stop, word, token: t });
  }
  return pieces;
}

function knownAtoms(form: string, index: NameIndex): Known[] {
  const atoms = atomsOf(form);
  if (atoms.length === 0) return JOINER.test(form) ? [] : [BREAK];
  return atoms.map(({ key, form: written, stop }) => ({ key, form: written, stop, word: index.wordId(key) }));
}
