// What `extract` and `code` (and every command that reads pages) have in common: options, pool, counts.
import { type Command, Option } from "commander";
import { type AcquireOptions, acquire, DEFAULT_MAX_BYTES, INPUT_KINDS } from "#acquire";
import type { Effects, ExitCode } from "#effects";
import { emptyAnswer } from "../answers.ts";
import { overlayOf } from "../lexicon/given.ts";
import { defaultJobs, mapPages, type PoolOptions } from "../pool.ts";
import { openReport, type Words } from "../report.ts";
import type { PageTask, TaskResult } from "../work/tasks.ts";
import { positive, positiveInteger } from "./numbers.ts";

/** Options of a command that reads pages, as commander gives them. */
export interface ReadOptions extends AcquireOptions, Bounds, LexiconOption {
  readonly notices?: string;
}

/** Of a command that codes. */
export interface LexiconOption {
  /** A user's folder that is laid over our lexicon. */
  readonly lexicon?: string;
}

export function configureLexicon(command: Command): Command {
  return command.option("--lexicon <folder>", "a lexicon of your own, laid over ours (docs/own-lexicon.md)");
}

export function configureReading(command: Command): void {
  command
    .argument("<files...>", "files, folders, globs, http(s) addresses, or - for standard input")
    .addOption(new Option("--input <kind>", "what the input is").choices(INPUT_KINDS).default("auto"))
    .option("--notices <file>", "write what was rejected or skipped there, as JSON Lines")
    .option("--allow-private", "also fetch private, local and loopback addresses", false);
  configureBounds(command, "page");
}

/** How much a page, a line or a text may cost, as commander gives it. */
export interface Bounds {
  readonly jobs: number;
  /** Seconds of computing for one. */
  readonly timeout: number;
  /** Unpacked. */
  readonly maxBytes: number;
}

/** @param one what the command reads one by one */
export function configureBounds(command: Command, one: string): Command {
  return command
    .option("--timeout <seconds>", `computing time for one ${one}`, positive, 2)
    .option("--max-bytes <n>", `largest ${one}, unpacked`, positiveInteger, DEFAULT_MAX_BYTES)
    .option("--jobs <n>", "workers at a time", positiveInteger, defaultJobs());
}

export function poolOptions({ jobs, timeout }: Pick<Bounds, "jobs" | "timeout">): PoolOptions {
  return { jobs, timeoutMs: timeout * 1000 };
}

/** Runs `task` over the inputs and prints each result as `render` makes it; a line of JSON Lines is always answered. */
export async function runPages<T extends PageTask>(
  { task, words, found, render }: PageRun<T>,
  inputs: readonly string[],
  options: ReadOptions,
  effects: Effects,
): Promise<ExitCode> {
  const pool: PoolOptions = { ...poolOptions(options), overlay: await overlayOf(options) };
  const report = await openReport(words, options.notices, effects);
  for await (const item of mapPages(task, acquire(inputs, options, effects), pool, effects)) {
    if (item.kind === "skipped") await report.skipped(item.uri);
    else if (item.kind === "rejected") {
      await report.rejected(item.rejection);
      if (item.page?.kind === "article") await effects.out.write(render(emptyAnswer(task, item.page, item.rejection)));
    } else {
      report.read(found(item.value));
      await effects.out.write(render(item.value));
    }
  }
  return report.finish();
}

export interface PageRun<T extends PageTask> {
  readonly task: T;
  readonly words: Words;
  found(result: TaskResult[T]): boolean;
  /** With its line break. */
  render(result: TaskResult[T]): string;
}
