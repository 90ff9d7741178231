// Edge "serve": writes an entry into a user's folder, checked before it is kept, for `entente lexicon add`.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { EdgeError, type Effects } from "#effects";
import { checkLexicon } from "./check.ts";
import type { FileProblem } from "./own.ts";
import { findInLexicon } from "./survey.ts";

export const KINDS = ["person", "country", "body", "group", "seat", "role", "place"] as const;
export type Kind = (typeof KINDS)[number];

/** What the flags of `entente lexicon add` say. Lists are empty where a flag was not given. */
export interface NewEntry {
  readonly kind: Kind;
  readonly id?: string;
  readonly names: readonly string[];
  readonly family?: string;
  readonly country?: string;
  readonly body?: string;
  readonly code?: string;
  readonly office?: string;
  readonly sectors: readonly string[];
  readonly adjectives: readonly string[];
  readonly demonyms: readonly string[];
  readonly capitals: readonly string[];
  readonly members: readonly string[];
  readonly without: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly type?: string;
  /** `latitude,longitude` */
  readonly point?: string;
  readonly weak: boolean;
  readonly source: string;
  /** How far it is known: a day, month or year. */
  readonly asOf: string;
}

export interface Added {
  readonly path: string;
  readonly id: string;
  /** Names an entry of ours to which the new one adds. */
  readonly addsTo: string | null;
  /** As it stands in the file. */
  readonly yaml: string;
  /** Notes of the check; an error would have refused the entry. */
  readonly notes: readonly FileProblem[];
}

/** The folder of a kind's part, what it cannot do without, and the flag that says it. */
const PARTS_OF: Readonly<Record<Kind, { readonly folder: string; readonly needs: readonly (keyof NewEntry)[] }>> = {
  person: { folder: "people", needs: ["names"] },
  country: { folder: "countries", needs: ["names", "code"] },
  body: { folder: "bodies", needs: ["names", "code"] },
  group: { folder: "groups", needs: ["names", "sectors"] },
  seat: { folder: "countries", needs: ["names", "country", "sectors"] },
  role: { folder: "roles", needs: ["names", "sectors"] },
  place: { folder: "places", needs: ["names", "point"] },
};
/** As the schema of people asks. */
const OFFICE = /^[a-z-]+$/;

const FLAGS: Readonly<Partial<Record<keyof NewEntry, string>>> = {
  names: "--name",
  sectors: "--sector",
  point: "--at",
};

/**
 * Appends the entry to `<folder>/<part>/own.yml`, which is made where it is not there.
 * @throws EdgeError where a flag is missing, or the entry does not pass the check; then nothing is written
 */
export async function addEntry(entry: NewEntry, folder: string, files: Effects["files"]): Promise<Added> {
  const { folder: part, needs } = PARTS_OF[entry.kind];
  const missing = needs.filter((field) => entry[field] === undefined || entry[field]?.toString() === "");
  if (entry.kind === "person" && entry.country === undefined && entry.body === undefined) missing.push("country");
  if (missing.length > 0) {
    const flags = missing.map((field) => FLAGS[field] ?? `--${field}`);
    throw new EdgeError("lexicon/add", `a ${entry.kind} needs ${flags.join(" and ")}`, { exitCode: 2 });
  }
  if (entry.office !== undefined && !OFFICE.test(entry.office)) {
    const say =
      "say foreign, defence, head-of-government … (`entente lexicon find NAME` prints the offices of those we have)";
    throw new EdgeError("lexicon/add", `"${entry.office}" is no kind of office: ${say}`, { exitCode: 2 });
  }
  const known = entry.id ?? (await idOf(entry));
  const id = known ?? newId(entry);
  const yaml = stringify([withoutEmpty(fieldsOf(entry, id))], { lineWidth: 0, flowCollectionPadding: true });
  const path = join(folder, part, "own.yml");
  const before = existsSync(path) ? await readFile(path, "utf8") : "";
  const text = `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${yaml}`;
  const { problems } = await checkLexicon(folder, { edited: new Map([[path, text]]) });
  const first = before.split("\n").length;
  const own = problems.filter((problem) => problem.path === path && (problem.line === null || problem.line >= first));
  const errors = own.filter(({ level }) => level === "error");
  if (errors.length > 0)
    throw new EdgeError("lexicon/add", `nothing was written: ${errors.map(({ message }) => message).join("\n")}`, {
      exitCode: 3,
    });
  await files.makeFolder(dirname(path));
  await files.write(path, text);
  return { path, id, addsTo: known, yaml, notes: own.filter(({ level }) => level === "note") };
}

