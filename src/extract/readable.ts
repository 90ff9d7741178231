// Stage "extract", HTML: Readability as the base, and which lines of the page it kept.
import { Readability } from "@mozilla/readability";
import { linesOf } from "./blocks.ts";
import { type DomDocument, type DomElement, isElement } from "./dom.ts";
import type { Line } from "./lines.ts";

/** What Readability kept: its own lines, and for each line of the page whether it is among them. */
export interface Readable {
  readonly lines: readonly Line[];
  readonly kept: readonly boolean[];
}

/**
 * Runs Readability over the page, which is taken apart by it: read all else off before.
 *
 * @param page lines of the page, with their elements marked in `document`
 */
export function readable(document: DomDocument, page: readonly Line[]): Readable {
  const content = readContent(document);
  const lines = content === null ? [] : linesOf(content, false);
  return { lines, kept: align(page, lines) };
}

function readContent(document: DomDocument): DomElement | null {
  // Readability's types ask for the browser's Document; linkedom's has what it uses. The serializer hands the element over unserialised.
  const reader = new Readability<DomElement>(document as never, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as unknown as DomElement,
  });
  const content = reader.parse()?.content ?? null;
  return content !== null && isElement(content) ? content : null;
}

/** For each line of the page, whether it stands in `kept`: by its element and words, else by its words in order. */
function align(page: readonly Line[], kept: readonly Line[]): boolean[] {
  const places = new Map<string, number[]>();
  const index = (key: string, at: number) => {
    const list = places.get(key);
    if (list === undefined) places.set(key, [at]);
    else list.push(at);
  };
  page.forEach((line, at) => {
    index(`${line.element} ${line.text}`, at);
    index(line.text, at);
  });
  const found = page.map(() => false);
  let from = 0;
  for (const line of kept) {
    const open = (places.get(`${line.element} ${line.text}`) ?? places.get(line.text) ?? []).filter((at) => !found[at]);
    const at = open.find((place) => place >= from) ?? open[0];
    if (at === undefined) continue;
    found[at] = true;
    from = at;
  }
  return found;
}
