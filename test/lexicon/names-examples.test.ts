// Every example and counterexample of the name lexicons, through the real stages.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { recognise } from "#recognise";
import { loadResources } from "../../src/serve/resources.ts";
import { parseText } from "../helpers/parse-text.ts";

interface Example {
  readonly text: string;
  readonly published?: string;
  readonly finds: readonly string[];
}
interface Entry {
  readonly id: string;
  readonly examples?: readonly Example[];
  readonly counterexamples?: readonly Example[];
}

const lexicons = fileURLToPath(new URL("../../lexicons", import.meta.url));
const entries = ["countries", "bodies", "groups", "people", "places", "roles"].flatMap((part) =>
  readdirSync(join(lexicons, part), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yml"))
    .flatMap((name): Entry[] => parse(readFileSync(join(lexicons, part, name), "utf8"))),
);
const cases = entries.flatMap(({ id, examples = [], counterexamples = [] }) =>
  [...examples, ...counterexamples].map((example) => ({ id, ...example })),
);
const resources = loadResources(["recognise"]);

test("there are examples to run", () => {
  expect(cases.length).toBeGreaterThan(20);
});

test.each(cases)("$id: $text", async ({ text, published, finds }) => {
  const doc = parseText(text, { published: published ?? null });
  const { mentions } = recognise(doc, (await resources).recognise).value;
  const codes = mentions.flatMap(({ readings }) => readings.flatMap(({ country, code }) => country ?? code ?? []));
  expect(new Set(codes)).toEqual(new Set(finds));
});
