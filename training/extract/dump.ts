// Training of the line filter: a page of HTML as the text dump that a careless reader of it would keep.
import { parseHTML } from "linkedom";

const BLOCK = new Set(
  "html head body title address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul br option".split(
    " ",
  ),
);

interface Node {
  readonly nodeType: number;
  readonly localName?: string;
  readonly nodeValue: string | null;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
}

/** All the text of a page, one line a block element; scripts, styles, noscript and templates are left out. */
export function dumpOf(html: string): string {
  // linkedom's own types describe its classes, not the DOM.
  const document = parseHTML(html).document as unknown as {
    documentElement: Node;
    querySelectorAll(selector: string): Iterable<{ remove(): void }>;
  };
  for (const element of document.querySelectorAll("script, style, noscript, template")) element.remove();
  const parts: string[] = [];
  collect(document.documentElement, parts);
  return parts
    .join("")
    .split("\u2028")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function collect(node: Node, parts: string[]): void {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3) parts.push(child.nodeValue ?? "");
    else if (child.nodeType === 1) {
      const block = BLOCK.has(child.localName ?? "");
      if (block) parts.push("\u2028");
      collect(child, parts);
      if (block) parts.push("\u2028");
    }
  }
}
