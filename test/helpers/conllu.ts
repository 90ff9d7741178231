// Hand-made trees for tests: from CoNLL-U, and from a one-line notation.
import { type Article, bareArticle, type Parsed, type Sentence, type Token } from "../../src/document/index.ts";
import { type ConlluWord, readConllu } from "../../src/parse/conllu.ts";

/** An English article with this text and nothing else known; `fields` says more. */
export function article(text: string, fields: Partial<Article> = {}): Article {
  return bareArticle(text, { id: "test", contentHash: "0".repeat(64), language: "en", ...fields });
}

/**
 * A `Parsed` from CoNLL-U. The text is put together from the words by `SpaceAfter`; a `# newpar` or `# newdoc` begins
 * a paragraph, with a blank line before it. Quotations are left empty: pass them in `fields`.
 */
export function fromConllu(conllu: string, fields: Partial<Parsed> = {}): Parsed {
  return assemble(
    readConllu(conllu).map(({ comments, words }) => ({
      words,
      opens: comments.some((line) => /^#\s*new(?:par|doc)\b/.test(line)),
    })),
    fields,
  );
}

/**
 * A `Parsed` from one string a sentence, each word `form|lemma|XPOS|head|deprel`, heads counted from 1, 0 the root:
 *
 *     tree("Ghana||NNP|2|nsubj met|meet|VBD|0|root Togo||NNP|2|obj .||.|2|punct")
 *
 * An empty lemma is the form (in lower case unless the tag is NNP or NNPS). The universal tag follows from XPOS; where
 * it does not (IN, VB, DT…), write `VB:AUX`. Punctuation and clitics touch the word before them. A string that starts
 * with "¶" begins a new paragraph.
 */
export function tree(...sentences: readonly string[]): Parsed {
  return treeWith({}, ...sentences);
}

/** As `tree`, with fields of the article or quotations. */
export function treeWith(fields: Partial<Parsed>, ...sentences: readonly string[]): Parsed {
  return assemble(
    sentences.map((line) => ({ opens: line.startsWith("¶"), words: wordsOf(line.replace(/^¶\s*/, "")) })),
    fields,
  );
}

function wordsOf(line: string): ConlluWord[] {
  const fields = line
    .trim()
    .split(/\s+/)
    .map((word) => word.split("|"));
  return fields.map(([form = "", lemma = "", tag = "", head = "", deprel = ""], i): ConlluWord => {
    const [xpos = "", upos = UPOS[xpos] ?? "X"] = tag.split(":").length === 2 && tag !== ":" ? tag.split(":") : [tag];
    const proper = xpos.startsWith("NNP");
    return {
      form,
      lemma: lemma !== "" ? lemma : proper ? form : form.toLowerCase(),
      upos,
      xpos,
      head: Number(head) - 1,
      deprel,
      spaceAfter: !touches(fields[i + 1]?.[0], form),
    };
  });
}

const touches = (next: string | undefined, form: string): boolean =>
  next !== undefined && (/^(?:[.,;:!?)\]”’%]|n't|n’t|['’](?:s|m|d|re|ve|ll)?)$/i.test(next) || /^[([“‘$]$/.test(form));

const UPOS: Readonly<Record<string, string>> = {
  NN: "NOUN",
  NNS: "NOUN",
  NNP: "PROPN",
  NNPS: "PROPN",
  JJ: "ADJ",
  JJR: "ADJ",
  JJS: "ADJ",
  RB: "ADV",
  RBR: "ADV",
  RBS: "ADV",
  WRB: "ADV",
  VB: "VERB",
  VBD: "VERB",
  VBG: "VERB",
  VBN: "VERB",
  VBP: "VERB",
  VBZ: "VERB",
  MD: "AUX",
  IN: "ADP",
  RP: "ADP",
  TO: "PART",
  POS: "PART",
  DT: "DET",
  PDT: "DET",
  PRP: "PRON",
  PRP$: "PRON",
  WP: "PRON",
  WP$: "PRON",
  WDT: "PRON",
  EX: "PRON",
  CC: "CCONJ",
  CD: "NUM",
  UH: "INTJ",
  FW: "X",
  $: "SYM",
  ".": "PUNCT",
  ",": "PUNCT",
  ":": "PUNCT",
  "``": "PUNCT",
  "''": "PUNCT",
  HYPH: "PUNCT",
  "-LRB-": "PUNCT",
  "-RRB-": "PUNCT",
};

function assemble(
  list: readonly { readonly words: readonly ConlluWord[]; readonly opens: boolean }[],
  fields: Partial<Parsed>,
): Parsed {
  let text = "";
  let paragraph = 0;
  const sentences = list.map(({ words, opens }, index): Sentence => {
    if (opens && index > 0) {
      text = `${text.trimEnd()}\n\n`;
      paragraph += 1;
    }
    const tokens = words.map(({ spaceAfter, ...word }): Token => {
      const start = text.length;
      text += word.form + (spaceAfter ? " " : "");
      return { ...word, start, end: start + word.form.length };
    });
    if (!/\s$/.test(text)) text += " ";
    return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, paragraph, tokens };
  });
  return { ...article(text.trimEnd(), fields), sentences, quotations: fields.quotations ?? [] };
}
