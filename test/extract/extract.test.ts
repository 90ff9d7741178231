import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, test } from "vitest";
import { extract, loadExtractModel } from "#extract";
import { model, rawPage } from "./helpers.ts";

describe("JSON Lines", () => {
  test("the text comes back code unit for code unit", () => {
    const text = " \r\n\tOne line.\u00a0\u200b  Two \ud83d\ude00\ufffd\u0000 lines.\n\n\n\nEnd \n";
    assert.equal(extract(rawPage("article", text), model).value.text, text);
  });
  test("what the caller gave wins", () => {
    const { value } = extract(
      rawPage("article", "A text.", { title: "T", published: "2020-01-02", outlet: "O" }),
      model,
    );
    assert.equal(value.title, "T");
    assert.equal(value.published, "2020-01-02");
    assert.equal(value.publishedBasis, "given");
    assert.equal(value.outlet, "O");
  });
  test("short text counts as English unless its script says otherwise", () => {
    const language = (text: string) => extract(rawPage("article", text), model).value.language;
    assert.equal(language("Der Minister reist nach Wien."), "en");
    assert.equal(language("Министр прибыл в Минск."), "ru");
    assert.equal(language("外交部长星期一抵达平壤。"), "zh");
    assert.equal(language("외무상은 월요일 모스크바에 도착했다."), "ko");
    assert.equal(language("1234 ..."), null);
  });
  test("long text is told by its words", () => {
    const text =
      "Der Minister reist am Montag nach Wien, um dort mit seinem Amtskollegen über die Lage an der Grenze zu sprechen. ".repeat(
        3,
      );
    assert.equal(extract(rawPage("article", text), model).value.language, "de");
  });
});

describe("what a page may hold never throws and ends in bounded time", () => {
  const prose = "The envoys met on Thursday and agreed to meet again before the end of the summer, officials said. ";
  test.each<[string, string]>([
    ["nothing", ""],
    ["100,000 nested elements", `${"<div>".repeat(100_000)}${prose}`],
    ["100,000 nested inline elements", `<p>${"<b>".repeat(100_000)}${prose}`],
    ["100,000 elements beside each other", `<body>${"<p>x</p>".repeat(100_000)}`],
    ["unclosed paragraphs", `<body>${`<p>${prose}`.repeat(2000)}`],
    ["one line of 5 MB", `<p>${prose.repeat(50_000)}</p>`],
    ["null bytes", `<p>\0${prose}\0</p>`.repeat(10)],
    ["an unclosed script", `<p>${prose}</p><script>${"var a = '<p>';".repeat(50_000)}`],
    ["an unclosed tag", `<p>${prose}</p><div class="${"x".repeat(1_000_000)}`],
    ["mismatched closing tags", `<body>${"<i><b></i></b></x>".repeat(20_000)}${prose}`],
    ["half a JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${"[{".repeat(100_000)}`],
    ["a million angle brackets", "<".repeat(1_000_000)],
  ])(
    "%s",
    (_, html) => {
      const before = process.cpuUsage();
      const { value } = extract(rawPage("html", html), model);
      assert.equal(typeof value.text, "string");
      assert.ok(!value.text.includes("\0"));
      const { user, system } = process.cpuUsage(before);
      // Two seconds is the limit of a page; the rest is for machines that are busy or slow.
      assert.ok((user + system) / 1e6 < 5, `took ${(user + system) / 1e6} s`);
    },
    120_000,
  );

  test("deep markup is read as text, with a notice", () => {
    const { value, notices } = extract(rawPage("html", `${"<div>".repeat(5000)}<p>${prose.repeat(5)}</p>`), model);
    assert.ok(value.text.includes("The envoys met"));
    assert.deepEqual(
      notices.map(({ code }) => code),
      ["extract/flattened"],
    );
  });

  test("any text as any kind of page", () => {
    fc.assert(
      fc.property(fc.constantFrom("html" as const, "dump" as const), fc.string({ maxLength: 400 }), (kind, content) => {
        const { value } = extract(rawPage(kind, content), model);
        assert.equal(typeof value.text, "string");
      }),
      { numRuns: 200 },
    );
  });
});

test("loadExtractModel refuses weights of another size", () => {
  const pass = { bias: 0, scale: 1, weights: "AAAA" };
  const kind = { first: pass, second: pass, threshold: 0.5 };
  assert.throws(() => loadExtractModel(JSON.stringify({ html: kind, dump: kind }), () => "en"), /train it again/);
});
