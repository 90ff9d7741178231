// The verb dictionary of PETRARCH (MIT) read as facts: a verb, words beside it, and what they told a coder of CAMEO.
import { readFileSync } from "node:fs";
import type { PackedDictionary, WordSet } from "../../src/code/relate/dictionary.ts";

/** PLOVER events by the number of CAMEO's root; yielding is one root there. */
const EVENTS =
  "- SAY REQUEST AGREE CONSULT SUPPORT COOPERATE AID YIELD ACCUSE REQUEST ACCUSE REJECT THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT ASSAULT ASSAULT".split(
    " ",
  );
/** What stands for parties, and for whatever may come between. */
const PLACE_HOLDERS = /[+$^%]/g;

type Block = { verbs: [string, string[], string][]; patterns: [(string | number)[], (string | number)[], string][] };

export function readDictionary(file: string): PackedDictionary {
  const lines = readFileSync(file, "utf8").split("\n");
  const { sets, numbers } = readSets(lines);
  const blocks: Block[] = [];
  let block: Block = { verbs: [], patterns: [] };
  let code = "";
  for (const raw of lines) {
    const line = raw.replace(/#.*/, "").trimEnd();
    if (line.startsWith("---")) {
      block = { verbs: [], patterns: [] };
      blocks.push(block);
      code = codeOf(line);
    } else if (line.startsWith("- ") && line.includes("*")) {
      const [left, right] = line.slice(2).replace(/\[.*/, "").split("*");
      block.patterns.push([wordsOf(left ?? "", numbers), wordsOf(right ?? "", numbers), eventOf(codeOf(line))]);
    } else if (/^[A-Z]/.test(line) && blocks.length > 0) {
      const [verb, ...particles] = line
        .replace(/[[{(].*/, "")
        .trim()
        .toLowerCase()
        .split("_")
        .filter(Boolean);
      const own = codeOf(line);
      if (verb !== undefined && !verb.includes(" "))
        block.verbs.push([verb, particles, eventOf(own === "" ? code : own)]);
    }
  }
  return { sets, blocks };
}

/** Words that a pattern asks for on one side of the verb; a number is a set. */
function wordsOf(text: string, numbers: ReadonlyMap<string, number>): (string | number)[] {
  const words = text.replace(PLACE_HOLDERS, " ").split(/[\s{}()]+/);
  return words.flatMap((word): (string | number)[] => {
    if (word.startsWith("&")) {
      const number = numbers.get(word.slice(1));
      return number === undefined ? [] : [number];
    }
    return word
      .toLowerCase()
      .split("_")
      .filter((part) => /^[a-z]/.test(part));
  });
}

/** The named sets of synonyms, before the first verb. */
function readSets(lines: readonly string[]): { sets: WordSet[]; numbers: Map<string, number> } {
  const sets: string[][] = [];
  const numbers = new Map<string, number>();
  for (const line of lines) {
    if (line.startsWith("---")) break;
    if (line.startsWith("&")) {
      numbers.set(line.slice(1).trim(), sets.length);
      sets.push([]);
    } else if (line.startsWith("+")) {
      const word = line
        .slice(1)
        .replace(/[#{[].*/, "")
        .trim()
        .replace(/_$/, "")
        .toLowerCase();
      if (/^[a-z-]+$/.test(word)) sets.at(-1)?.push(word);
    }
  }
  return { sets, numbers };
}

function codeOf(line: string): string {
  return /\[([^\]]*)\]/.exec(line)?.[1]?.split(":")[0]?.trim() ?? "";
}

function eventOf(code: string): string {
  return EVENTS[Number(code.slice(0, 2))] ?? "-";
}
