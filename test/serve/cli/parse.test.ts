import { describe, expect, test } from "vitest";
import { main } from "../../../src/serve/cli/main.ts";
import { type FakeOptions, fakeEffects } from "../../support/effects.ts";

async function run(
  argv: readonly string[],
  options: FakeOptions,
): Promise<{ status: number; out: string; err: string }> {
  const effects = fakeEffects(options);
  const status = await main(["parse", ...argv], effects);
  return { status, ...effects.printed };
}

describe("entente parse", () => {
  test("prints text as CoNLL-U, paragraph by paragraph", async () => {
    const { status, out } = await run(["-"], { stdin: "Chad left.\n\nTogo didn't stay." });
    expect(status).toBe(0);
    expect(out.match(/^# newpar$/gm)).toHaveLength(2);
    expect(out).toContain("1\tChad\tChad\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n");
    expect(out).toContain("2-3\tdidn't\t_");
  });

  test("keeps the words, comments and multiword tokens of CoNLL-U", async () => {
    const blank = "\t_".repeat(8);
    const given = `# sent_id = a\n1\tTogo${blank}\n2-3\tdidn't${blank}\n2\tdid${blank}\n3\tn't${blank}\n4\tstay${blank}\n\n`;
    const { status, out } = await run(["--input", "conllu", "a.conllu"], { disk: { "a.conllu": { content: given } } });
    expect(status).toBe(0);
    expect(out.split("\n").map((line) => line.split("\t").slice(0, 2).join(" "))).toEqual([
      "# sent_id = a",
      "1 Togo",
      "2-3 didn't",
      "2 did",
      "3 n't",
      "4 stay",
      "",
      "",
    ]);
  });

  test("says which line of CoNLL-U is broken", async () => {
    const { status, err } = await run(["--input", "conllu", "-"], { stdin: "1\tTogo\n\n" });
    expect(status).toBe(1);
    expect(err).toContain("2 columns instead of 10");
  });

  test("prints one object a text with --format jsonl", async () => {
    const { out } = await run(["--format", "jsonl", "-"], { stdin: "Chad left." });
    expect(JSON.parse(out)).toMatchObject({ text: "Chad left.", sentences: [{ start: 0, end: 10, paragraph: 0 }] });
  });
});
