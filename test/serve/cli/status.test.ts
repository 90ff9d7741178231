import { expect, test } from "vitest";
import { main } from "../../../src/serve/cli/main.ts";
import { fakeEffects } from "../../support/effects.ts";

async function run(stdin: string): Promise<{ status: number; lines: unknown[]; err: string }> {
  const effects = fakeEffects({ stdin });
  const status = await main(["status"], effects);
  const lines = effects.printed.out.split("\n").filter((line) => line !== "");
  return { status, lines: lines.map((line) => JSON.parse(line)), err: effects.printed.err };
}

test("given words stand: `token` is an index into them", async () => {
  const { status, lines } = await run('{"id":7,"tokens":["Chad","refused","to","meet","Mali","."]}\n');
  expect(status).toBe(0);
  expect(lines).toEqual([
    {
      id: 7,
      events: [
        { token: 1, status: "actual", value: 3 },
        { token: 3, status: "negated", value: -3 },
      ],
    },
  ]);
});

test("of a text the words are printed, and offsets into it", async () => {
  const { lines } = await run('{"id":"a","text":"Chad left. Mali will pay."}\n');
  expect(lines).toEqual([
    {
      id: "a",
      tokens: ["Chad", "left", ".", "Mali", "will", "pay", "."],
      events: [
        { token: 1, start: 5, end: 9, status: "actual", value: 3 },
        { token: 5, start: 21, end: 24, status: "planned", value: 1 },
      ],
    },
  ]);
});

test("a line without words is rejected, the next is answered", async () => {
  const { status, lines, err } = await run('{"id":1}\nnot json\n{"id":2,"tokens":[]}\n');
  expect(status).toBe(3);
  expect(lines).toEqual([{ id: 2, events: [] }]);
  expect(err).toContain("neither tokens nor text");
});
