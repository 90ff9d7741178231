import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { linesOf } from "../../src/extract/blocks.ts";
import { measure } from "../../src/extract/filter/facts.ts";
import { parsePage } from "../../src/extract/page.ts";
import { trim } from "../../src/extract/trim.ts";

const PARAGRAPHS = [
  "Envoys of the two lake states met in Elmstadt on Thursday to discuss fishing rights, after a collision between patrol boats.",
  "The talks lasted for two days and will be continued before the end of the summer, a spokesman of the foreign ministry said.",
  "A joint committee of naval officers is to find out how the collision came about, according to a statement by both sides.",
  "The boats will stay in port until then, and the fishermen are to be paid for their losses by both governments alike.",
];
const [FIRST = "", ...REST] = PARAGRAPHS.map((text) => `<p>${text}</p>`);
const BODY = [FIRST, ...REST].join("");
const TITLE = "Envoys agree on a second round";

/** What is left of a page of which the line filter has taken everything. */
function left(html: string, title: string | null = TITLE): string[] {
  const lines = linesOf(parsePage(html).body, true);
  const { lines: facts } = measure(lines, [], title, null);
  const kept = trim(
    facts,
    facts.map(() => true),
    title,
  );
  return lines.flatMap(({ text }, at) => (kept[at] === true ? [text] : []));
}

describe("what a page sets apart goes", () => {
  test.each([
    [
      "a newsletter's box",
      `<div>${FIRST}<div class="NewsletterBox"><h4>The Week</h4><p>In your inbox.</p></div>${REST.join("")}</div>`,
    ],
    [
      "a link to another story",
      `<div>${FIRST}<p class="lies-auch read-also"><a href="/x">Bank doubles its profit</a></p>${REST.join("")}</div>`,
    ],
    ["a caption", `<div>${FIRST}<figure><figcaption>The town hall.</figcaption></figure>${REST.join("")}</div>`],
    ["a box beside the text", `<div>${FIRST}<aside><p>Elmstadt lies by the lake.</p></aside>${REST.join("")}</div>`],
    ["what stands before the title", `<div><p>Bank doubles its profit</p><p>${TITLE}</p>${BODY}</div>`, TITLE],
    ["a line with a day", `<div><p>Veröffentlicht am 14. Juli 2022, 11:40 Uhr</p>${BODY}</div>`],
    [
      "what stands behind the element that holds the text",
      `<section>${BODY}</section><section><p>All essays of the year.</p></section>`,
    ],
    ["a last line of its own class", `<div>${BODY}<p class="colophon">Lake News is printed on old paper.</p></div>`],
    ["a note behind a horizontal rule", `<div>${BODY}<hr><p>Lake News is printed on old paper.</p></div>`],
    ["headings at the end", `<div>${BODY}<h3>Also by the lake</h3></div>`],
    ["a short line that is a credit", `<div>${FIRST}<p>Photo: Ann Lee</p>${REST.join("")}</div>`],
  ])("%s", (_, html, ...before) => assert.deepEqual(left(html), [...before, ...PARAGRAPHS]));
});

describe("what stands in the article stays", () => {
  test("a subheading, and a quotation with a class of its own", () => {
    const html = `<div>${FIRST}<h2>What was said</h2><p class="quote">“Nobody left the room.”</p>${REST.join("")}</div>`;
    assert.deepEqual(left(html), [PARAGRAPHS[0], "What was said", "“Nobody left the room.”", ...PARAGRAPHS.slice(1)]);
  });
  test("text that stands in such boxes as a whole", () => {
    assert.deepEqual(left(`<aside class="newsletter">${BODY}</aside>`), PARAGRAPHS);
  });
  test("half of the article behind a horizontal rule", () => {
    assert.deepEqual(left(`<div>${FIRST}${REST[0]}<hr>${REST.slice(1).join("")}</div>`), PARAGRAPHS);
  });
  test("a sentence with a day", () => {
    const opening = "On 14 July 2022 the two states signed a pact on the lake, and the boats of both went home.";
    assert.deepEqual(left(`<div><p>${opening}</p>${BODY}</div>`), [opening, ...PARAGRAPHS]);
  });
  test("a page whose only line is set apart", () => {
    assert.deepEqual(left(`<figure><figcaption>The town hall.</figcaption></figure>`), ["The town hall."]);
  });
});
