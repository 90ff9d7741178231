// Edge "serve": what the lexicon holds, what it lacks, and whether files for it are in order, for `entente lexicon`.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { LineCounter, parseDocument } from "yaml";
import { systemReason } from "#effects";
import {
  isCapital,
  type KnownAtom,
  type NameEntity,
  NameIndex,
  type NamesData,
  type OfficeTerm,
  PARTS,
} from "#lexicon";
import { compiledPart } from "./compiled.ts";
import { ROOT } from "./resources.ts";

export const NAME_PARTS = ["countries", "bodies", "people", "groups", "places", "roles"] as const;

export interface PartCount {
  readonly part: string;
  readonly entries: number;
  readonly phrases: number;
}

/** How far the holders of an office are known since 2000, over all states with any holder of it. */
export interface OfficeCount {
  readonly office: string;
  readonly states: number;
  readonly terms: number;
  /** Stretches of time without a holder that a source vouches for. */
  readonly uncertain: number;
  /** Share of the days since 2000 that a source vouches for, 0 to 1. */
  readonly covered: number;
}

export interface LexiconStats {
  readonly parts: readonly PartCount[];
  readonly offices: readonly OfficeCount[];
}

const SINCE = "2000-01-01";
const OFFICES: readonly (readonly [string, RegExp])[] = [
  ["head of state or government", /^(head|head-of-state|head-of-government|leader)$/],
  ["foreign minister", /^foreign$/],
  ["defence minister", /^defence$/],
];

/** @param today `YYYY-MM-DD` */
export async function lexiconStats(today: string): Promise<LexiconStats> {
  const data = await Promise.all(NAME_PARTS.map((part) => compiledPart<NamesData>(part)));
  const parts = NAME_PARTS.map((part, i) => ({
    part,
    entries: data[i]!.entities.length,
    phrases: data[i]!.phrases.length,
  }));
  return { parts, offices: countOffices(data[NAME_PARTS.indexOf("people")]!.entities, today) };
}

export function countOffices(people: readonly NameEntity[], today: string): OfficeCount[] {
  return OFFICES.map(([office, kinds]) => {
    const byState = new Map<string, OfficeTerm[]>();
    for (const { country, offices = [] } of people) {
      if (country === null) continue;
      const terms = offices.filter((term) => kinds.test(term.office));
      if (terms.length > 0) byState.set(country, [...(byState.get(country) ?? []), ...terms]);
    }
    let uncertain = 0;
    let known = 0;
    for (const terms of byState.values()) {
      const gaps = uncertainIntervals(terms, SINCE, today);
      uncertain += gaps.length;
      known += days(SINCE, today) - gaps.reduce((sum, [from, to]) => sum + days(from, to), 0);
    }
    const terms = [...byState.values()].reduce((sum, list) => sum + list.length, 0);
    const all = days(SINCE, today) * byState.size;
    return { office, states: byState.size, terms, uncertain, covered: all === 0 ? 0 : known / all };
  });
}

