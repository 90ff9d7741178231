import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { distinct, namesIn } from "../../src/extract/bylines.ts";
import { articleNodes } from "../../src/extract/json-ld.ts";
import { withoutOutlet } from "../../src/extract/title.ts";

describe("namesIn", () => {
  test.each([
    ["By Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]],
    ["Von Jutta Hegemann und Ole Brink", ["Jutta Hegemann", "Ole Brink"]],
    ["ANN LEE, Staff Reporter", ["ANN LEE", "Staff Reporter"]],
    ["Ann Lee (Washington)", ["Ann Lee"]],
  ])("%s", (field, names) => assert.deepEqual(namesIn(field), names));

  test.each(["https://news.example/authors/ann", "admin", "Published 5 March 2024", ""])("%s names nobody", (field) =>
    assert.deepEqual(namesIn(field), []),
  );
});

test("distinct keeps the first of two spellings that differ in case", () => {
  assert.deepEqual(distinct(["ANN LEE", "Ann Lee", "Bo Ek"]), ["ANN LEE", "Bo Ek"]);
});

describe("withoutOutlet", () => {
  test.each([
    ["Talks open | Harbour Examiner", ["The Harbour Examiner"], [], "Talks open"],
    [
      "Ferry talks open in Port Harrow - World - Harbour Examiner",
      ["Harbour Examiner"],
      [],
      "Ferry talks open in Port Harrow",
    ],
    [
      "Ferry talks open in Port Harrow: World",
      [],
      ["Ferry talks open in Port Harrow"],
      "Ferry talks open in Port Harrow",
    ],
    ["Canal: talks open", ["Harbour Examiner"], ["talks open"], "Canal: talks open"],
    ["Two years on - and still no talks", ["Harbour Examiner"], [], "Two years on - and still no talks"],
    ["Talks open – seeblatt.example", ["seeblatt.example"], [], "Talks open"],
  ])("%s", (title, names, headings, expected) => assert.equal(withoutOutlet(title, names, headings), expected));
});

describe("articleNodes", () => {
  test("finds the article in a graph, before the page and the site", () => {
    const script =
      '{"@graph":[{"@type":"WebPage","name":"p"},{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"h"}]}';
    assert.deepEqual(
      articleNodes([script]).map((node) => node["headline"] ?? node["name"]),
      ["h", "p"],
    );
  });
  test("repairs raw line breaks and spare commas", () => {
    assert.equal(articleNodes(['{"@type":"Report","headline":"a\nb",}'])[0]?.["headline"], "a b");
  });
  test("mines what cannot be repaired", () => {
    const [node] = articleNodes([
      '{"@type":"NewsArticle","headline":"h","x":"un"quoted", "datePublished":"2020-01-02"}',
    ]);
    assert.equal(node?.["headline"], "h");
    assert.equal(node?.["datePublished"], "2020-01-02");
  });
  test("gives nothing for what describes no article", () => {
    assert.deepEqual(articleNodes(['{"@type":"Organization","name":"x"}', "not json at all", "[]", ""]), []);
  });
});
