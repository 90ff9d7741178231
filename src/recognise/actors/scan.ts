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
  /** Role nouns by their last token; the longest phrase that ends there. */
  readonly roles: ReadonlyMap<number, Hit>;
}

interface Piece extends Atom {
  readonly token: number;
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/** Joins the parts of one name: "Kim Jong - un", "N. Korea", "People 's Army". Any other mark without letters ends a phrase. */
const JOINER = /^([-‐‑.’']|['’]s)$/;

/**
 * Walks the trie from every word. A name is taken from the left, the longest first, so "South Korea" is never "Korea";
 * role nouns are kept apart, since a name may hold one ("Foreign Minister Lavrov") and a role may hold a name.
 */
export function scan(sentence: Sentence, index: NameIndex): Scan {
  const pieces = sentence.tokens.flatMap((token, t) => piecesOf(token, t, index));
  const names: Hit[] = [];
  const roles = new Map<number, Hit>();
  let free = 0;
  for (let from = 0; from < pieces.length; from++) {
    if (pieces[from]!.word < 0) continue;
    let node = 0;
    let name: Hit | null = null;
    let nameEnd = from;
    for (let k = from; k < pieces.length; k++) {
      const word = pieces[k]!.word;
      node = word < 0 ? -1 : index.step(node, word);
      if (node < 0) break;
      const phrases = index.phrasesAt(node, pieces, from);
      if (phrases.length === 0) continue;
      const named = phrases.filter(({ use }) => use !== "role" && use !== "roles");
      if (named.length > 0 && from >= free) {
        name = hit(pieces, from, k, named);
        nameEnd = k + 1;
      }
      if (named.length < phrases.length)
        keepLonger(
          roles,
          hit(
            pieces,
            from,
            k,
            phrases.filter(({ use }) => use === "role" || use === "roles"),
          ),
        );
    }
    if (name !== null) {
      names.push(name);
      free = nameEnd;
    }
  }
  return { names, roles };
}

function hit(pieces: readonly Piece[], from: number, to: number, phrases: readonly NamePhrase[]): Hit {
  const a = pieces[from]!;
  const b = pieces[to]!;
  return { first: a.token, last: b.token, start: a.start, end: b.end, phrases };
}

function keepLonger(roles: Map<number, Hit>, found: Hit): void {
  const known = roles.get(found.last);
  if (known === undefined || known.first > found.first) roles.set(found.last, found);
}

function piecesOf(token: Token, t: number, index: NameIndex): Piece[] {
  const atoms = atomsOf(token.form);
  if (atoms.length === 0) {
    return JOINER.test(token.form)
      ? []
      : [{ key: "", stop: false, form: "", token: t, word: -1, start: token.start, end: token.end }];
  }
  let at = 0;
  return atoms.map(({ key, form, stop }, k) => {
    const found = token.form.indexOf(form, at);
    const whole = atoms.length === 1 && found < 0;
    const start = found < 0 ? at : found;
    const end = whole || (k === atoms.length - 1 && found < 0) ? token.form.length : start + form.length;
    at = end;
    // a lone abbreviation keeps its stops: "U.S."
    const span =
      atoms.length === 1 && !/['’]s?$/i.test(token.form)
        ? { start: token.start, end: token.end }
        : { start: token.start + start, end: token.start + end };
    return { key, form, stop, token: t, word: index.wordId(key), ...span };
  });
}
