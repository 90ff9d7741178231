import assert from "node:assert/strict";
import { test } from "vitest";
import { extract } from "#extract";
import { model, rawPage } from "./helpers.ts";

const PARAGRAPHS = [
  "Envoys of the two lake states met in Elmstadt on Thursday to discuss fishing rights, after a collision between patrol boats had injured four sailors in May.",
  "The talks lasted for two days and will be continued before the end of the summer, a spokesman of the foreign ministry said, without giving a date.",
  "“Nobody left the room, and that is more than we could say last year,” one of the envoys told reporters on the steps of the town hall.",
  "A joint committee of naval officers is to find out how the collision came about, according to a statement that both delegations signed.",
];
const ARTICLE = PARAGRAPHS.join("\n\n");

function textOf(lines: readonly string[]): string {
  return extract(rawPage("dump", lines.join("\n")), model).value.text;
}

test("menus before and teasers after the article go", () => {
  const { value } = extract(
    rawPage(
      "dump",
      [
        "Home",
        "World",
        "Business",
        "Sport",
        "Log in",
        "Envoys agree on a second round of talks",
        "By Ann Lee",
        "Published: 14 July 2022",
        ...PARAGRAPHS,
        "Share this",
        "Related Posts",
        "Bank doubles its profit in a year",
        "Cup final moved to Sunday",
        "Leave a comment",
        "You must be logged in to post a comment.",
        "© 2022 Lake News. All rights reserved.",
      ].join("\n"),
    ),
    model,
  );
  assert.equal(value.text, ARTICLE);
  assert.equal(value.title, "Envoys agree on a second round of talks");
  assert.deepEqual(value.byline, ["Ann Lee"]);
  assert.equal(value.published, "2022-07-14");
  assert.equal(value.publishedBasis, "text");
});

test("teasers with whole sentences behind a closing marker go", () => {
  const teaser =
    "In brief: The bank said on Friday that its profit had doubled within a year, which it put down to higher interest rates and a new branch.";
  assert.equal(
    textOf(["Envoys agree on a second round", ...PARAGRAPHS, "You may also like", "Bank doubles its profit", teaser]),
    ARTICLE,
  );
});

test("subheadings between paragraphs stay", () => {
  const [first = "", second = "", ...rest] = PARAGRAPHS;
  const text = textOf(["Envoys agree on a second round", first, second, "A collision and its consequences", ...rest]);
  assert.ok(text.includes("A collision and its consequences"));
});

test("a cookie notice and a disclaimer go, even as whole sentences", () => {
  const notice =
    "When you visit this website it may store information in your browser, mostly in the form of cookies, and here you can change your privacy preferences.";
  const disclaimer =
    "Disclaimer: The views expressed in this article are those of the author and do not represent the platform.";
  assert.equal(textOf(["Envoys agree on a second round", ...PARAGRAPHS, disclaimer, notice]), ARTICLE);
});

test("a headline that is a question is the title and no text", () => {
  const { value } = extract(
    rawPage("dump", ["Lake Talks: The End of a Long Quarrel?", ...PARAGRAPHS].join("\n")),
    model,
  );
  assert.equal(value.title, "Lake Talks: The End of a Long Quarrel?");
  assert.equal(value.text, ARTICLE);
});

test("a dump of menus alone has no article", () => {
  const { value, notices } = extract(rawPage("dump", "Home\nWorld\nSport\nLog in\n"), model);
  assert.equal(value.text, "");
  assert.deepEqual(
    notices.map(({ code }) => code),
    ["extract/no-article"],
  );
});

const MASTHEAD = ["LAKE NEWS", "NEWS | SPORT | TIDES", "TODAY BY THE LAKE", "* Bank doubles its profit in a year"];
const FOOT = ["--", "Print this page | Report an error | Back to top", "About this text: Lake News prints it again."];

test("the outlet above the title, headlines of others and what stands behind a line of dashes go", () => {
  const lines = [
    ...MASTHEAD,
    "Envoys agree on a second round",
    "By Ann Lee | Friday, 15 July 2022",
    ...PARAGRAPHS,
    ...FOOT,
  ];
  const { value } = extract(rawPage("dump", lines.join("\n")), model);
  assert.equal(value.text, ARTICLE);
  assert.equal(value.title, "Envoys agree on a second round");
  assert.equal(value.outlet, "Lake News");
  assert.deepEqual(value.byline, ["Ann Lee"]);
  assert.equal(value.published, "2022-07-15");
});

test("words above the title that do not stand behind the text again name no outlet", () => {
  const lines = ["World Affairs", "Envoys agree on a second round", ...PARAGRAPHS, "World Affairs"];
  assert.equal(extract(rawPage("dump", lines.join("\n")), model).value.outlet, null);
});

test("a line of dashes in the middle ends nothing", () => {
  const [first = "", ...rest] = PARAGRAPHS;
  assert.equal(textOf(["Envoys agree on a second round", first, "---", ...rest]), ARTICLE);
});

test("a credit under the title is the origin", () => {
  const lines = ["Envoys agree on a second round", "15 July 2022", "Via Valley Wire", ...PARAGRAPHS];
  assert.equal(extract(rawPage("dump", lines.join("\n")), model).value.syndication?.origin, "Valley Wire");
});
