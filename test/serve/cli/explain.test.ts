import { expect, test, vi } from "vitest";
import { main } from "../../../src/serve/cli/main.ts";
import { fakeEffects } from "../../support/effects.ts";

vi.setConfig({ testTimeout: 120_000 });

async function run(words: readonly string[], options: Parameters<typeof fakeEffects>[0] = {}) {
  const effects = fakeEffects(options);
  const status = await main(["explain", ...words], effects);
  return { status, ...effects.printed };
}

test("JSON in a pipe, a drawing in a terminal, either where asked for", async () => {
  const text = "Chad condemned Mali.";
  expect(JSON.parse((await run([text])).out)).toMatchObject({ text, events: [{ act: "ACCUSE" }] });
  expect((await run([text], { isTTY: true })).out).toContain("event e1");
  expect((await run([text, "--format", "text"])).out).toMatch(/^┌─Chad/m);
  expect(JSON.parse((await run([text, "--json"], { isTTY: true })).out)).toMatchObject({ text });
  expect((await run([text, "--format", "text", "--ascii"])).out).toMatch(/^,-Chad/m);
});

test("a sentence from standard input", async () => {
  expect(JSON.parse((await run(["-"], { stdin: "Chad condemned Mali.\n" })).out).text).toBe("Chad condemned Mali.");
});

test("the day of writing decides what a day means", async () => {
  const words = ["Chad condemned Mali on Monday.", "--published", "2024-05-01"];
  expect(JSON.parse((await run(words)).out).events[0]).toMatchObject({ date: "2024-04-29" });
});

test("wrong usage ends with status 2 and a sentence", async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[""], /there is no text/],
    [["  "], /there is no text/],
    [["Chad left.", "--actor", "Mali"], /--actor must be words of the text.*"Mali" is not in it/],
    [["Chad left.", "--recipient", ""], /--recipient must be words/],
    [["Chad left.", "--published", "2024-13-01"], /must be a day, month or year/],
    [["Chad left.", "--format", "xml"], /Allowed choices are text, jsonl/],
    [["x ".repeat(60_000)], /more than 100000/],
  ];
  for (const [words, message] of cases) {
    const { status, out, err } = await run(words);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  }
});
