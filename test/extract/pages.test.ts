// Whole pages, each a folder with its source and what must and must not come of it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { extract } from "#extract";
import { model, rawPage } from "./helpers.ts";

const folder = new URL("pages/", import.meta.url);

describe.each(readdirSync(folder).sort())("%s", (slug) => {
  const source = readFileSync(new URL(`${slug}/source.html`, folder), "utf8");
  const {
    starts,
    ends,
    contains,
    without,
    notices: codes = [],
    ...fields
  } = JSON.parse(readFileSync(new URL(`${slug}/expected.json`, folder), "utf8")) as {
    starts: string;
    ends: string;
    contains: string[];
    without: string[];
    notices?: string[];
  };
  const { value, notices } = extract(rawPage("html", source), model);

  test("what the page says of itself", () => {
    const found = Object.fromEntries(Object.keys(fields).map((key) => [key, value[key as keyof typeof value]])); // keys of the expected fields
    assert.deepEqual(found, fields);
    assert.deepEqual(
      notices.map(({ code }) => code),
      codes,
    );
  });

  test("the article alone", () => {
    assert.equal(value.text.slice(0, starts.length), starts);
    assert.equal(value.text.slice(-ends.length), ends);
    assert.deepEqual(
      contains.filter((words) => !value.text.includes(words)),
      [],
    );
    assert.deepEqual(
      without.filter((words) => value.text.includes(words)),
      [],
    );
  });

  test("paragraphs are parted by one blank line and hold no stray white space", () => {
    assert.doesNotMatch(value.text, /\n{3,}|[ \t]{2,}|[ \t]\n|\n[ \t]|^\s|\s$/);
  });
});
