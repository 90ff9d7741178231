import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkLexicon, countOffices, findInLexicon, uncertainIntervals } from "../../src/serve/lexicon.ts";

const term = (from: string, to?: string) => ({
  office: "foreign",
  from,
  ...(to === undefined ? {} : { to }),
  source: "editorial",
  asOf: "2023-01",
});

describe("uncertain stretches of an office", () => {
  test("an open term is vouched for until its source was written", () => {
    const gaps = uncertainIntervals([term("1999-05-01", "2010-03-01"), term("2010-03-02")], "2000-01-01", "2026-01-01");
    expect(gaps).toEqual([["2023-01-31", "2026-01-01"]]);
  });
  test("between two holders nobody is vouched for", () => {
    const gaps = uncertainIntervals(
      [term("2000-01-01", "2005-01-01"), term("2007-01-01", "2030-01-01")],
      "2000-01-01",
      "2026-01-01",
    );
    expect(gaps).toEqual([["2005-01-01", "2007-01-01"]]);
  });
  test("a state without any term is not counted", () => {
    const [, foreign] = countOffices([], "2026-01-01");
    expect(foreign).toMatchObject({ states: 0, uncertain: 0, covered: 0 });
  });
});

describe("find", () => {
  test("a person by family name, and a seat after an article", async () => {
    expect((await findInLexicon("Lavrov", "2020-05-01")).map(({ entity }) => entity)).toContain(
      "person.rus.sergey-lavrov",
    );
    expect((await findInLexicon("the kremlin", null)).map(({ country }) => country)).toContain("RUS");
  });
  test("nobody by a name that nobody has", async () => {
    expect(await findInLexicon("Zzyzx Qwortle", null)).toEqual([]);
  });
  test("a name that was not valid yet on the day is not found", async () => {
    expect((await findInLexicon("Soviet Union", "2010-01-01")).map(({ entity }) => entity)).not.toContain(
      "country.sun",
    );
  });
});

describe("check", () => {
  const folderOf = (yaml: string): string => {
    const folder = mkdtempSync(join(tmpdir(), "entente-lexicon-"));
    mkdirSync(join(folder, "people"));
    writeFileSync(join(folder, "people/mine.yml"), yaml);
    return folder;
  };
  const good = "- id: person.tgo.mine\n  country: TGO\n  names: [Ama Kofi]\n  family: Kofi\n  sources: [editorial]\n";
  test("files in order", async () => {
    expect(await checkLexicon(folderOf(good))).toEqual({ files: 1, entries: 1, problems: [] });
  });
  test("a wrong code tells file, line and what is expected", async () => {
    const { problems } = await checkLexicon(folderOf(good.replace("TGO", "togo")));
    expect(problems).toEqual([
      {
        path: expect.stringMatching(/mine\.yml$/),
        line: 2,
        message: expect.stringContaining("/0/country must match pattern"),
      },
    ]);
  });
  test("broken YAML tells the line", async () => {
    const { problems } = await checkLexicon(folderOf("- id: person.tgo.x\n  names: [\n"));
    expect([problems.length > 0, problems[0]?.message.endsWith("mend the YAML there")]).toEqual([true, true]);
  });
  test("dates out of order", async () => {
    const office =
      '  offices: [{ office: foreign, from: "2020-01-01", to: "2019-01-01", source: editorial, asOf: "2026" }]\n';
    const { problems } = await checkLexicon(folderOf(good + office));
    expect(problems[0]?.message).toContain("ends (2019-01-01) before it begins");
  });
});
