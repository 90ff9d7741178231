// Stage "parse": CoNLL-U in and out (https://universaldependencies.org/format.html).
import type { Parsed, Sentence, Token } from "#document";

/** A word of a CoNLL-U file. `head` indexes the sentence's words, -1 at the root; `_` fields are empty strings. */
export interface ConlluWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly deprel: string;
  /** Whether a blank follows it; false inside a multiword token ("do|n't"). */
  readonly spaceAfter: boolean;
}

export interface ConlluSentence {
  readonly comments: readonly string[];
  readonly words: readonly ConlluWord[];
  /** The lines as read, multiword tokens among them. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads CoNLL-U. Words of multiword tokens are kept as words, empty nodes are left out.
 * @throws RangeError on a line without ten columns
 */
export function readConllu(text: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let comments: string[] = [];
  let rows: string[][] = [];
  for (const line of `${text}\n\n`.split(/\r?\n/)) {
    if (line.startsWith("#")) comments.push(line);
    else if (line.trim() !== "") rows.push(columns(line));
    else {
      if (rows.length > 0) sentences.push({ comments, words: wordsOf(rows), rows });
      comments = [];
      rows = [];
    }
  }
  return sentences;
}

/** The value of `# name = value`, or null. */
export function commentOf(sentence: ConlluSentence, name: string): string | null {
  for (const line of sentence.comments) {
    const match = /^#\s*([^=]+?)\s*=\s*(.*)$/.exec(line);
    if (match?.[1] === name) return match[2] ?? "";
  }
  return null;
}

function columns(line: string): string[] {
  const fields = line.split("\t");
  if (fields.length !== 10)
    throw new RangeError(`a CoNLL-U line has ${fields.length} columns instead of 10: ${line.slice(0, 60)}`);
  return fields;
}

function wordsOf(rows: readonly string[][]): ConlluWord[] {
  const words: ConlluWord[] = [];
  let wideUntil = 0;
  let wideSpace = true;
  for (const [id = "", form = "", lemma = "", upos = "", xpos = "", , head = "", deprel = "", , misc = ""] of rows) {
    const space = !misc.includes("SpaceAfter=No");
    if (id.includes(".")) continue;
    if (id.includes("-")) {
      wideUntil = Number(id.split("-")[1]);
      wideSpace = space;
      continue;
    }
    const place = Number(id);
    const spaceAfter = place < wideUntil ? false : place === wideUntil ? wideSpace : space;
    words.push({
      form,
      lemma: filled(lemma, form),
      upos: filled(upos),
      xpos: filled(xpos),
      head: head === "_" ? -1 : Number(head) - 1,
      deprel: filled(deprel),
      spaceAfter,
    });
  }
  return words;
}

const filled = (field: string, form = ""): string => (field === "_" && form !== "_" ? "" : field);

/** What `fillConllu` needs of a word. */
type Filling = Pick<Token, "lemma" | "upos" | "xpos" | "head" | "deprel">;

/** The sentence as read, with new tags, lemmas, heads and relations; empty nodes and features are left out. */
export function fillConllu({ comments, rows }: ConlluSentence, words: readonly Filling[]): string {
  const flat = words.every(({ head }) => head === -1);
  let next = 0;
  const lines = rows.flatMap(([id = "", form = "", , , , , , , , misc = "_"]) => {
    if (id.includes(".")) return [];
    if (id.includes("-")) return [row(id, form, misc)];
    const word = words[next];
    next += 1;
    return word === undefined ? [] : [line(id, form, word, flat, misc)];
  });
  return `${[...comments, ...lines].join("\n")}\n\n`;
}

/** A flat sentence has no tree, but the format asks for one: everything hangs under its first word. */
function line(
  id: string,
  form: string,
  { lemma, upos, xpos, head, deprel }: Filling,
  flat: boolean,
  misc: string,
): string {
  const above = !flat ? head + 1 : id === "1" ? 0 : 1;
  const relation = !flat ? deprel : id === "1" ? "root" : "dep";
  return [id, form, lemma, upos, xpos, "_", above, relation, "_", misc]
    .map((field) => String(field).replace(/\s+/g, " ") || "_")
    .join("\t");
}

const CLITIC = /^(?:n['’`]?t|['’`](?:s|m|d|re|ve|ll)?|na|ta|not)$/i;

/** CoNLL-U of a text: one block a sentence, `# newpar` where a paragraph begins, contractions as multiword tokens. */
export function toConllu(doc: Pick<Parsed, "id" | "text" | "sentences">): string {
  const blocks: string[] = [];
  let paragraph = -1;
  for (const [index, sentence] of doc.sentences.entries()) {
    const lines = index === 0 ? [`# newdoc id = ${oneLine(doc.id)}`] : [];
    if (sentence.paragraph !== paragraph) lines.push("# newpar");
    paragraph = sentence.paragraph;
    lines.push(
      `# sent_id = ${oneLine(doc.id)}-${index + 1}`,
      `# text = ${oneLine(doc.text.slice(sentence.start, sentence.end))}`,
    );
    blocks.push(`${[...lines, ...tokenLines(sentence)].join("\n")}\n\n`);
  }
  return blocks.join("");
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

function tokenLines(sentence: Sentence): string[] {
  const { tokens } = sentence;
  const lines: string[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const last = contractionEnd(tokens, i);
    if (last > i) {
      const form = tokens
        .slice(i, last + 1)
        .map((token) => token.form)
        .join("");
      lines.push(row(`${i + 1}-${last + 1}`, form, spaceMark(sentence, last)));
    }
    for (; i < last; i += 1) lines.push(tokenLine(sentence, i, "_"));
    lines.push(tokenLine(sentence, i, last > i || isGlued(tokens, i) ? "_" : spaceMark(sentence, i)));
  }
  return lines;
}

/** Index of the last word of the contraction that starts at `i`; `i` where none does. */
function contractionEnd(tokens: readonly Token[], i: number): number {
  let last = i;
  while (isGlued(tokens, last + 1) && /\p{L}/u.test((tokens[i] as Token).form)) last += 1;
  return last;
}

/** Whether word `i` is a clitic written on to the word before it. */
function isGlued(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const before = tokens[i - 1];
  return (
    token !== undefined &&
    before !== undefined &&
    token.start === before.end &&
    token.upos !== "PUNCT" &&
    CLITIC.test(token.form)
  );
}

function spaceMark(sentence: Sentence, i: number): string {
  const next = sentence.tokens[i + 1];
  return next !== undefined && next.start === (sentence.tokens[i] as Token).end ? "SpaceAfter=No" : "_";
}

function tokenLine(sentence: Sentence, i: number, misc: string): string {
  const token = sentence.tokens[i] as Token;
  return line(String(i + 1), token.form, token, sentence.flat === true, misc);
}

const row = (id: string, form: string, misc: string): string =>
  [id, form, "_", "_", "_", "_", "_", "_", "_", misc].join("\t");
