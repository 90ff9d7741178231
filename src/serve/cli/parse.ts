// entente parse: text → sentences, words and trees; or CoNLL-U → the same words with tags and trees.
import { Option } from "commander";
import { acquire, DEFAULT_MAX_BYTES, readText } from "#acquire";
import type { Article, Parsed, RawPage } from "#document";
import { EdgeError, type Effects, type ExitCode } from "#effects";
import type { ConlluSentence, ParsedWord, ParseModel } from "#parse";
import { openReport } from "../report.ts";
import { loadResources } from "../resources.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine, positiveInteger } from "./page-command.ts";

interface ParseOptions {
  readonly input: "auto" | "text" | "html" | "jsonl" | "conllu";
  readonly format: "conllu" | "jsonl";
  readonly maxBytes: number;
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
      .option("--max-bytes <n>", "largest input, unpacked", positiveInteger, DEFAULT_MAX_BYTES)
      .option("--allow-private", "also fetch private, local and loopback addresses", false);
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
  const [{ toConllu }, { parseArticle }] = await Promise.all([import("#parse"), import("#pipeline")]);
  const resources = await loadResources(["parse"]);
  const report = await openReport({ found: "with sentences", nothing: "without" }, options.notices, effects);
  const reading = { ...options, input: options.input === "conllu" ? ("auto" as const) : options.input };
  for await (const item of acquire(files, reading, effects)) {
    if (item.kind === "skipped") await report.skipped(item.uri);
    else if (item.kind === "rejected") await report.rejected(item.rejection);
    else {
      const parsed = parseArticle(await articleOf(item.page), resources);
      report.read(parsed.sentences.length > 0);
      await effects.out.write(options.format === "jsonl" ? jsonLine(shape(parsed)) : toConllu(parsed));
    }
  }
  return report.finish();
}

async function articleOf(page: RawPage): Promise<Article> {
  if (page.kind === "html") {
    const { extractPage } = await import("#pipeline");
    return extractPage(page, await loadResources(["extract"]));
  }
  const { id, uri, contentHash, given, content, notices } = page;
  const nothing = { canonical: null, byline: [], publishedBasis: null, language: null, syndication: null } as const;
  return {
    ...nothing,
    id,
    uri,
    contentHash,
    title: given.title ?? null,
    outlet: given.outlet ?? null,
    published: given.published ?? null,
    text: content,
    notices,
  };
}

const shape = ({ id, uri, text, sentences, quotations, notices }: Parsed): object => ({
  id,
  uri,
  text,
  sentences,
  quotations,
  notices,
});

async function parseConllu(
  files: readonly string[],
  { format, maxBytes }: ParseOptions,
  effects: Effects,
): Promise<ExitCode> {
  const { readConllu } = await import("#parse");
  const { parse: model } = await loadResources(["parse"]);
  for (const file of files) {
    const text = await readText(file, maxBytes, effects);
    for (const sentence of await sentencesOf(file, text, readConllu))
      await effects.out.write(await answer(sentence, model, format));
    if (effects.signal.aborted) return 1;
  }
  return 0;
}

async function sentencesOf(
  file: string,
  text: string,
  read: (text: string) => ConlluSentence[],
): Promise<ConlluSentence[]> {
  try {
    return read(text);
  } catch (error) {
    throw new EdgeError("parse/conllu", `${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function answer(sentence: ConlluSentence, model: ParseModel, format: ParseOptions["format"]): Promise<string> {
  const { fillConllu, parseTokens } = await import("#parse");
  const [words = []] = parseTokens([sentence.words.map(({ form }) => form)], model);
  return format === "jsonl" ? jsonLine({ tokens: words satisfies ParsedWord[] }) : fillConllu(sentence, words);
}
