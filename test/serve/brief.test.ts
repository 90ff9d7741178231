import assert from "node:assert/strict";
import { test } from "vitest";
import { addDocuments, type Store, startRun } from "#store";
import type { Brief } from "../../src/serve/brief/brief.ts";
import { groupCopies, originOf } from "../../src/serve/brief/copies.ts";
import { alike, amountsIn } from "../../src/serve/brief/disagreements.ts";
import { briefHtml, briefLines, briefMarkdown, briefOf, briefText } from "../../src/serve/brief/index.ts";
import { coded, type DocSpec, NOW, RUN, temporaryStore } from "../store/fixtures.ts";
import { DENIED, FORETOLD, OTHER_DAY, REPORTED, REPOSTED, STORY } from "../store/story.ts";
import { fakeEffects } from "../support/effects.ts";

async function storeWith(specs: readonly DocSpec[]): Promise<Store> {
  const store = await temporaryStore();
  await addDocuments(store, await startRun(store, RUN, NOW), specs.map(coded), NOW);
  return store;
}

async function briefWith(specs: readonly DocSpec[], range = {}): Promise<Brief> {
  const brief = await briefOf(await storeWith(specs), ["GHA", "TGO"], range);
  assert.ok(brief);
  return brief;
}

const summary = (lines: Brief["happened"]) =>
  lines.map(({ date, headline, accounts, independent }) => [date, headline, accounts.length, independent]);

test("what several pages tell is one line; a repost counts as an account, not as an independent one", async () => {
  const brief = await briefWith(STORY);
  assert.deepEqual(summary(brief.happened), [
    ["2024-03-01", "Ghana visited Togo", 2, 1],
    ["2024-03-02", "Ghana visited Togo", 1, 1],
  ]);
  assert.deepEqual(summary(brief.ahead), [["2024-03-01", "Ghana would give aid to Togo", 3, 2]]);
  assert.deepEqual(summary(brief.denied), [[null, "denied: Ghana visited Togo", 1, 1]]);
  assert.deepEqual(
    brief.happened[0]?.accounts.map((a) => a.copyOf === null),
    [true, false],
  );
});

test("each account says who says so and how", async () => {
  const brief = await briefWith(STORY);
  assert.deepEqual(
    brief.ahead[0]?.accounts.map((account) => account.basis),
    ["told as a plan, promise or threat", "told as a plan, promise or threat", 'officials (official, GHA): "said"'],
  );
});

test("accounts disagree on the day, the number, and whether it took place", async () => {
  const { disagreements } = await briefWith(STORY);
  assert.deepEqual(
    disagreements.map(({ about, values }) => [about, values.map(({ value }) => value)]),
    [
      ["date", ["2024-03-01", "2024-03-02"]],
      ["number", ["200 tractors", "500 tractors"]],
      ["status", ["it took place", "it is denied"]],
    ],
  );
});

test("two visits of one month told in other words are no disagreement, nor is a report and its repost", async () => {
  const visit = REPORTED.events?.[0];
  assert.ok(visit);
  const second: DocSpec = {
    text: "On its way home the delegation from Accra visited Togo, where a bridge was opened.",
    uri: "second.html",
    outlet: "Savanna Star",
    events: [{ ...visit, actor: ["GHA Accra"], date: "2024-03-03" }],
  };
  assert.deepEqual((await briefWith([REPORTED, REPOSTED, second])).disagreements, []);
});

test("a denial of another deed is no disagreement", async () => {
  const other: DocSpec = {
    ...DENIED,
    events: DENIED.events?.map((event) => ({ ...event, act: "ASSAULT" as const })) ?? [],
  };
  assert.deepEqual((await briefWith([REPORTED, other])).disagreements, []);
});

test("forecasts about either, months and counts", async () => {
  const brief = await briefWith(STORY);
  assert.deepEqual(
    brief.forecasts.map(({ forecast }) => forecast.likelihood.phrase),
    ["probably"],
  );
  assert.deepEqual(brief.months, [{ month: "2024-03", events: 2, intensity: 4 }]);
  assert.deepEqual([brief.documents, brief.outlets], [6, 5]);
});

test("a forecast that is reposted in the same words is one line with both sources; in other words it is another", async () => {
  const repost: DocSpec = {
    ...FORETOLD,
    text: `${FORETOLD.text} More soon.`,
    uri: "pages/again.html",
    outlet: "Lagoon Post",
    published: "2024-03-08",
  };
  const other: DocSpec = {
    ...FORETOLD,
    text: `In the view of some, ${FORETOLD.text}`,
    uri: "pages/other.html",
    outlet: "Delta Mail",
    published: "2024-03-09",
  };
  const brief = await briefWith([FORETOLD, repost, other]);
  assert.deepEqual(
    brief.forecasts.map(({ forecast, copies }) => [forecast, ...copies].map(({ document }) => document.outlet)),
    [["Harbour Echo", "Lagoon Post"], ["Delta Mail"]],
  );
  for (const form of [briefText(brief, fakeEffects()), briefMarkdown(brief), briefHtml(brief, "2026-01-02")])
    for (const { id } of brief.forecasts.flatMap(({ forecast, copies }) => [forecast, ...copies]))
      assert.ok(form.includes(id), id);
});

