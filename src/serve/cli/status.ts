// entente status: how a text presents its predicates: done, planned, possible, hypothetical, denied, not done.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULT_MAX_BYTES, readJsonLines } from "#acquire";
import type { Article, Sentence, Status } from "#document";
import { EdgeError, type ExitCode, systemReason } from "#effects";
import type { ModalityLexicon } from "#lexicon";
import type { ParseModel } from "#parse";
import { openReport } from "../report.ts";
import { loadResources, ROOT } from "../resources.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine, positiveInteger } from "./page-command.ts";

interface StatusOptions {
  readonly maxBytes: number;
  readonly notices?: string;
}

export const command: CommandModule<StatusOptions> = {
  configure(command) {
    command
      .argument("[file]", "JSON Lines of { id, tokens } or { id, text }; - or none for standard input")
      .option("--notices <file>", "write what was rejected there, as JSON Lines")
      .option("--max-bytes <n>", "largest line", positiveInteger, DEFAULT_MAX_BYTES);
  },
  example: `$ echo '{"id":1,"tokens":["Chad","refused","to","meet","Mali","."]}' | entente status
{"id":1,"events":[{"token":1,"status":"actual"},{"token":3,"status":"negated"}]}`,
  async run([file], { maxBytes, notices }, effects): Promise<ExitCode> {
    const report = await openReport({ found: "with predicates", nothing: "without" }, notices, effects);
    const reader = await loadReader();
    for await (const line of readJsonLines(file, maxBytes, effects)) {
      const problem = "problem" in line ? line.problem : problemIn(line.value);
      if ("problem" in line || problem !== null) {
        await report.rejected({ uri: file ?? null, id: null, line: line.number, ...(problem ?? WITHOUT_WORDS) });
        continue;
      }
      const answer = await reader(line.value, line.hash);
      report.read(answer.events.length > 0);
      await effects.out.write(jsonLine(answer));
    }
    return report.finish();
  },
};

interface Answer {
  readonly id: unknown;
  /** The words that `token` counts in, where the line gave a text. */
  readonly tokens?: readonly string[];
  readonly events: readonly {
    readonly token: number;
    /** Half-open, into the line's `text`, where it gave one. */
    readonly start?: number;
    readonly end?: number;
    readonly status: Status;
  }[];
}

type Line = Readonly<Record<string, unknown>>;

const WITHOUT_WORDS = {
  code: "serve/line-without-words",
  message: 'it has neither tokens nor text; a line is {"id": …, "tokens": ["…"]} or {"id": …, "text": "…"}',
};

function problemIn(line: Line): typeof WITHOUT_WORDS | null {
  return tokensIn(line) === null && typeof line.text !== "string" ? WITHOUT_WORDS : null;
}

function tokensIn({ tokens }: Line): string[] | null {
  return Array.isArray(tokens) && tokens.every((token) => typeof token === "string") ? tokens : null;
}

async function loadReader(): Promise<(line: Line, hash: string) => Promise<Answer>> {
  const [{ parse: model }, lexicon] = await Promise.all([loadResources(["parse"]), loadModality()]);
  return async (line, hash) => {
    const tokens = tokensIn(line);
    const id = line.id ?? hash.slice(0, 16);
    return tokens === null ? ofText(id, String(line.text), model, lexicon) : ofTokens(id, tokens, model, lexicon);
  };
}

async function loadModality(): Promise<ModalityLexicon> {
  const path = "dist/data/modality.json";
  const [{ indexModality }, text] = await Promise.all([
    import("#lexicon"),
    readFile(join(ROOT, path), "utf8").catch((cause: unknown) => {
      const message = `${path} cannot be read (${systemReason(cause)}); run \`npm run build\``;
      throw new EdgeError("serve/resources", message, { cause });
    }),
  ]);
  return indexModality(JSON.parse(text));
}

async function ofTokens(id: unknown, forms: string[], model: ParseModel, lexicon: ModalityLexicon): Promise<Answer> {
  const [{ parseTokens }, { statusOf }] = await Promise.all([import("#parse"), import("../../code/modality/index.ts")]);
  const [words = []] = parseTokens([forms], model);
  const sentence: Sentence = {
    tokens: words.map((word) => ({ ...word, start: 0, end: 0 })),
    start: 0,
    end: 0,
    paragraph: 0,
  };
  return { id, events: statusOf(sentence, lexicon) };
}

async function ofText(id: unknown, text: string, model: ParseModel, lexicon: ModalityLexicon): Promise<Answer> {
  const [{ parse }, { statusOf }] = await Promise.all([import("#parse"), import("../../code/modality/index.ts")]);
  const { sentences } = parse(articleOf(text), model).value;
  const all = sentences.flatMap(({ tokens }) => tokens);
  let before = 0;
  const events = sentences.flatMap((sentence) => {
    const offset = before;
    before += sentence.tokens.length;
    return statusOf(sentence, lexicon).map(({ token, status }) => {
      const { start = 0, end = 0 } = sentence.tokens[token] ?? {};
      return { token: offset + token, start, end, status };
    });
  });
  return { id, tokens: all.map(({ form }) => form), events };
}

/** A bare text as an article: the parser asks for nothing but its text. */
function articleOf(text: string): Article {
  const unknown = { uri: null, canonical: null, title: null, outlet: null, published: null, publishedBasis: null };
  return { ...unknown, id: "", contentHash: "", byline: [], language: null, syndication: null, text, notices: [] };
}
