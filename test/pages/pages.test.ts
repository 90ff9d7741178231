// The bundled pages against what a careful reader expects of them. A check marked `today: missing` must still be missed:
// when it is met, this fails, and `node --conditions=source --import tsx test/pages/mark.ts` takes the mark away.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Coded } from "#document";
import {
  expectedPages,
  FIELDS,
  fieldProblem,
  findsAttribution,
  findsEvent,
  findsForecast,
  forbidden,
  type Marked,
  PAGES_FOLDER,
  wronglyCoded,
} from "./expected.ts";
import { pageReader } from "./read.ts";

const read = await pageReader();
const pages = expectedPages().map(({ file, expected }) => ({ file, expected, got: read(expected.page) }));

test("every page has an expectation, and every expectation its page", () => {
  const files = readdirSync(PAGES_FOLDER, { recursive: true, encoding: "utf8" });
  const onDisk = files.filter((file) => /\.(html?|txt)$/.test(file)).sort();
  expect(pages.map(({ expected }) => expected.page).sort()).toEqual(onDisk);
  expect(onDisk.length).toBeGreaterThanOrEqual(36);
});

test("every page ends by saying that it is a demonstration", () => {
  for (const { expected } of pages) {
    const page = readFileSync(new URL(expected.page, PAGES_FOLDER), "utf8");
    expect(page.slice(-700), expected.page).toMatch(/demonstrat|Demonstrationsseite|página de demostración/i);
    expect(page.slice(-700), expected.page).toMatch(/entente/);
  }
});

test("the notes name every page", () => {
  const notes = new URL("../../examples/NOTES.md", import.meta.url);
  expect(existsSync(notes)).toBe(true);
  const text = readFileSync(notes, "utf8");
  for (const { expected } of pages) expect(text).toContain(expected.page.replace(/\.(html?|txt)$/, ""));
});

describe.each(pages)("$expected.page", ({ expected, got }) => {
  for (const field of FIELDS) {
    marked(expected.today?.includes(field) ? { today: "missing" } : {}, field, () => {
      expect(fieldProblem(field, expected, got)).toBeNull();
    });
  }
  for (const event of (expected.events ?? []).filter((item) => !item.optional))
    marked(event, `event: ${event.any.join(" or ")} at “${event.at}”`, () => expect(findsEvent(event, got)).toBe(true));
  for (const claim of expected.attributions ?? [])
    marked(claim, `said by ${claim.speaker}: “${claim.at}”`, () => expect(findsAttribution(claim, got)).toBe(true));
  for (const forecast of (expected.forecasts ?? []).filter((item) => !item.optional))
    marked(forecast, `${forecast.polarity}: “${forecast.at}”`, () => expect(findsForecast(forecast, got)).toBe(true));
  for (const item of (expected.mustNotCode ?? []).map(forbidden))
    marked(item, `no ${item.not?.join(" or ") ?? "event"} at “${item.at}”`, () =>
      expect(wronglyCoded(item, got)).toEqual([]),
    );
  if (expected.events?.length === 0) test("no event at all", () => expect(told(got)).toEqual([]));
});

/** A check that must hold, or, where it is marked, must not hold yet. */
function marked(item: Marked, name: string, check: () => void): void {
  if (item.today === "missing") test.fails(`${name} (missing today; met: run test/pages/mark.ts)`, check);
  else test(name, check);
}

function told(got: Coded): string[] {
  return got.events.map((record) => `${record.event}: ${record.quote.exact}`);
}
