// What `status` and `relate` have in common: each line of a JSON Lines file is a question, answered or rejected by itself.
import type { Command } from "commander";
import { type JsonLine, type Problem, readJsonLines } from "#acquire";
import type { Effects, ExitCode } from "#effects";
import { overlayOf } from "../lexicon/given.ts";
import { type Asked, mapWork } from "../pool.ts";
import { openReport, type Words } from "../report.ts";
import type { Given, TaskResult } from "../work/tasks.ts";
import { jsonLine } from "./json-line.ts";
import { type Bounds, configureBounds, configureLexicon, type LexiconOption, poolOptions } from "./page-command.ts";

export interface LineOptions extends Bounds, LexiconOption {
  readonly notices?: string;
}

/** @param shape of a line, as a person writes it */
export function configureLines(command: Command, shape: string): void {
  command
    .argument("[file]", `JSON Lines of ${shape}; - or none for standard input`)
    .option("--notices <file>", "write what was rejected there, as JSON Lines");
  configureLexicon(configureBounds(command, "line"));
}

type LineTask = "status" | "relate";
type Values = Readonly<Record<string, unknown>>;

export interface LineRun<T extends LineTask> {
  readonly task: T;
  readonly words: Words;
  /** What a line asks, or what is wrong with it. @param hash of the line, for lines without an id */
  question(line: Values, hash: string): Given[T] | Problem;
  found(answer: TaskResult[T]): boolean;
}

export async function runLines<T extends LineTask>(
  { task, words, question, found }: LineRun<T>,
  file: string | undefined,
  options: LineOptions,
  effects: Effects,
): Promise<ExitCode> {
  const pool = { ...poolOptions(options), overlay: await overlayOf(options) };
  const report = await openReport({ ...words, one: "line" }, options.notices, effects);
  const reject = (line: number, problem: Problem) =>
    report.rejected({ uri: file === "-" ? null : (file ?? null), id: null, line, ...problem });
  const lines = readJsonLines(file, options.maxBytes, effects);
  for await (const { of, outcome } of mapWork<T, Asking>(task, asked(lines, question), pool, effects)) {
    if (of.problem !== null) await reject(of.number, of.problem);
    else if (outcome !== null && "value" in outcome) {
      report.read(found(outcome.value));
      await effects.out.write(jsonLine(outcome.value));
    } else if (outcome !== null) await reject(of.number, outcome);
  }
  return report.finish();
}

/** A line by its number, and what is wrong with it. */
interface Asking {
  readonly number: number;
  readonly problem: Problem | null;
}

async function* asked<T extends LineTask>(
  lines: AsyncIterable<JsonLine>,
  question: LineRun<T>["question"],
): AsyncIterable<Asked<T, Asking>> {
  for await (const line of lines) {
    const { number } = line;
    const given = "problem" in line ? line.problem : question(line.value, line.hash);
    if (isProblem(given)) yield { of: { number, problem: given }, given: null, length: 0 };
    else yield { of: { number, problem: null }, given, length: lengthOf(given) };
  }
}

function isProblem(given: object): given is Problem {
  return "code" in given && "message" in given;
}

function lengthOf(given: Given[LineTask]): number {
  return "text" in given ? given.text.length : given.tokens.join(" ").length;
}
