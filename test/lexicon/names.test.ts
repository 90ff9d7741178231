import { describe, expect, test } from "vitest";
import { atomsOf, type NamesData } from "#lexicon";
import { BODIES_PART, COUNTRIES_PART, indexNames, PEOPLE_PART, ROLES_PART } from "#lexicon/compile";

const term = (office: string, from: string, to?: string) => ({
  office,
  from,
  ...(to ? { to } : {}),
  source: "t",
  asOf: "2023-01",
});
const people = PEOPLE_PART.compile([
  {
    path: "people/a.yml",
    entries: [
      {
        id: "person.a",
        country: "AAA",
        names: ["Ann Mary Berg"],
        family: "Berg",
        offices: [term("foreign", "2010-01-01", "2015-06-01")],
      },
      { id: "person.b", country: "AAA", names: ["Bo Lund"], family: "Lund", offices: [term("foreign", "2015-06-01")] },
      { id: "person.c", country: "AAA", names: ["Cy Dahl"], family: "Dahl", offices: [term("foreign", "2024-02-01")] },
    ],
  },
]);

/** Which entities a text names from its first word on, by the longest phrase. */
function found(data: readonly NamesData[], text: string): string[] {
  const index = indexNames(data);
  const atoms = text.split(" ").flatMap(atomsOf);
  let node = 0;
  let ids: string[] = [];
  for (const { key } of atoms) {
    node = index.step(node, index.wordId(key));
    if (node < 0) break;
    const here = index.phrasesAt(node, atoms, 0).map(({ entity }) => entity.id);
    if (here.length > 0) ids = here;
  }
  return ids;
}

describe("case and spelling", () => {
  const { data } = COUNTRIES_PART.compile([
    {
      path: "c.yml",
      entries: [
        { id: "country.usa", code: "USA", names: ["US", "United States", "Élan"], epithets: ["hermit kingdom"] },
      ],
    },
  ]);
  test.each([
    ["US", 1],
    ["U.S.", 1],
    ["us", 0],
    ["Us", 0],
    ["UNITED STATES", 1],
    ["united states", 0],
    ["Elan", 1],
    ["ÉLAN", 1],
    ["Hermit Kingdom", 1],
    ["hermit kingdom", 1],
  ])("%s: %i", (text, count) => {
    expect(found([data], text)).toHaveLength(count);
  });
  test("possessives and hyphens fall away", () => {
    expect(atomsOf("Jong-un's").map(({ key }) => key)).toEqual(["jong", "un"]);
  });
});

describe("offices", () => {
  const index = indexNames([people.data]);
  test.each([
    ["2009-12-31", null],
    ["2012-05-05", "person.a"],
    ["2015-06-01", "person.b"],
    ["2024-01-31", "person.b"],
    ["2024-02-01", "person.c"],
  ])("on %s", (day, id) => {
    expect(index.holderOn("AAA", ["foreign"], day)?.entity.id ?? null).toBe(id);
  });
  test("a term without an end ends with the next one and says since when it is uncertain", () => {
    expect(index.holderOn("AAA", ["foreign"], "2023-12-31")).toMatchObject({
      until: "2024-02-01",
      uncertainAfter: "2023-01",
    });
  });
  test("a middle name may be left out; the family name leads back to the person", () => {
    expect(found([people.data], "Ann Berg")).toEqual(["person.a"]);
    expect(index.familyOf("berg").map(({ id }) => id)).toEqual(["person.a"]);
  });
});

describe("compiling", () => {
  test("entries of one id add up over files", () => {
    const { data } = BODIES_PART.compile([
      { path: "a.yml", entries: [{ id: "body.x", code: "XX", kind: "bloc", names: ["Xan Union"] }] },
      { path: "b.yml", entries: [{ id: "body.x", names: ["Union of Xan"] }] },
    ]);
    expect(data.entities).toHaveLength(1);
    expect(found([data], "Union of Xan")).toEqual(["body.x"]);
  });
  test("dates out of order are a problem with file and entry", () => {
    const { problems } = PEOPLE_PART.compile([
      {
        path: "p.yml",
        entries: [
          { id: "person.x", country: "AAA", names: ["X Y"], offices: [term("foreign", "2015-01-01", "2014-01-01")] },
        ],
      },
    ]);
    expect(problems).toMatchObject([{ path: "p.yml", entry: "person.x" }]);
  });
  test("an entry that adds to nobody is a problem", () => {
    expect(
      PEOPLE_PART.compile([{ path: "p.yml", entries: [{ id: "person.typo", names: ["X Y"] }] }]).problems,
    ).toHaveLength(1);
    expect(people.problems).toEqual([]);
  });
  test("plurals are made by rule or given", () => {
    const { data } = ROLES_PART.compile([
      {
        path: "r.yml",
        entries: [
          {
            id: "role.x",
            kind: "person",
            phrases: ["secretary", "head of state"],
            plurals: { "head of state": "heads of state" },
            sectors: ["GOV"],
          },
        ],
      },
    ]);
    expect([found([data], "secretaries"), found([data], "heads of state"), found([data], "secretarys")]).toEqual([
      ["role.x"],
      ["role.x"],
      [],
    ]);
  });
});

describe("terms of one person", () => {
  const compiled = (...offices: ReturnType<typeof told>[]) =>
    PEOPLE_PART.compile([
      {
        path: "people/a.yml",
        entries: [{ id: "person.a", country: "AAA", names: ["Ann Berg"], family: "Berg", offices }],
      },
    ]).data.entities[0]?.offices;
  const told = (from: string, to: string | null, source: string, asOf: string) => ({
    office: "foreign",
    from,
    ...(to === null ? {} : { to }),
    source,
    asOf,
  });

  /** What is kept of a term that has ended: its source is for the reader of the file. */
  const ended = (from: string, to: string) => ({ office: "foreign", from, to });

  test("one start in two sources is one term, as the one written later has it", () => {
    const wikidata = told("2010-01-01", null, "wikidata", "2012-01");
    const byHand = told("2010-01-05", "2011-03-01", "editorial", "2025-12");
    expect(compiled(wikidata, byHand)).toEqual([ended("2010-01-05", "2011-03-01")]);
  });
  test("two open ones are vouched for by the younger source", () => {
    const younger = told("2010-01-01", null, "factbook", "2026-05");
    expect(compiled(younger, told("2010-01-05", null, "editorial", "2025-12"))).toEqual([younger]);
  });
  test("terms that follow each other in one source are one; those of two sources, or with a gap, are not", () => {
    const first = told("2010-01-01", "2012-01-01", "wikidata", "2023-01");
    const next = told("2012-01-01", "2014-01-01", "wikidata", "2023-01");
    expect(compiled(first, next)).toEqual([ended("2010-01-01", "2014-01-01")]);
    const others = [told("2012-01-01", null, "editorial", "2025-12"), told("2013-01-01", null, "wikidata", "2023-01")];
    for (const other of others) expect(compiled(first, other)).toEqual([ended("2010-01-01", "2012-01-01"), other]);
  });
});
