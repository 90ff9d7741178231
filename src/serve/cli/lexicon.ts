// entente lexicon: what the lexicon holds and lacks, who goes by a name on a day, and files of one's own: made, checked, compared.
import { existsSync } from "node:fs";
import { type Command, Option } from "commander";
import type { Effects, ExitCode } from "#effects";
import type { NewEntry } from "../lexicon/add.ts";
import { overlayOf } from "../lexicon/given.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { configureLexicon, type LexiconOption } from "./page-command.ts";
import { day, usage } from "./store-command.ts";

interface LexiconOptions extends LexiconOption {
  readonly on?: string;
  readonly to?: string;
  readonly corpus?: readonly string[];
  readonly name: readonly string[];
  readonly id?: string;
  readonly family?: string;
  readonly country?: string;
  readonly body?: string;
  readonly code?: string;
  readonly office?: string;
  readonly sector: readonly string[];
  readonly adjective: readonly string[];
  readonly demonym: readonly string[];
  readonly capital: readonly string[];
  readonly member: readonly string[];
  readonly without: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly type?: string;
  readonly at?: string;
  readonly weak: boolean;
  readonly source: string;
  readonly asOf?: string;
}

const ACTIONS = "stats, find, check, diff or add";
/** One value or several with commas, or by repeating the option. */
const several = (text: string, before: readonly string[]): string[] => [
  ...before,
  ...text.split(",").map((one) => one.trim()),
];
/** A name may hold what looks like a list. */
const each = (text: string, before: readonly string[]): string[] => [...before, text.trim()];
const capitals = (text: string): string => text.trim().toUpperCase();

export const command: CommandModule<LexiconOptions> = {
  configure(command) {
    command
      .argument("<action>", ACTIONS)
      .argument(
        "[what]",
        "find: a name; check, diff: a folder laid out like lexicons/ (check without one: ours); add: person, country, body, group, seat, role or place",
      )
      .option("--on <day>", "find: who goes by it on this day", day)
      .option("--corpus <files>", "check: texts in which each phrase should stand", several, [])
      .option("--to <folder>", "add: your folder, made where it is not there");
    configureLexicon(command);
    configureEntry(command);
  },
  example: `$ entente lexicon find Lavrov --on 2020-05-01
name    person.rus.sergey-lavrov  person RUS  Sergey Lavrov
        foreign 2004-03-09 to ? (open in every-politician, 2023-01)
$ entente lexicon add person --name "Ama Kofi" --country TGO --office foreign --from 2026-02-01 --to my-lexicon
my-lexicon/people/own.yml: person.tgo.ama-kofi
$ entente lexicon check my-lexicon
my-lexicon/people/mine.yml:3: /0/country must match pattern "^[A-Z]{3}$"; see lexicons/schema/people.schema.json
$ entente lexicon diff my-lexicon
entry added    person.tgo.ama-kofi  Ama Kofi
phrase gained  person.tgo.ama-kofi  "Ama Kofi" as name
$ entente code pages/ --lexicon my-lexicon
(stats counts entries, and the stretches since 2000 without a holder that a source vouches for; docs/own-lexicon.md)`,
  run([action, what], options, effects) {
    if (action === "stats") return stats(options, effects);
    if (action !== "find" && action !== "check" && action !== "diff" && action !== "add")
      throw usage(`no action ${action}; there are ${ACTIONS}`);
    const given = what ?? (action === "check" || action === "diff" ? options.lexicon : undefined);
    if (given === undefined) {
      if (action === "check") return checkAll(null, options, effects);
      throw usage(`entente lexicon ${action} needs ${NEEDED[action]}`);
    }
    if ((action === "check" || action === "diff") && !existsSync(given)) throw usage(`${given} is not there`);
    return { find, check: checkAll, diff, add }[action](given, options, effects);
  },
};

const NEEDED = {
  find: "a name",
  diff: "a folder",
  add: "a kind: person, country, body, group, seat, role or place",
};

function configureEntry(command: Command): void {
  command
    .option("--name <name>", "add: a name; again for another spelling", each, [])
    .option("--id <id>", "add: its id; made of the name where none is given")
    .option("--family <name>", "add person: the family name, where it is not the last word")
    .option("--country <code>", "add: whose it is, ISO 3166-1 alpha-3", capitals)
    .option("--body <code>", "add person: the body served", capitals)
    .option("--code <code>", "add country, body: its code", capitals)
    .option("--office <office>", "add person: head-of-state, head-of-government, foreign, defence …")
    .option("--sector <codes>", "add: PLOVER sectors such as GOV,MIL", several, [])
    .option("--adjective <words>", "add: Togolese", several, [])
    .option("--demonym <words>", "add country: Togolese", several, [])
    .option("--capital <names>", "add country: its capital", several, [])
    .option("--member <codes>", "add body: members", several, [])
    .option("--without <name>", "add: a name of ours for it that is wrong", each, [])
    .option("--from <day>", "add: since when it holds", day)
    .option("--until <day>", "add: the last day on which it holds", day)
    .option("--type <type>", "add place: region, sea, strait, site; add role: person, body, people")
    .option("--at <point>", "add place: latitude,longitude")
    .option("--weak", "add group, seat: counts only where the page names its state", false)
    .option("--source <key>", "add: where it is known from", "own")
    .addOption(new Option("--as-of <day>", "add: how far it is known (default: today)").argParser(day));
}