/** Stretches [from, to) in which no term is vouched for: an open term is, up to the day that its source was written. */
export function uncertainIntervals(
  terms: readonly OfficeTerm[],
  since: string,
  today: string,
): (readonly [string, string])[] {
  const sure = terms
    .filter(({ from }) => from !== undefined)
    .map(({ from = "", to, asOf }) => [whole(from, "-01-01"), whole(to ?? asOf, "-12-31")] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const gaps: (readonly [string, string])[] = [];
  let at = since;
  for (const [from, to] of sure) {
    // a day or two between two holders is the source's way of counting, not a gap
    if (from > at && days(at, from) > HANDOVER_DAYS) gaps.push([at, from < today ? from : today]);
    if (to > at) at = to;
    if (at >= today) return gaps;
  }
  gaps.push([at, today]);
  return gaps;
}

const HANDOVER_DAYS = 31;
const whole = (date: string, rest: string): string => (date + rest.slice(date.length - 4)).slice(0, 10);
const days = (from: string, to: string): number =>
  Math.max(0, (Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000);
/** "2003-02-31", as a month that ends on the 31st of anything, is the month's last day at most. */
const dayOf = (date: string): string => (Number.isNaN(Date.parse(date)) ? `${date.slice(0, 7)}-28` : date);

export interface Finding {
  readonly phrase: string;
  readonly use: string;
  readonly entity: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly code: string | null;
  readonly valid: { readonly from?: string; readonly to?: string } | null;
  /** Offices held on the day asked for, or ever where none was. */
  readonly offices: readonly string[];
}

/** Entries that go by these words, in any case; persons by their family name too. @param on `YYYY-MM-DD`, or null for any day */
export async function findInLexicon(words: string, on: string | null): Promise<Finding[]> {
  const text = words.trim().replace(/^the /i, "");
  const index = new NameIndex(await Promise.all(NAME_PARTS.map((part) => compiledPart<NamesData>(part))));
  const atoms = text.split(/\s+/).flatMap((word) => index.atomsOf(isCapital(word) ? word : capital(word)));
  const found = [
    ...phrasesOf(index, atoms),
    ...phrasesOf(
      index,
      text.split(/\s+/).flatMap((word) => index.atomsOf(word)),
    ),
  ];
  const families = index.familyOf(atoms.map(({ key }) => key).join(" "));
  const rows: Finding[] = [
    ...found.map(({ text: phrase, use, entity, valid }) => row(phrase, use, entity, valid, on)),
    ...families.map((entity) => row(entity.name, "family", entity, null, on)),
  ];
  const fits = ({ valid }: Finding): boolean =>
    on === null || ((valid?.from ?? "0") <= on && on <= (valid?.to ?? "9").padEnd(10, "~"));
  const seen = new Set<string>();
  return rows.filter(
    (one) => fits(one) && !seen.has(`${one.entity} ${one.use}`) && seen.add(`${one.entity} ${one.use}`),
  );
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function phrasesOf(index: NameIndex, atoms: readonly KnownAtom[]): ReturnType<NameIndex["phrasesAt"]> {
  let node = 0;
  for (const { word } of atoms) {
    node = word < 0 ? -1 : index.step(node, word);
    if (node < 0) return [];
  }
  return node === 0 ? [] : index.phrasesAt(node, atoms, 0);
}

function row(phrase: string, use: string, entity: NameEntity, valid: Finding["valid"], on: string | null): Finding {
  const { id, name, kind, country, code, offices = [] } = entity;
  const held = offices.filter(
    ({ from, to, at }) =>
      on === null || ((from ?? at ?? "9") <= on && on <= (to ?? (at === undefined ? "9" : at)).padEnd(10, "~")),
  );
  return {
    phrase,
    use,
    entity: id,
    name,
    kind,
    country,
    code,
    valid: valid ?? entity.valid ?? null,
    offices: held.map(({ office, from, to, at, source, asOf }) =>
      at === undefined
        ? `${office} ${from ?? "?"} to ${to ?? `? (open in ${source}, ${asOf})`}`
        : `${office} in ${at} (${source})`,
    ),
  };
}

export interface FileProblem {
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
}

/** Reads a folder laid out like lexicons/ (`people/mine.yml`, ...) on top of ours and says what is wrong with it. */
export async function checkLexicon(
  folder: string,
): Promise<{ files: number; entries: number; problems: FileProblem[] }> {
  const problems: FileProblem[] = [];
  let files = 0;
  let entries = 0;
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  for (const part of PARTS) {
    const own = await yamlFiles(join(folder, part.folder));
    if (own.length === 0) continue;
    const check = ajv.compile(
      JSON.parse(await readFile(join(ROOT, `lexicons/schema/${part.folder}.schema.json`), "utf8")),
    );
    const lines = new Map<string, number>();
    const read: { path: string; entries: unknown[] }[] = [];
    for (const path of own) {
      files += 1;
      const counter = new LineCounter();
      const document = parseDocument(await readFile(path, "utf8"), { lineCounter: counter });
      const at = (offset: number | undefined): number | null =>
        offset === undefined ? null : counter.linePos(offset).line;
      for (const error of document.errors.slice(0, 5))
        problems.push({
          path,
          line: at(error.pos[0]),
          message: `${error.message.split(" at line")[0]}: mend the YAML there`,
        });
      if (document.errors.length > 0) continue;
      const list: unknown = document.toJS({ maxAliasCount: 100 });
      if (!check(list)) {
        for (const error of check.errors?.slice(0, 10) ?? []) {
          const where = error.instancePath
            .split("/")
            .slice(1)
            .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
          const node = document.getIn(where, true) as { readonly range?: readonly number[] } | undefined; // yaml's nodes carry their range
          const given = error.params["additionalProperty"] ?? error.params["allowedValues"];
          problems.push({
            path,
            line: at(node?.range?.[0]),
            message: `${error.instancePath || "the file"} ${error.message}${given === undefined ? "" : ` (${String(given)})`}; see lexicons/schema/${part.folder}.schema.json`,
          });
        }
        continue;
      }
      const rows = list as { readonly id?: string }[]; // the schema says so
      entries += rows.length;
      for (const [k, { id }] of rows.entries()) {
        const node = document.getIn([k], true) as { readonly range?: readonly number[] } | undefined;
        if (id !== undefined) lines.set(`${path} ${id}`, at(node?.range?.[0]) ?? 1);
      }
      read.push({ path, entries: rows });
    }
    const ours = [];
    for (const path of await yamlFiles(join(ROOT, "lexicons", part.folder)))
      ours.push({
        path: relative(ROOT, path),
        entries: parseDocument(await readFile(path, "utf8")).toJS() as unknown[],
      });
    // deeper than any of ours, so that they add to what is there
    const deep = (path: string): string => `${part.folder}/own/own/own/${path}`;
    const result = part.compile([...ours, ...read.map((file) => ({ ...file, path: deep(file.path) }))]);
    const mine = new Map(read.map(({ path }) => [deep(path), path]));
    for (const problem of result.problems) {
      const path = mine.get(problem.path);
      if (path === undefined) continue;
      problems.push({
        path,
        line: lines.get(`${path} ${problem.entry}`) ?? null,
        message: `${problem.entry ?? ""}: ${problem.message}`,
      });
    }
  }
  return { files, entries, problems };
}

/** A folder's own files before those of the folders in it; none where there is no such folder. */
async function yamlFiles(folder: string): Promise<string[]> {
  try {
    const items = await readdir(folder, { withFileTypes: true, recursive: true });
    const depth = (path: string): number => path.split(sep).length;
    return items
      .filter((item) => item.isFile() && item.name.endsWith(".yml"))
      .map((item) => join(item.parentPath, item.name))
      .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  } catch (error) {
    if (systemReason(error) !== "" && (error as { code?: string }).code === "ENOENT") return [];
    throw error;
  }
}
