import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collected, gunzipped, lines } from "../../src/acquire/bytes.ts";
import { InputProblem } from "../../src/acquire/problems.ts";
import { all, chunksOf } from "../support/effects.ts";

const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

describe("gunzipped", () => {
  test("unpacks by content, whatever the name", async () => {
    expect(text(await collected(gunzipped(chunksOf(gzipSync("Chad met Niger."))), 100))).toBe("Chad met Niger.");
  });
  test.each(["", "a", "plain text"])("leaves %j as it is", async (plain) => {
    expect(text(await collected(gunzipped(chunksOf(plain)), 100))).toBe(plain);
  });
  test("a file cut off in the middle is a problem, not an empty page", async () => {
    const cut = gzipSync("Chad met Niger. ".repeat(100)).subarray(0, 30);
    await expect(collected(gunzipped(chunksOf(cut)), 1e6)).rejects.toThrow(InputProblem);
  });
  test("a bomb is not unpacked beyond the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    let taken = 0;
    const counted = async function* () {
      for (let start = 0; start < bomb.length; start += 512) {
        taken += 512;
        yield bomb.subarray(start, start + 512);
      }
    };
    await expect(collected(gunzipped(counted()), 1_000_000)).rejects.toThrow(/larger than 1 MB/);
    expect(taken).toBeLessThan(bomb.length / 2);
  });
});

describe("lines", () => {
  test("splits wherever the chunks are cut; a last line break opens no line", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom("a", "é", "\r", "漢") })), async (parts) => {
        const source = parts.map((part) => `${part}\n`).join("");
        const found = await all(lines(chunksOf(source), 1e6));
        expect(found.map(({ bytes }) => text(bytes))).toEqual(parts);
        expect(found.map(({ number }) => number)).toEqual(parts.map((_, index) => index + 1));
      }),
      { numRuns: 50 },
    );
  });
  test("a line without its line break counts", async () => {
    expect((await all(lines(chunksOf("a\nb"), 10))).map(({ bytes }) => text(bytes))).toEqual(["a", "b"]);
  });
  test("a line over the limit is passed over and the next is read", async () => {
    const found = await all(lines(chunksOf(`a\n${"x".repeat(1000)}\nb\n`), 100));
    expect(found.map(({ bytes }) => text(bytes))).toEqual(["a", null, "b"]);
  });
});
