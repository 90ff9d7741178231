// Stage "recognise", actors, first pass: which phrases of the lexicon stand in a sentence.
import type { Sentence, Token } from "#document";
import type { KnownAtom, NameIndex, NamePhrase } from "#lexicon/names";

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

/** The atoms of a sentence, and for each the index of its token. */
interface Pieces {
  readonly atoms: KnownAtom[];
  readonly tokenAt: number[];
}

/** Joins the parts of one name: "Kim Jong - un", "N. Korea", "People 's Army". Any other mark without letters ends a phrase. */
const JOINER = /^([-‐‑.’']|['’]s)$/;
const BREAK: KnownAtom = { key: "", form: "", stop: false, word: -1, opens: -1 };

/**
 * Walks the trie from every word. A name is taken from the left, the longest first, so "South Korea" is never "Korea";
 * role nouns are kept apart, since a name may hold one ("Foreign Minister Lavrov") and a role may hold a name.
 */
export function scan(sentence: Sentence, index: NameIndex): Scan {
  const { tokens } = sentence;
  const pieces = piecesOf(tokens, index);
  const { atoms } = pieces;
  const names: Hit[] = [];
  const roles: (Hit | null)[] = [];
  let free = 0;
  let articleAt = -1;
  for (let from = 0; from < atoms.length; from++) {
    let node = atoms[from]!.opens;
    if (node < 0) continue;
    let name: Hit | null = null;
    let nameEnd = from;
    for (let k = from; k < atoms.length; k++) {
      if (k > from) node = atoms[k]!.word < 0 ? -1 : index.step(node, atoms[k]!.word);
      if (node < 0) break;
      const phrases = index.phrasesAt(node, atoms, from);
      if (phrases.length === 0) continue;
      const named = phrases.filter(isName);
      // "the West Bank" is more than "the West": an article does not make a name the longer one
      if (named.length > 0 && (from >= free || (from === articleAt + 1 && k >= free))) {
        name = hit(tokens, pieces, from, k, named);
        nameEnd = k + 1;
      }
      if (named.length < phrases.length)
        keepLonger(roles, tokens.length, hit(tokens, pieces, from, k, phrases.filter(isRole)));
    }
    if (name !== null) {
      if (from < free) names.pop();
      names.push(name);
      free = nameEnd;
      articleAt = atoms[from]!.key === "the" ? from : -1;
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
  { atoms, tokenAt }: Pieces,
  from: number,
  to: number,
  phrases: readonly NamePhrase[],
): Hit {
  const a = atoms[from]!;
  const b = atoms[to]!;
  const atA = tokenAt[from]!;
  const atB = tokenAt[to]!;
  const first = tokens[atA]!;
  const last = tokens[atB]!;
  const opens = tokenAt[from - 1] !== atA;
  const closes = tokenAt[to + 1] !== atB;
  const start = opens ? first.start : first.start + offsetOf(first.form, a.form, 0);
  const at = offsetOf(last.form, b.form, atA === atB ? start - last.start : 0);
  const possessive = /['’]s?$/.test(last.form);
  const end = closes && !possessive ? last.end : last.start + at + b.form.length;
  return { first: atA, last: atB, start, end, phrases };
}

const offsetOf = (form: string, piece: string, from: number): number => Math.max(form.indexOf(piece, from), 0);

function piecesOf(tokens: readonly Token[], index: NameIndex): Pieces {
  const atoms: KnownAtom[] = [];
  const tokenAt: number[] = [];
  for (let t = 0; t < tokens.length; t++) {
    const { form } = tokens[t]!;
    const known = index.atomsOf(form);
    if (known.length === 0 && !JOINER.test(form)) {
      atoms.push(BREAK);
      tokenAt.push(t);
    }
    for (let k = 0; k < known.length; k++) {
      atoms.push(known[k]!);
      tokenAt.push(t);
    }
  }
  return { atoms, tokenAt };
}
