// The README's example is what the program writes, and its commands exist.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bareArticle } from "#document";
import { codeArticle } from "#pipeline";
import { COMMANDS } from "../../src/serve/cli/commands.ts";
import { loadResources } from "../../src/serve/resources.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the record of the README is the record of its sentence", async () => {
  const [, text = "", published = ""] = /^> (.+)\n> \(published (\S+)\)$/m.exec(readme) ?? [];
  const [, record = ""] = /^```json\n([\s\S]+?)\n```$/m.exec(readme) ?? [];
  const resources = await loadResources(["parse", "recognise", "code"]);
  const known = { id: "readme", published, publishedBasis: "given", language: "en" } as const;
  const { events } = codeArticle(bareArticle(text, known), resources);
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject(JSON.parse(record));
});

test("every command that the README names is one", () => {
  const shell = [...readme.matchAll(/^```sh\n([\s\S]+?)\n```$/gm)].map(([, lines]) => lines).join("\n");
  const named = [...shell.matchAll(/^entente ([a-z]+)/gm)].map(([, name]) => name);
  const known = new Set(COMMANDS.map(({ name }) => name));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !known.has(name ?? "")).sort()).toEqual(MISSING_TODAY);
});

/** Commands that the README promises and the program does not have yet. */
const MISSING_TODAY: readonly string[] = [];
