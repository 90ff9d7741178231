// entente events: records of the store by party, pair, event, status, day and words.
import { Option } from "commander";
import { EVENT_CODES, type EventCode, STATUSES, type Status } from "#document";
import type { EventFilter } from "#store";
import type { EventFormat } from "../events.ts";
import type { CommandModule } from "./command.ts";
import { positiveInteger } from "./page-command.ts";
import { code, codes, configureStore, day, oneOf, type StoreOptions, usage, withStore } from "./store-command.ts";

export interface FilterOptions {
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly pair?: readonly string[];
  readonly event?: readonly EventCode[];
  readonly status?: readonly Status[];
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly historical?: "with" | "without" | "only";
  readonly all: boolean;
  readonly oldVersions: boolean;
}

interface EventsOptions extends FilterOptions, StoreOptions {
  readonly limit?: number;
  readonly format?: EventFormat;
}

export const command: CommandModule<EventsOptions> = {
  configure(command) {
    configureStore(command)
      .option("--actor <codes>", "who acts; of several codes all must", codes)
      .option("--recipient <codes>", "at whom it is aimed", codes)
      .option("--pair <codes...>", "two parties on different sides, in either direction: --pair PRK RUS")
      .option("--event <names>", "PLOVER events: CONSULT,AID", oneOf(EVENT_CODES))
      .option("--status <names>", `${STATUSES.join(", ")}`, oneOf(STATUSES))
      .option("--from <day>", "from this day, month or year", day)
      .option("--to <day>", "to the end of this day, month or year", day)
      .option("--text <words>", 'of pages with all these words; "a phrase", -without, begin*')
      .addOption(
        new Option("--historical <how>", "what is told as background")
          .choices(["with", "without", "only"])
          .default("with"),
      )
      .option("--all", "also records that PLOVER codes as no event (denied, imagined)", false)
      .option("--old-versions", "also records of pages that have changed since", false)
      .option("--limit <n>", "no more than so many", positiveInteger)
      .addOption(
        new Option("--format <format>", "how to print: table in a terminal, jsonl in a pipe").choices([
          "table",
          "jsonl",
          "csv",
        ]),
      )
      .addHelpText(
        "after",
        "\nCSV is RFC 4180; a text that begins with = + - @ gets an apostrophe before it, so that no spreadsheet runs it.",
      );
  },
  example: `$ entente events --pair PRK RUS --from 2024-06 --to 2024-06 --format table
id               date        event    status  who        words    outlet
e1f0c2a97b3d4e5  2024-06-19  CONSULT  actual  RUS → PRK  visited  Meridian Wire
(JSON Lines and CSV carry all fields; \`entente show e1f0\` shows the sentence)`,
  async run(_args, options, effects) {
    const filter = filterOf(options);
    const [{ findEvents }, { printEvents }] = await Promise.all([import("#store"), import("../events.ts")]);
    const limited = options.limit === undefined ? filter : { ...filter, limit: options.limit };
    const records = await withStore(options, "open", (store) => findEvents(store, limited));
    await printEvents(records, options.format ?? (effects.out.isTTY ? "table" : "jsonl"), effects);
    return 0;
  },
};

export function filterOf(options: FilterOptions): EventFilter {
  const { all, oldVersions, pair, actor, recipient, event, status, from, to, text, historical } = options;
  return {
    uncoded: all,
    oldVersions,
    ...(pair && { pair: pairOf(pair) }),
    ...(actor && { actor }),
    ...(recipient && { recipient }),
    ...(event && { event }),
    ...(status && { status }),
    ...(from && { from }),
    ...(to && { to }),
    ...(text && { text }),
    ...(historical && { historical }),
  };
}

export function pairOf(written: readonly string[]): [string, string] {
  const [one, other, ...more] = written
    .flatMap((words) => words.split(/[\s,]+/))
    .filter((word) => word !== "")
    .map(code);
  if (one === undefined || other === undefined || more.length > 0 || one === other) {
    throw usage("a pair is two different codes: --pair PRK RUS");
  }
  return [one, other];
}