/** The id of an entry of ours that goes by the name: what is added then adds to that; null where there is none, or several. */
async function idOf({ kind, names, country, body, code }: NewEntry): Promise<string | null> {
  if (kind === "seat") return countryId(country);
  const entityKinds: Readonly<Record<string, readonly string[]>> = {
    person: ["person"],
    country: ["country"],
    body: ["bloc", "organisation"],
    group: ["group", "organisation"],
  };
  const fits = entityKinds[kind];
  if (fits === undefined) return null;
  const found = (await Promise.all(names.map((name) => findInLexicon(name, null)))).flat();
  const ids = found.filter(
    (one) =>
      fits.includes(one.kind) &&
      one.use === "name" &&
      (one.country ?? null) === (kind === "country" ? (code ?? null) : (country ?? null)) &&
      (kind !== "body" || one.code === code) &&
      (kind !== "person" || body === undefined || one.code === body),
  );
  const [first, ...others] = [...new Set(ids.map(({ entity }) => entity))];
  return first !== undefined && others.length === 0 ? first : null;
}

const countryId = (code: string | undefined): string => `country.${(code ?? "").toLowerCase()}`;

function newId({ kind, names, country, body, code }: NewEntry): string {
  if (kind === "country" || kind === "body") return `${kind}.${(code ?? "").toLowerCase()}`;
  const name = slug(names[0] ?? "");
  return kind === "person" ? `person.${(country ?? body ?? "").toLowerCase()}.${name}` : `${kind}.own.${name}`;
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "unnamed";

function fieldsOf(entry: NewEntry, id: string): Record<string, unknown> {
  const { names, country, body, code, sectors, from, until, source, asOf, without } = entry;
  const shared = { sources: [source], asOf, without };
  const days = { from, to: until };
  switch (entry.kind) {
    case "person": {
      const office = entry.office === undefined ? [] : [{ office: entry.office, ...days, source, asOf }];
      return {
        id,
        country,
        body,
        names,
        family: entry.family ?? familyOf(names[0] ?? ""),
        sectors,
        offices: office,
        ...shared,
      };
    }
    case "country":
      return {
        id,
        code,
        names,
        adjectives: entry.adjectives,
        demonyms: entry.demonyms,
        capital: entry.capitals,
        valid: days,
        ...shared,
      };
    case "body": {
      const members = entry.members.length === 0 ? [] : [{ of: entry.members, ...days }];
      return { id, code, names, adjectives: entry.adjectives, sectors, members, ...shared };
    }
    case "group":
      return { id, names, country, sectors, adjectives: entry.adjectives, weak: entry.weak || undefined, ...shared };
    case "seat": {
      const seats = names.map((name) => withoutEmpty({ name, sectors, weak: entry.weak || undefined, valid: days }));
      return { id, seats, ...shared };
    }
    case "role":
      return { id, kind: entry.type ?? "person", phrases: names.map((name) => name.toLowerCase()), sectors, ...shared };
    case "place":
      return {
        id,
        type: entry.type ?? "site",
        names,
        country,
        point: (entry.point ?? "").split(",").map(Number),
        ...shared,
      };
  }
}

/** The last word of a name; where the family comes first, `--family` says so. */
const familyOf = (name: string): string => name.split(" ").at(-1) ?? name;

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  const isEmpty = (value: unknown): boolean =>
    value === undefined ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === "object" && value !== null && Object.values(value).every((item) => item === undefined));
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => !isEmpty(value))
      .map(([key, value]) => [key, Array.isArray(value) ? value.map(tidy) : tidy(value)]),
  );
}

const tidy = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined))
    : value;
