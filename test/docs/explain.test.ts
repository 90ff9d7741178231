// The examples of docs/explain.md are what the command prints. `-u` writes them anew.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { main } from "../../src/serve/cli/main.ts";
import { fakeEffects } from "../support/effects.ts";

const PATH = fileURLToPath(new URL("../../docs/explain.md", import.meta.url));
const EXAMPLE = /^```console\n\$ entente (.+)\n[\s\S]*?^```$/gm;

test("the examples are what the program prints", { timeout: 120_000 }, async () => {
  const text = readFileSync(PATH, "utf8");
  const printed = new Map<string, string>();
  for (const [, line = ""] of text.matchAll(EXAMPLE)) printed.set(line, await outputOf(line));
  expect(printed.size).toBeGreaterThan(3);
  const current = text.replace(
    EXAMPLE,
    (_, line: string) => `\`\`\`console\n$ entente ${line}\n${printed.get(line)}\`\`\``,
  );
  await expect(current).toMatchFileSnapshot(PATH);
});

/** As a shell would cut it: words, and words between double quotation marks. */
async function outputOf(line: string): Promise<string> {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
  const effects = fakeEffects();
  expect(await main(words, effects)).toBe(0);
  return effects.printed.out;
}