/** Lines for people in a terminal, JSON Lines in a pipe. */
function printer({ out }: Effects): (row: object, text: string) => Promise<void> {
  return (row, text) => out.write(out.isTTY ? text : jsonLine(row));
}

async function stats(options: LexiconOptions, effects: Effects): Promise<ExitCode> {
  const { lexiconStats } = await import("../lexicon/survey.ts");
  const print = printer(effects);
  const own = (await overlayOf(options))?.parts;
  const { parts, offices } = await lexiconStats(effects.now().toISOString().slice(0, 10), own);
  for (const row of parts) {
    const counts = `${String(row.entries).padStart(6)} entries ${String(row.phrases).padStart(7)} phrases`;
    await print(row, `${row.part.padEnd(12)} ${counts}\n`);
  }
  for (const row of offices) {
    const known = `${row.uncertain} uncertain stretches since 2000, ${(row.covered * 100).toFixed(0)} % of the days known`;
    await print(row, `${row.office.padEnd(28)} ${row.states} states, ${row.terms} terms, ${known}\n`);
  }
  return 0;
}

async function find(what: string, options: LexiconOptions, effects: Effects): Promise<ExitCode> {
  const { findInLexicon } = await import("../lexicon/survey.ts");
  const print = printer(effects);
  const found = await findInLexicon(what, options.on ?? null, (await overlayOf(options))?.parts);
  for (const row of found) {
    const more = [...officialLine(row.official), ...row.offices, ...row.members]
      .map((line) => `${" ".repeat(9)}${line}\n`)
      .join("");
    await print(
      row,
      `${row.use.padEnd(8)} ${row.entity}  ${row.kind} ${row.country ?? row.code ?? "-"}  ${row.name}\n${more}`,
    );
  }
  return found.length > 0 ? 0 : 3;
}

function officialLine(days: { readonly from?: string; readonly to?: string } | null): string[] {
  return days === null ? [] : [`official name ${days.from ?? "?"} to ${days.to ?? "today"}`];
}

/** @param folder a user's own, or null for ours */
async function checkAll(folder: string | null, { corpus = [] }: LexiconOptions, effects: Effects): Promise<ExitCode> {
  const [{ checkLexicon, checkOurs }, { lineFor }] = await Promise.all([
    import("../lexicon/check.ts"),
    import("../lexicon/overlay.ts"),
  ]);
  const print = printer(effects);
  const { files, entries, problems } = await (folder === null
    ? checkOurs()
    : checkLexicon(folder, corpus.length === 0 ? {} : { seenIn: corpus }));
  for (const problem of problems)
    await print(problem, `${lineFor(problem)}${problem.level === "note" ? " (only to know)" : ""}\n`);
  const errors = problems.filter(({ level }) => level === "error").length;
  const notes = problems.length - errors;
  await effects.err.write(
    `${files} files, ${entries} entries, ${errors} problems${notes === 0 ? "" : `, ${notes} notes`}\n`,
  );
  return errors === 0 ? 0 : 3;
}

async function diff(what: string, _options: LexiconOptions, effects: Effects): Promise<ExitCode> {
  const { diffLexicon } = await import("../lexicon/diff.ts");
  const print = printer(effects);
  const changes = await diffLexicon(what);
  for (const row of changes)
    await print(row, `${row.change.padEnd(14)} ${[row.entry, row.detail].filter((part) => part !== "").join("  ")}\n`);
  const count = (kind: string): number => changes.filter(({ change }) => change === kind).length;
  await effects.err.write(
    `${count("entry added")} entries added, ${count("entry changed")} changed; phrases: ${count("phrase gained")} gained, ${count("phrase lost")} lost; ${count("conflict")} conflicts\n`,
  );
  return count("conflict") === 0 ? 0 : 3;
}

async function add(what: string, options: LexiconOptions, effects: Effects): Promise<ExitCode> {
  const { addEntry, KINDS } = await import("../lexicon/add.ts");
  const kind = KINDS.find((one) => one === what);
  if (kind === undefined) throw usage(`no kind ${what}; there are ${KINDS.join(", ")}`);
  if (options.to === undefined) throw usage("entente lexicon add needs --to, your own folder");
  const { name, sector, adjective, demonym, capital, member, at, asOf, ...rest } = options;
  const entry: NewEntry = {
    ...rest,
    kind,
    names: name,
    sectors: sector,
    adjectives: adjective,
    demonyms: demonym,
    capitals: capital,
    members: member,
    ...(at === undefined ? {} : { point: at }),
    asOf: asOf ?? effects.now().toISOString().slice(0, 10),
  };
  const added = await addEntry(entry, options.to, effects.files);
  const onto = added.addsTo === null ? "" : " (adds to an entry of ours)";
  await printer(effects)(added, `${added.path}: ${added.id}${onto}\n${added.yaml}`);
  for (const note of added.notes) await effects.err.write(`${note.message}\n`);
  return 0;
}