test("a range leaves out what lies outside it", async () => {
  assert.deepEqual(summary((await briefWith(STORY, { from: "2024-03-02" })).happened), [
    ["2024-03-02", "Ghana visited Togo", 1, 1],
  ]);
  const none = await briefWith(STORY, { to: "2023" });
  assert.equal(none.happened.length + none.ahead.length + none.denied.length + none.forecasts.length, 0);
  assert.match(briefText(none, fakeEffects()), /The store tells nothing of the two/);
});

test("names are taken as well as codes, and one party alone is refused", async () => {
  const store = await storeWith(STORY);
  assert.deepEqual((await briefOf(store, ["ghana", "Togo"], {}))?.pair, ["GHA", "TGO"]);
  assert.equal(await briefOf(store, ["GHA", "ghana"], {}), null);
  assert.equal(await briefOf(store, ["GHA", "no such land"], {}), null);
});

test("every line of every form carries its source and its record", async () => {
  const brief = await briefWith(STORY);
  const lines = [...brief.happened, ...brief.ahead, ...brief.denied].flatMap((line) => line.accounts);
  const forms = [
    briefText(brief, fakeEffects()),
    briefMarkdown(brief),
    briefHtml(brief, "2026-01-02"),
    JSON.stringify([...briefLines(brief)]),
  ];
  for (const form of forms)
    for (const { record, document } of lines) {
      assert.ok(form.includes(record.id), record.id);
      assert.ok(form.includes(document.outlet ?? ""), document.outlet ?? "");
    }
});

test("HTML escapes what strangers wrote, links to the web alone, and needs no script", async () => {
  const html = briefHtml(await briefWith(STORY), "2026-01-02");
  assert.ok(!html.includes("<b>late</b>"));
  assert.ok(html.includes("&#60;b&#62;late&#60;/b&#62; rewrite &#38; more"));
  assert.deepEqual(
    [...html.matchAll(/href="(?!#)([^"]*)"/g)].map((match) => match[1]),
    ["https://wire.example/visit", "https://wire.example/visit"],
  );
  assert.ok(!/<script|javascript:|\son\w+=/i.test(html));
});

test("HTML is well formed: every element is closed, ids are unique, every link within the page leads somewhere", async () => {
  const html = briefHtml(await briefWith(STORY), "2026-01-02");
  const open: string[] = [];
  for (const [, close, name, rest] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (close === "/") assert.equal(open.pop(), name);
    else if (!/^(meta|line)$/.test(name ?? "") && !rest?.endsWith("/")) open.push(name ?? "");
  }
  assert.deepEqual(open, []);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target ?? ""), target);
  for (const need of [
    'lang="en"',
    "<title>",
    "<main",
    "<h1>",
    "<h2",
    "<details>",
    '<mark class="trigger">visited</mark>',
    'role="group" aria-labelledby="picture-wide ',
    "<caption>",
  ])
    assert.ok(html.includes(need), need);
});

test("Markdown lets no sign of a title become markup", async () => {
  const markdown = briefMarkdown(await briefWith([{ ...OTHER_DAY, title: "[x](http://evil) *a* <i>\n# no" }]));
  assert.ok(markdown.includes("\\[x\\]\\(http://evil\\) \\*a\\* &lt;i\\> \\# no"));
});

const SIGNED =
  "The ministers of Ghana and Togo signed a treaty on fishing in the lagoon on Monday after two years of talks in Lome.";
const PUT_NAMES =
  "In Lome on Monday two ministers put their names to a fishing treaty that had been two years in the making, aides said.";

function groupsOf(...accounts: { outlet: string; text: string; origin?: string }[]): number[] {
  const origins = accounts.map(({ outlet, text, origin }) => {
    const syndication = origin === undefined ? null : { origin, quote: "" };
    return originOf({ outlet, text, syndication } as Parameters<typeof originOf>[0]); // all that is read of an article
  });
  return groupCopies(origins);
}

test("copies: of one origin or nearly one text; reports of two houses are not", () => {
  const more = `${SIGNED} More follows.`;
  assert.deepEqual(
    groupsOf(
      { outlet: "A", text: SIGNED },
      { outlet: "B", text: PUT_NAMES },
      { outlet: "C", text: more },
      { outlet: "D", text: "In short.", origin: "the A" },
    ),
    [0, 1, 0, 0],
  );
  assert.deepEqual(groupsOf({ outlet: "A", text: "Short." }, { outlet: "B", text: "Short." }), [0, 1]);
});

test("an account that goes back to two others makes them one", () => {
  assert.deepEqual(
    groupsOf(
      { outlet: "A", text: SIGNED },
      { outlet: "B", text: PUT_NAMES },
      { outlet: "C", text: PUT_NAMES, origin: "A" },
    ),
    [0, 0, 0],
  );
});

test("amounts are told by what they count; days, years and bare numbers are none", () => {
  const amounts = (text: string) => Object.fromEntries(amountsIn(text));
  assert.deepEqual(amounts("About 10,000 North Korean troops left"), { soldiers: "10000" });
  assert.deepEqual(amounts("two million artillery shells and 3.5 thousand tonnes"), {
    shells: "2000000",
    tonnes: "3500",
  });
  assert.deepEqual(amounts("It lasted three days in 2015, on June 19"), {});
});

test("sentences are alike by their words, not by their numbers and days", () => {
  assert.ok(alike("The president visited Togo on Friday.", "The president visited Togo on Monday.") > 0.9);
  assert.ok(alike("The president visited Togo.", "Tractors were promised to farmers.") < 0.1);
});
