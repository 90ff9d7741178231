import { describe, expect, test } from "vitest";
import { ageOf, examine, nodeVersion, sourceDates, sqliteAdvice } from "../../src/serve/health.ts";
import { nodeEffects } from "../../src/serve/node-effects.ts";
import { DATA_FILES, MODEL_FILES } from "../../src/serve/resources.ts";
import { all, fakeEffects } from "../support/effects.ts";

const TODAY = new Date("2026-11-22T00:00:00Z");

describe("doctor's checks", () => {
  test.each([
    ["20.19.0", "ok"],
    ["22.1.0", "ok"],
    ["20.18.3", "fail"],
    ["18.20.0", "fail"],
  ])("Node %s is %s", (version, status) => {
    expect(nodeVersion(version).status).toBe(status);
  });
  test("the newest date of each source is taken from the table, whatever its other columns hold", () => {
    const table =
      "# Sources\n2031-01\n\n| key | as of | what |\n|---|---|---|\n| a | 2021-09, 2024-02 | till 2030 |\n| b | 2023 | x |\n| c | – | x |\n";
    expect(sourceDates(table)).toEqual(["2024-02", "2023"]);
  });
  test("facts older than a year give a warning, none a failure", () => {
    expect(ageOf(["2023", "2026-08"], TODAY)).toMatchObject({
      status: "ok",
      detail: "newest facts as of 2026-08, 113 days ago",
    });
    expect(ageOf(["2023", "2025-08"], TODAY).status).toBe("warn");
    expect(ageOf([], TODAY).status).toBe("fail");
  });
  test("the advice on SQLite names what is missing to compile it", () => {
    expect(sqliteAdvice(false, false)).toContain("a C++ compiler with make and Python 3 and Node's headers");
    expect(sqliteAdvice(true, false)).not.toContain("C++");
    expect(sqliteAdvice(true, true)).toContain("compiler and headers are here");
  });
  test("missing files, a locked folder and a full disk are found, each with advice", async () => {
    const checks = await all(examine("store", fakeEffects({ writeError: "EACCES", freeBytes: 5e8, now: TODAY })));
    for (const name of [...MODEL_FILES, ...DATA_FILES]) {
      const found = checks.find(({ check }) => check === name);
      expect(found).toMatchObject({
        status: "fail",
        detail: "no such file or folder",
        advice: expect.stringMatching(/\w/),
      });
    }
    expect(checks.find(({ check }) => check === "store-folder")).toMatchObject({
      status: "fail",
      advice: expect.stringContaining("--db"),
    });
    expect(checks.find(({ check }) => check === "disk")).toMatchObject({
      status: "warn",
      detail: "0.5 GB free for store",
    });
  });
  test("this checkout passes all of them", async () => {
    const checks = await all(examine(".", { ...nodeEffects(), now: () => TODAY }));
    expect(checks.filter(({ status }) => status === "fail")).toEqual([]);
  });
});
