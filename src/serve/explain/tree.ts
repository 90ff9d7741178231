// Edge "serve": a dependency tree as lines of text. Words stand one below the other in the order of the sentence; what hangs on a
// word branches off it, upwards for the words before it and downwards for those after.

export interface DrawnWord {
  readonly text: string;
  /** Index into the words; -1 at the root. */
  readonly head: number;
  /** Printed beside the word: its tag and its relation. */
  readonly tag: string;
  readonly relation: string;
  /** What else is known of the word: "actor", "deed". */
  readonly note: string;
}

export interface Pen {
  readonly up: string;
  readonly side: string;
  readonly down: string;
  readonly through: string;
  readonly cut: string;
}

export const UNICODE_PEN: Pen = { up: "┌─", side: "├─", down: "└─", through: "│ ", cut: "…" };
export const ASCII_PEN: Pen = { up: ",-", side: "|-", down: "`-", through: "| ", cut: "~" };

/** A line of the drawing, in columns that are padded to the same width. */
export interface DrawnLine {
  readonly branch: string;
  readonly word: string;
  readonly tag: string;
  readonly relation: string;
  readonly note: string;
}

/** Columns that the branches may take at most; a deeper tree is drawn with narrower steps, and at last cut on the left. */
const BRANCH_SHARE = 0.45;
const MAX_WORD = 24;

/**
 * @param width columns that a line may take
 * @returns a line a word, in the order of the sentence where the tree is projective
 */
export function drawTree(words: readonly DrawnWord[], width: number, pen: Pen): DrawnLine[] {
  const children: number[][] = words.map(() => []);
  const roots: number[] = [];
  for (const [i, { head }] of words.entries()) (children[head] ?? roots).push(i);
  const budget = Math.max(6, Math.floor(width * BRANCH_SHARE));
  const depth = depthOf(words);
  const step = depth * 2 <= budget ? 2 : 1;
  const narrow = (branch: string): string => (step === 2 ? branch : branch.slice(0, 1));
  const raw: { readonly at: number; readonly branch: string }[] = [];
  const visit = (at: number, above: string, own: string, below: string): void => {
    const before = children[at]!.filter((child) => child < at);
    const after = children[at]!.filter((child) => child > at);
    for (const [k, child] of before.entries()) {
      const top = k === 0 ? " ".repeat(step) : narrow(pen.through);
      visit(child, above + top, above + narrow(k === 0 ? pen.up : pen.side), above + narrow(pen.through));
    }
    raw.push({ at, branch: own });
    for (const [k, child] of after.entries()) {
      const last = k === after.length - 1;
      const bottom = last ? " ".repeat(step) : narrow(pen.through);
      visit(child, below + narrow(pen.through), below + narrow(last ? pen.down : pen.side), below + bottom);
    }
  };
  for (const root of roots) visit(root, "", "", "");
  return columns(raw, words, budget, width, pen);
}

function columns(
  raw: readonly { readonly at: number; readonly branch: string }[],
  words: readonly DrawnWord[],
  budget: number,
  width: number,
  pen: Pen,
): DrawnLine[] {
  const branches = raw.map(({ branch }) =>
    branch.length > budget ? pen.cut + branch.slice(branch.length - budget + 1) : branch,
  );
  const texts = raw.map(({ at }) => cutTo(words[at]!.text, MAX_WORD, pen));
  const first = Math.max(0, ...raw.map((_, i) => branches[i]!.length + lengthOf(texts[i]!) + 1));
  const tags = Math.max(0, ...words.map(({ tag }) => tag.length));
  const relations = Math.max(0, ...words.map(({ relation }) => relation.length));
  return raw.map(({ at }, i): DrawnLine => {
    const { tag, relation, note } = words[at]!;
    const room = Math.max(0, width - first - tags - relations - 4);
    return {
      branch: branches[i]!,
      word: texts[i]! + " ".repeat(Math.max(0, first - branches[i]!.length - lengthOf(texts[i]!))),
      tag: tag.padEnd(tags),
      relation: note === "" ? relation : relation.padEnd(relations),
      note: room < 4 ? "" : cutTo(note, room, pen),
    };
  });
}

/** Steps from the root to the deepest word; bounded though heads might be cyclic. */
function depthOf(words: readonly DrawnWord[]): number {
  let deepest = 0;
  for (let i = 0; i < words.length; i++) {
    let steps = 0;
    for (let at = words[i]!.head; at >= 0 && steps < words.length; at = words[at]!.head) steps += 1;
    deepest = Math.max(deepest, steps);
  }
  return deepest;
}

const lengthOf = (text: string): number => [...text].length;

export function cutTo(text: string, most: number, pen: Pen): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join("")}${pen.cut}`;
}
