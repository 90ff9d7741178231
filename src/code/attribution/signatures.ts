// Stage "code", attribution: quotations that their speakers sign: "“We want the bridge back.” — Ana Ito", a line for itself.
import type { Span, Token } from "#document";
import type { Draft } from "./draft.ts";
import { range } from "./nominals.ts";
import { type Phrase, type Pieces, unite, type View } from "./view.ts";

/** The end of a signed line: the mark that closes what is quoted, a dash, a name of one to six words. */
const SIGNED =
  /["”“]\s*([―—–]|--)\s*(\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|de|van|von|al|el|bin)){0,5})\s*$/u;
/** Shorter quotations are titles and catchwords: "“The Bridge” — Lagos". */
const MIN_WORDS = 4;

/** Offsets in the text of one signed line. */
interface Signed {
  readonly words: Span;
  readonly dash: Span;
  readonly name: Span;
}

/** The claims of signed quotations, in text order. */
export function draftsOfSignatures(view: View): Draft[] {
  return signedLines(view.doc.text).flatMap((signed) => {
    const speaker = phraseAt(view, signed.name);
    const content = wordsWithin(view, signed.words);
    const said = sentenceAt(view, signed.words.end - 1);
    if (speaker === null || said < 0 || content.words < MIN_WORDS) return [];
    return [
      {
        sentence: said,
        at: view.sentence(said).tokens.length - 1,
        cue: [[signed.dash.start, signed.dash.end]],
        speaker,
        content: content.pieces,
        class: "say",
        rule: "code.claim.say.signature",
        entry: "reporting.say",
        takesQuote: false,
        inQuote: -1,
        addressee: null,
      },
    ];
  });
}

function signedLines(text: string): Signed[] {
  const found: Signed[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const match = /^\s*["“”]/.test(line) ? SIGNED.exec(line) : null;
    if (match !== null) {
      const dash = line.indexOf(match[1]!, match.index);
      const name = line.indexOf(match[2]!, dash);
      found.push({
        words: { start, end: start + match.index },
        dash: { start: start + dash, end: start + dash + match[1]!.length },
        name: { start: start + name, end: start + name + match[2]!.length },
      });
    }
    start += line.length + 1;
  }
  return found;
}

function sentenceAt(view: View, offset: number): number {
  return view.doc.sentences.findIndex(({ start, end }) => start <= offset && offset < end);
}

const isWithin =
  ({ start, end }: Span) =>
  (token: Token) =>
    start <= token.start && token.end <= end;

/** The name as a phrase, or null where its words are cut in another way. */
function phraseAt(view: View, name: Span): Phrase | null {
  const sentence = sentenceAt(view, name.start);
  if (sentence < 0) return null;
  const { tokens } = view.sentence(sentence);
  const own = range(0, tokens.length).filter((i) => isWithin(name)(tokens[i]!));
  const head = own.at(-1);
  return head === undefined ? null : { sentence, head, tokens: own };
}

function wordsWithin(view: View, span: Span): { pieces: Pieces; words: number } {
  let pieces: Pieces = [];
  let words = 0;
  view.doc.sentences.forEach((sentence, s) => {
    if (sentence.end <= span.start || sentence.start >= span.end) return;
    const { tokens } = sentence;
    const own = range(0, tokens.length).filter((i) => isWithin(span)(tokens[i]!) && tokens[i]!.upos !== "PUNCT");
    words += own.length;
    pieces = unite(view.doc.text, pieces, view.pieces(s, own));
  });
  return { pieces, words };
}
