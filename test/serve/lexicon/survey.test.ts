import { describe, expect, test } from "vitest";
import { countOffices, findInLexicon, uncertainIntervals } from "../../../src/serve/lexicon/survey.ts";

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
  test("a state counts from the day on which it came to be", () => {
    const shared = { name: "x", country: "SSD", code: null, sectors: [] };
    const person = { ...shared, id: "person.x", kind: "person" as const, offices: [term("2011-07-09", "2030-01-01")] };
    const state = { ...shared, id: "country.ssd", kind: "country" as const, valid: { from: "2011-07-09" } };
    expect(countOffices([person], "2021-01-01", [state])[1]).toMatchObject({ uncertain: 0, covered: 1 });
    expect(countOffices([person], "2021-01-01")[1]).toMatchObject({ uncertain: 1 });
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
  test("the days of a name by which a state went officially; the name is found on any day", async () => {
    const officialOn = async (name: string, day: string) =>
      (await findInLexicon(name, day))
        .filter(({ use }) => use === "name")
        .map(({ country, official }) => [country, official]);
    expect(await officialOn("Swaziland", "2024-01-01")).toEqual([["SWZ", { to: "2018-04-18" }]]);
    expect(await officialOn("Eswatini", "2010-01-01")).toEqual([["SWZ", { from: "2018-04-19" }]]);
    expect(await officialOn("Norway", "2010-01-01")).toEqual([["NOR", null]]);
  });
  test("nobody by a name that nobody has", async () => {
    expect(await findInLexicon("Zzyzx Qwortle", null)).toEqual([]);
  });
  test("who belongs to a body on a day", async () => {
    const membersOn = async (day: string) => (await findInLexicon("BRICS", day)).flatMap(({ members }) => members);
    expect(await membersOn("2023-06-01")).toEqual(["member: BRA CHN IND RUS ZAF"]);
    expect((await membersOn("2025-02-01"))[0]).toBe("member: ARE BRA CHN EGY ETH IDN IND IRN RUS ZAF");
    expect((await findInLexicon("NATO", "2023-04-03"))[0]?.members.join(" ")).toMatch(/candidate: .*FIN.*SWE/);
  });
  test("a name that was not valid yet on the day is not found", async () => {
    expect((await findInLexicon("Soviet Union", "2010-01-01")).map(({ entity }) => entity)).not.toContain(
      "country.sun",
    );
  });
});
