// Options that say which records: shared by `events` and `export`.
import { type Command, Option } from "commander";
import { EVENT_CODES, type EventCode, STATUSES, type Status } from "#document";
import type { EventFilter } from "#store";
import { share } from "./numbers.ts";
import { code, codes, day, oneOf, usage } from "./store-command.ts";

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
  readonly confidence?: number;
  readonly all: boolean;
  readonly oldVersions: boolean;
}

export function configureFilter(command: Command): Command {
  return command
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
    .option("--confidence <least>", "only records at least so sure, 0 to 1 (entente show tells why)", share)
    .option("--all", "also records that PLOVER codes as no event (denied, imagined)", false)
    .option("--old-versions", "also records of pages that have changed since", false);
}

export function filterOf(options: FilterOptions): EventFilter {
  const { all, oldVersions, pair, actor, recipient, event, status, from, to, text, historical, confidence } = options;
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
    ...(confidence !== undefined && { confidence }),
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
