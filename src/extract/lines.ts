// Stage "extract": a page as lines, one a block of running text, with what is known of where each stood.

/** A block of running text. */
export interface Line {
  /** White space collapsed; a single line break of the page stays as "\n". */
  readonly text: string;
  /** Nearest block element, lower case; "" where the page is plain text. */
  readonly tag: string;
  /** Characters of `text` inside links. */
  readonly linkChars: number;
  /** Names of the cues that the surrounding elements gave: `nav`, `figure`, `class:share` … */
  readonly cues: ReadonlySet<string>;
  /** Number of the element in the page, to find the line again in what Readability kept; -1 for plain text. */
  readonly element: number;
  /** Number of the block element around that one; -1 for plain text. */
  readonly parent: number;
  /** Tag and class of the element and the one around it: lines set alike share it; "" for plain text. */
  readonly setting: string;
}

/** A text dump as lines: every line of the text, without blank ones. */
export function linesOfText(text: string): Line[] {
  return text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.replace(/[\s\u00a0]+/g, " ").trim())
    .filter((line) => line !== "")
    .map((line) => ({ text: line, tag: "", linkChars: 0, cues: NO_CUES, element: -1, parent: -1, setting: "" }));
}

export const NO_CUES: ReadonlySet<string> = new Set();
