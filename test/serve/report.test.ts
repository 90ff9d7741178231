import { describe, expect, test } from "vitest";
import { openReport, summary } from "../../src/serve/report.ts";
import { fakeEffects } from "../support/effects.ts";

const WORDS = { found: "coded", nothing: "without event" };
const rejection = { code: "acquire/empty", message: "it is empty", uri: "a.html", id: null, line: null };

describe("the report", () => {
  test("counts add up and are printed; a rejection gives status 3", async () => {
    const effects = fakeEffects();
    const report = await openReport(WORDS, undefined, effects);
    report.read(true);
    report.read(false);
    await report.rejected({ ...rejection, line: 4 });
    await report.skipped("b.pdf");
    expect(await report.finish()).toBe(3);
    expect(effects.printed.err).toBe(
      "rejected a.html line 4: it is empty\n3 pages: 1 coded, 1 without event, 1 rejected; 1 other file skipped\n",
    );
    expect(effects.printed.out).toBe("");
  });
  test("all read gives status 0", async () => {
    expect(await (await openReport(WORDS, undefined, fakeEffects())).finish()).toBe(0);
    expect(summary({ found: 0, nothing: 0, rejected: 0, known: 0, skipped: 0 }, WORDS)).toBe(
      "0 pages: 0 coded, 0 without event, 0 rejected",
    );
  });
  test("--notices holds rejections and skipped files as JSON Lines", async () => {
    const effects = fakeEffects();
    const report = await openReport(WORDS, "n.jsonl", effects);
    await report.rejected(rejection);
    await report.skipped("b.pdf");
    await report.finish();
    const lines = (effects.written.get("n.jsonl") ?? "")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines).toEqual([
      { outcome: "rejected", ...rejection },
      { outcome: "skipped", uri: "b.pdf" },
    ]);
  });
  test("a full disk under the notices file ends the run with a clear message", async () => {
    const report = await openReport(WORDS, "n.jsonl", fakeEffects({ writeError: "ENOSPC" }));
    await expect(report.rejected(rejection)).rejects.toThrow("cannot write n.jsonl: no space left on the disk");
  });
  test("an interrupted run says so and gives status 1", async () => {
    const effects = fakeEffects();
    const report = await openReport(WORDS, undefined, effects);
    report.read(true);
    effects.stop();
    expect(await report.finish()).toBe(1);
    expect(effects.printed.err).toMatch(/^1 page: 1 coded.*\ninterrupted: /);
  });
  test("control characters of a name do not reach the terminal", async () => {
    const effects = fakeEffects();
    await (await openReport(WORDS, undefined, effects)).rejected({ ...rejection, uri: "a\u001b[2Jb\n.html" });
    expect(effects.printed.err).toBe("rejected a\uFFFD[2Jb\uFFFD.html: it is empty\n");
  });
});
