// What is wrong between entries, in small made-up lexicons; and that our own has none of it.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { NamesData } from "#lexicon";
import {
  BODIES_PART,
  COUNTRIES_PART,
  GROUPS_PART,
  type LexiconPart,
  type OfficesData,
  PEOPLE_PART,
  type ReviewedPart,
  ROLES_PART,
  reviewNames,
} from "#lexicon/compile";

const KINDS: OfficesData = [
  { office: "foreign", title: "foreign minister", isShared: false, sharedIn: ["BBB"] },
  { office: "head-of-government", title: "head of government", isShared: false, sharedIn: [] },
  { office: "spokesperson", title: "spokesperson", isShared: true, sharedIn: [] },
];
const asPart = (part: LexiconPart<never, NamesData>, entries: readonly object[]): ReviewedPart => {
  const files = [{ path: `${part.folder}/a.yml`, entries }];
  return { folder: part.folder, files, data: part.compile(files as never).data };
};
const country = (code: string, more: object = {}) => ({
  id: `country.${code.toLowerCase()}`,
  code,
  names: [`${code}land`],
  sources: ["t"],
  asOf: "2026",
  ...more,
});
const countries = (...entries: object[]) => asPart(COUNTRIES_PART as never, entries);
const people = (...entries: object[]) => asPart(PEOPLE_PART as never, entries);
const groups = (...entries: object[]) => asPart(GROUPS_PART as never, entries);
const messages = (...parts: ReviewedPart[]) => reviewNames(parts, KINDS).map(({ message }) => message);

describe("codes", () => {
  test("a state that no entry has, wherever it stands", () => {
    const body = { id: "body.x", code: "XX", names: ["Xan Pact"], members: [{ of: ["AAA", "QQQ"] }] };
    const found = reviewNames([countries(country("AAA")), asPart(BODIES_PART as never, [body])], KINDS);
    expect(found).toMatchObject([{ level: "error", entry: "body.x", about: "QQQ" }]);
  });
  test("codes in examples are not looked up, bodies may be members", () => {
    const body = { id: "body.x", code: "XX", names: ["Xan Pact"], members: [{ of: ["XX"] }] };
    const lenient = country("AAA", { examples: [{ text: "A.", finds: ["QQQ"], country: "QQQ" }] });
    expect(messages(countries(lenient), asPart(BODIES_PART as never, [body]))).toEqual([]);
  });
});

describe("successors", () => {
  test("a circle is told once for each state in it, with the way round", () => {
    const circle = [country("AAA", { successors: ["BBB"] }), country("BBB", { successors: ["AAA"] })];
    expect(messages(countries(...circle))).toEqual([
      "its successors lead back to it (AAA → BBB → AAA): leave one of them out",
      "its successors lead back to it (BBB → AAA → BBB): leave one of them out",
    ]);
  });
  test("two ways to one successor are no circle", () => {
    const both = country("AAA", { successors: ["BBB", "CCC"] });
    expect(messages(countries(both, country("BBB", { successors: ["CCC"] }), country("CCC")))).toEqual([]);
  });
});

describe("offices", () => {
  const holder = (id: string, from: string, to: string | undefined, office = "foreign", country = "AAA") => ({
    id: `person.${id}`,
    country,
    names: [`${id} Berg`],
    offices: [{ office, from, ...(to ? { to } : {}), source: "t", asOf: "2026" }],
  });
  const told = (...holders: object[]) => messages(countries(country("AAA"), country("BBB")), people(...holders));
  test("two at once, told of both", () => {
    const found = told(holder("ann", "2010-01-01", "2012-01-01"), holder("bo", "2011-01-01", "2013-01-01"));
    expect(found).toHaveLength(2);
    expect(found[0]).toContain(
      "ann Berg (2010-01-01 to 2012-01-01) and bo Berg (2011-01-01 to 2013-01-01) both hold AAA foreign",
    );
  });
  test.each([
    ["heads as well", holder("ann", "2010-01-01", "2012-01-01", "head-of-government"), "2011-01-01", "2013-01-01"],
    ["a long term begun before an open one ends", holder("ann", "2010-01-01", "2019-01-01"), "2011-01-01", undefined],
    ["a short term within a long one", holder("ann", "2010-01-01", "2019-01-01"), "2011-01-01", "2011-06-01"],
  ])("%s", (_what, first, from, to) => {
    expect(told(first, holder("bo", from, to, first.offices[0]?.office))).toHaveLength(2);
  });
  test("somebody else who held it at a known moment", () => {
    const moment = {
      ...holder("bo", "", undefined),
      offices: [{ office: "foreign", at: "2011-06", source: "t", asOf: "2011" }],
    };
    expect(told(holder("ann", "2010-01-01", "2012-01-01"), moment)).toHaveLength(2);
    expect(told(holder("ann", "2010-01-01", "2011-06-20"), moment)).toEqual([]);
  });
  test.each([
    ["a handover of some days", holder("bo", "2011-12-20", "2013-01-01")],
    ["years that only touch", holder("bo", "2012", "2013")],
    ["days of acting for somebody", holder("bo", "2011-03-01", "2011-03-05")],
    ["an open term that the next one ends", holder("bo", "2008-01-01", undefined)],
    ["an office that several hold", holder("bo", "2011-01-01", "2013-01-01", "spokesperson")],
  ])("%s is none", (_what, second) => {
    expect(told(holder("ann", "2010-01-01", "2012-01-01", second.offices[0]?.office), second)).toEqual([]);
  });
  test("a state whose constitution has several hold it is declared with the office", () => {
    const both = (of: string) => [
      holder("ann", "2010-01-01", "2012-01-01", "foreign", of),
      holder("bo", "2010-01-01", "2012-01-01", "foreign", of),
    ];
    expect(told(...both("BBB"))).toEqual([]);
    expect(told(...both("AAA"))).toHaveLength(2);
  });
  test("an office that nobody describes is a slip of the pen", () => {
    const found = told(holder("ann", "2010-01-01", "2012-01-01", "foriegn"));
    expect(found).toEqual([expect.stringContaining("no office is called foriegn; there are foreign, head-of-")]);
  });
});

