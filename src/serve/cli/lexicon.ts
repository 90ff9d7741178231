// entente lexicon: what the lexicon holds and lacks, who goes by a name on a day, and whether files of one's own are in order.
import { existsSync } from "node:fs";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { day, usage } from "./store-command.ts";

interface LexiconOptions {
  readonly on?: string;
}

export const command: CommandModule<LexiconOptions> = {
  configure(command) {
    command
      .argument("<action>", "stats, find or check")
      .argument("[what]", "find: a name; check: a folder laid out like lexicons/")
      .option("--on <day>", "find: who goes by it on this day", day);
  },
  example: `$ entente lexicon find Lavrov --on 2020-05-01
name    person.rus.sergey-lavrov  person RUS  Sergey Lavrov
        foreign 2004-03-09 to ? (open in every-politician, 2023-01)
$ entente lexicon check my-lexicon
my-lexicon/people/mine.yml:3: /0/country must match pattern "^[A-Z]{3}$"; see lexicons/schema/people.schema.json
(stats counts entries, and the stretches since 2000 without a holder that a source vouches for)`,
  async run([action, what], { on }, effects) {
    const { checkLexicon, findInLexicon, lexiconStats } = await import("../lexicon.ts");
    const asJson = !effects.out.isTTY;
    const write = (row: object, text: string): Promise<void> => effects.out.write(asJson ? jsonLine(row) : text);
    if (action === "stats") {
      const { parts, offices } = await lexiconStats(effects.now().toISOString().slice(0, 10));
      for (const row of parts)
        await write(
          row,
          `${row.part.padEnd(12)} ${String(row.entries).padStart(6)} entries ${String(row.phrases).padStart(7)} phrases\n`,
        );
      for (const row of offices)
        await write(
          row,
          `${row.office.padEnd(28)} ${row.states} states, ${row.terms} terms, ${row.uncertain} uncertain stretches since 2000, ${(row.covered * 100).toFixed(0)} % of the days known\n`,
        );
      return 0;
    }
    if (what === undefined)
      throw usage(`entente lexicon ${action} needs ${action === "check" ? "a folder" : "a name"}`);
    if (action === "find") {
      const found = await findInLexicon(what, on ?? null);
      for (const row of found) {
        const offices = row.offices.map((office) => `${" ".repeat(9)}${office}\n`).join("");
        await write(
          row,
          `${row.use.padEnd(8)} ${row.entity}  ${row.kind} ${row.country ?? row.code ?? "-"}  ${row.name}\n${offices}`,
        );
      }
      return found.length > 0 ? 0 : 3;
    }
    if (action !== "check") throw usage(`no action ${action}; there are stats, find and check`);
    if (!existsSync(what)) throw usage(`${what} is not there`);
    const { files, entries, problems } = await checkLexicon(what);
    for (const problem of problems)
      await write(problem, `${problem.path}${problem.line === null ? "" : `:${problem.line}`}: ${problem.message}\n`);
    await effects.err.write(`${files} files, ${entries} entries, ${problems.length} problems\n`);
    return problems.length === 0 ? 0 : 3;
  },
};
