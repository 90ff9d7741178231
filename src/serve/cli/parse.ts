// entente parse: text → sentences, words and trees; or CoNLL-U → the same words with tags and trees.
import { Option } from "commander";
import { type Acquired, acquire, readText } from "#acquire";
import { EdgeError, type Effects, type ExitCode } from "#effects";
import type { ConlluSentence } from "#parse";
import { type Asked, mapWork } from "../pool.ts";
import { openReport } from "../report.ts";
import type { ParseQuestion } from "../work/tasks.ts";
import type { CommandModule } from "./command.ts";
import { type Bounds, configureBounds, poolOptions } from "./page-command.ts";

interface ParseOptions extends Bounds {
  readonly input: "auto" | "text" | "html" | "jsonl" | "conllu";
  readonly format: ParseQuestion["format"];
  readonly allowPrivate: boolean;
  readonly notices?: string;
}

export const command: CommandModule<ParseOptions> = {
  configure(command) {
    command
      .argument("[files...]", "files, folders, globs, http(s) addresses, or - for standard input (the default)")
      .addOption(
        new Option("--input <kind>", "what the input is; conllu: keep its words and sentences")
          .choices(["auto", "text", "html", "jsonl", "conllu"])
          .default("auto"),
      )
      .addOption(new Option("--format <format>", "how to print").choices(["conllu", "jsonl"]).default("conllu"))
      .option("--notices <file>", "write what was rejected or skipped there, as JSON Lines")
      .option("--allow-private", "also fetch private, local and loopback addresses", false);
    configureBounds(command, "text");
  },
  example: `$ echo 'Chad left.' | entente parse -
# newdoc id = 9c92…
# newpar
# sent_id = 9c92…-1
# text = Chad left.
1	Chad	Chad	PROPN	NNP	_	2	nsubj	_	_
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_`,
  run(args, options, effects) {
    const files = args.length > 0 ? args : ["-"];
    const isConllu =
      options.input === "conllu" ||
      (options.input === "auto" && files.every((file) => /\.conllu(?:\.gz)?$/.test(file)));
    return isConllu ? parseConllu(files, options, effects) : parsePages(files, options, effects);
  },
};

/** Text is taken as it stands; of an HTML page the article alone. */
async function parsePages(files: readonly string[], options: ParseOptions, effects: Effects): Promise<ExitCode> {
  const { format, notices } = options;
  const report = await openReport({ found: "with sentences", nothing: "without" }, notices, effects);
  const reading = { ...options, input: options.input === "conllu" ? ("auto" as const) : options.input };
  const pages = pagesAsked(acquire(files, reading, effects), format);
  for await (const { of, outcome } of mapWork<"parse", Acquired>("parse", pages, poolOptions(options), effects)) {
    if (of.kind === "skipped") await report.skipped(of.uri);
    else if (of.kind === "rejected") await report.rejected(of.rejection);
    else if (outcome !== null && "value" in outcome) {
      report.read(outcome.value.found);
      await effects.out.write(outcome.value.printed);
    } else if (outcome !== null) {
      const { page, line } = of;
      await report.rejected({ ...outcome, uri: page.uri, id: page.id, line });
    }
  }
  return report.finish();
}

async function* pagesAsked(
  items: AsyncIterable<Acquired>,
  format: ParseOptions["format"],
): AsyncIterable<Asked<"parse", Acquired>> {
  for await (const item of items) {
    if (item.kind !== "page") yield { of: item, given: null, length: 0 };
    else yield { of: item, given: { page: item.page, format }, length: item.page.content.length };
  }
}

/** A sentence of a file, counted from 1. */
interface Place {
  readonly file: string;
  readonly number: number;
}

async function parseConllu(files: readonly string[], options: ParseOptions, effects: Effects): Promise<ExitCode> {
  const words = { found: "parsed", nothing: "without words", one: "sentence" };
  const report = await openReport(words, options.notices, effects);
  const sentences = sentencesAsked(files, options, effects);
  for await (const { of, outcome } of mapWork<"parse", Place>("parse", sentences, poolOptions(options), effects)) {
    if (outcome === null) continue;
    if ("value" in outcome) {
      report.read(outcome.value.found);
      await effects.out.write(outcome.value.printed);
    } else {
      const message = `sentence ${of.number}: ${outcome.message}`;
      await report.rejected({
        code: outcome.code,
        message,
        uri: of.file === "-" ? null : of.file,
        id: null,
        line: null,
      });
    }
  }
  return report.finish();
}

async function* sentencesAsked(
  files: readonly string[],
  { format, maxBytes }: ParseOptions,
  effects: Effects,
): AsyncIterable<Asked<"parse", Place>> {
  const { readConllu } = await import("#parse");
  for (const file of files) {
    const text = await readText(file, maxBytes, effects);
    for (const [i, sentence] of sentencesOf(file, text, readConllu).entries()) {
      if (effects.signal.aborted) return;
      yield { of: { file, number: i + 1 }, given: { sentence, format }, length: sentence.words.length };
    }
  }
}

function sentencesOf(file: string, text: string, read: (text: string) => ConlluSentence[]): ConlluSentence[] {
  try {
    return read(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EdgeError("parse/conllu", `${file}: ${reason}`, { cause: error });
  }
}
