import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { distinct, namesIn, namesUnderHeadline } from "../../src/extract/bylines.ts";
import { articleNodes } from "../../src/extract/json-ld.ts";
import { metadataOf } from "../../src/extract/metadata.ts";
import { parsePage } from "../../src/extract/page.ts";
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

describe("namesUnderHeadline", () => {
  const text = "The envoys met in Port Harrow on Friday.";
  test.each([
    ["By Gil Marsh | Friday, 19 July 2024", ["Gil Marsh"]],
    ["By Gil Marsh, Friday, 19 July 2024", ["Gil Marsh"]],
    ["Aidar Bekov, 15 September 2023", ["Aidar Bekov"]],
    ["Jutta von der Au · 15. September 2023", ["Jutta von der Au"]],
  ])("%s", (line, names) => assert.deepEqual(namesUnderHeadline(line, text), names));

  test.each([
    "Port Harrow, 15 September 2023", // where the text happened
    "Published on 25 June 2020",
    "Friday, 19 July 2024",
    "Share on Postbox",
    "by the lake, 15 September 2023",
  ])("%s names nobody", (line) => assert.deepEqual(namesUnderHeadline(line, text), []));
});

describe("the outlet", () => {
  const outletOf = (head: string, body = "") => metadataOf(parsePage(`${head}<body>${body}</body>`), null).outlet;
  const heading = "<h1>Envoys reach a deal</h1>";
  test("of a publisher in microdata", () => {
    const name = '<meta itemprop="name" content="Harbour Examiner">';
    assert.equal(outletOf("", `<span itemprop="publisher" itemscope>${name}</span>`), "Harbour Examiner");
    assert.equal(outletOf("", `<span itemprop="about" itemscope>${name}</span>`), null);
  });
  test("of a publisher that the graph holds elsewhere", () => {
    const graph = [
      { "@type": "NewsArticle", headline: "h", publisher: { "@id": "#org" }, author: [{ "@id": "#a" }] },
      { "@id": "#org", "@type": "Organization", name: "Harbour Examiner" },
      { "@id": "#a", "@type": "Person", name: "Ann Lee" },
    ];
    const script = `<script type="application/ld+json">${JSON.stringify({ "@graph": graph })}</script>`;
    assert.equal(outletOf(script), "Harbour Examiner");
    assert.deepEqual(metadataOf(parsePage(script), null).byline, ["Ann Lee"]);
  });
  test("beside the heading in the window's title, where a link to the front page has the same name", () => {
    const title = "<title>Envoys reach a deal — Harbour Examiner</title>";
    assert.equal(outletOf(title, `<a href="/">Harbour Examiner</a>${heading}`), "Harbour Examiner");
    assert.equal(outletOf(title, heading), null);
    assert.equal(outletOf("<title>Envoys reach a deal — World</title>", `<a href="/">Home</a>${heading}`), null);
  });
});

test("a day in microdata is metadata, one in the text is not", () => {
  const basisOf = (html: string) => metadataOf(parsePage(html), null).publishedBasis;
  assert.equal(basisOf('<time itemprop="datePublished" datetime="2024-06-27">Thursday</time>'), "metadata");
  assert.equal(basisOf('<time datetime="2024-06-27">Thursday</time>'), "text");
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
    ["Talks open! - Latest", [], ["Talks open!", "Talks open! - Latest"], "Talks open! - Latest"],
    ["Harbour Examiner - Talks open in the port", ["Harbour Examiner"], [], "Talks open in the port"],
    ["Harbour: talks open in the port", ["Harbour"], [], "Harbour: talks open in the port"],
    ["Canal: talks open", ["Harbour Examiner"], ["talks open"], "Canal: talks open"],
    ["Two years on - and still no talks", ["Harbour Examiner"], [], "Two years on - and still no talks"],
    ["Talks open – seeblatt.example", ["seeblatt.example"], [], "Talks open"],
  ])("%s", (title, names, headings, expected) => assert.equal(withoutOutlet(title, names, headings), expected));
});

describe("which title is the article's", () => {
  /** Titles of a page in the order: shared, tweeted, window, first and second heading, headline of JSON-LD. */
  const page = (shared: string, tweeted: string | null, window: string, headings: string[], headline: string) =>
    parsePage(
      `<title>${window} - Harbour Examiner</title><meta property="og:title" content="${shared}">
      <meta property="og:site_name" content="Harbour Examiner">
      ${tweeted === null ? "" : `<meta name="twitter:title" content="${tweeted}">`}
      <script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline })}</script>
      <body>${headings.map((heading, at) => `<h${at + 1}>${heading}</h${at + 1}>`).join("")}</body>`,
    );
  const [a, b, c] = ["Envoys reach a deal on fish", "Fish deal: what the envoys agreed", "Ticker: ships leave port"];

  test.each([
    ["the heading and headline, where nobody repeats the shared one", page(a, null, b, [b], b), b],
    ["the shared one, where a tweet repeats it", page(a, a, b, [b], b), a],
    ["the headline on the page, where the window repeats the shared one", page(a, a, a, [b], b), b],
    ["the shared one, where a second heading shows it", page(a, null, b, [b, `Fishing ${a}`], b), a],
    ["the headline, where all others agree with the window", page(a, a, a, [a], b), b],
    ["the shared one, where the window alone agrees with the headline", page(a, a, b, [a], b), a],
    ["the headline that the window repeats, where the heading is a third", page(a, a, b, [c], b), b],
    [
      "the shared one with its kicker",
      page(`Fishing: ${a}`, null, `Fishing ${a}`, [`Fishing${a}`], a),
      `Fishing: ${a}`,
    ],
  ])("%s", (_, { document, body, head }, expected) =>
    assert.equal(metadataOf({ document, body, head }, null).title, expected),
  );
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