describe("names that two bear", () => {
  const states = countries(country("AAA"), country("BBB"));
  const front = (id: string, of: string, more: object = {}) => ({
    id: `group.${id}`,
    names: ["Coast Front"],
    country: of,
    sectors: ["REB"],
    sources: ["t"],
    ...more,
  });
  test("told of both", () => {
    const found = reviewNames([states, groups(front("a", "AAA"), front("b", "BBB"))], KINDS);
    expect(found.map(({ entry, about }) => [entry, about])).toEqual([
      ["group.a", "Coast Front"],
      ["group.b", "Coast Front"],
    ]);
  });
  test("weak names, names of one state and names that are declared are told apart already", () => {
    expect(messages(states, groups(front("a", "AAA"), front("b", "BBB", { weak: true })))).toEqual([]);
    expect(messages(states, groups(front("a", "AAA"), front("b", "AAA")))).toEqual([]);
    const declared = (code: string) => country(code, { adjectives: ["Coastal"], shares: ["Coastal"] });
    expect(messages(countries(declared("AAA"), declared("BBB")))).toEqual([]);
  });
  test("a name goes before a capital, and days that do not meet are no rivals", () => {
    const capital = countries(country("AAA", { names: ["Port"] }), country("BBB", { capital: ["Port"] }));
    expect(messages(capital)).toEqual([]);
    const dated = countries(
      country("AAA", { capitals: [{ name: "Port", valid: { to: "1990-01-01" } }] }),
      country("BBB", { capitals: [{ name: "Port", valid: { from: "1990-01-02" } }] }),
    );
    expect(messages(dated)).toEqual([]);
  });
});

describe("phrases of two roles", () => {
  const roles = (...entries: object[]) => asPart(ROLES_PART as never, entries);
  const role = (id: string, more: object = {}) => ({
    id: `role.${id}`,
    kind: "person",
    phrases: ["chair"],
    sectors: [],
    ...more,
  });
  const ownerOf = (...entries: object[]) => {
    const { data } = roles(...entries);
    return data.phrases
      .filter(([text]) => text === "chairs")
      .map(([, , entity, use]) => [data.entities[entity]?.id, use]);
  };
  test("in one file are told", () => {
    expect(messages(roles(role("a"), role("b")))).toEqual([
      '"chair" is also a phrase of role.a in this file: leave it out of one of the two',
    ]);
  });
  test("a role bound to states may have the phrase too", () => {
    expect(messages(countries(country("AAA")), roles(role("a"), role("b", { countries: ["AAA"] })))).toEqual([]);
  });
  test("what is written wins over a plural that was made; of two that are written the later wins", () => {
    const written = role("b", { phrases: ["chairs"] });
    expect(ownerOf(role("a"), written)).toEqual([
      ["role.b", "role"],
      ["role.b", "roles"],
    ]);
    expect(ownerOf(written, role("a"))).toEqual([
      ["role.b", "role"],
      ["role.b", "roles"],
    ]);
    expect(ownerOf(role("a"), role("b"))).toEqual([["role.b", "roles"]]);
  });
});

describe("names that nothing finds", () => {
  test.each([
    ["🚀🚀", "no letter or digit"],
    ["🚀 Acme", "holds an emoji"],
    ["Acme, Inc", "a mark at which every look-up ends"],
  ])("%s", (name, says) => {
    expect(messages(countries(country("AAA", { names: ["Aland", name] }))).join()).toContain(says);
  });
  test("numbers and signs that are read are no emoji", () => {
    expect(messages(countries(country("AAA", { names: ["G20+", "M23", "R&AW", "D-8"] })))).toEqual([]);
  });
  test("10,000 names are one complaint, soon", () => {
    const names = Array.from({ length: 10_000 }, (_, k) => `Name ${k}`);
    const since = performance.now();
    expect(messages(countries(country("AAA", { names })))).toEqual([
      expect.stringContaining("10000 names in one entry"),
    ]);
    expect(performance.now() - since).toBeLessThan(5_000);
  });
});

describe("our own lexicon", () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../dist/data/${name}.json`, import.meta.url), "utf8"));
  const parts = ["countries", "bodies", "people", "groups", "places", "roles"].map((folder) => ({
    folder,
    files: read(`entries/${folder}`) as ReviewedPart["files"],
    data: read(folder) as NamesData,
  }));
  test("no unknown code or office, no circle, no office that two hold at once, no name that two bear without a rule", () => {
    expect(reviewNames(parts, read("offices") as OfficesData).filter(({ level }) => level === "error")).toEqual([]);
  });
  test("at least 120 organisations, most with their members", () => {
    const bodies = parts[1]?.data.entities.filter(({ id }) => !id.includes("/")) ?? [];
    expect(bodies.length).toBeGreaterThanOrEqual(120);
    expect(bodies.filter(({ members }) => members !== undefined).length).toBeGreaterThanOrEqual(120);
  });
});
