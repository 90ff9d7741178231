// entente explain: every step from the words of a sentence to its records, or to none.
import { type Command, Option } from "commander";
import { readText } from "#acquire";
import type { Span } from "#document";
import type { MarkedPair } from "../explain/shape.ts";
import { overlayOf } from "../lexicon/given.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { positive } from "./numbers.ts";
import { configureLexicon, type LexiconOption } from "./page-command.ts";
import { day, usage } from "./store-command.ts";

export interface ExplainOptions extends LexiconOption {
  readonly actor?: string;
  readonly recipient?: string;
  readonly published?: string;
  readonly json?: boolean;
  readonly format?: "text" | "jsonl";
  readonly ascii?: boolean;
  readonly timeout: number;
}

export const command: CommandModule<ExplainOptions> = {
  configure(command: Command) {
    command
      .argument("[text]", "a sentence, or a few; - or none for standard input")
      .option("--actor <words>", "words of the text: what does the model make of this party")
      .option("--recipient <words>", "and of this one")
      .option("--published <day>", "the day on which it was written, for dates and office-holders", day)
      .addOption(
        new Option("--format <format>", "how to print: text in a terminal, jsonl in a pipe").choices(["text", "jsonl"]),
      )
      .option("--json", "the same as --format jsonl")
      .option("--ascii", "draw without signs beyond ASCII")
      .option("--timeout <seconds>", "computing time", positive, 10);
    configureLexicon(command);
  },
  example: `$ entente explain "Ghana refused to meet Togo." --format text
Ghana refused to meet Togo.

┌─Ghana   PROPN NNP nsubj actor GHA
refused   VERB VBD  root  status
│ ┌─to    PART TO   mark
├─meet    VERB VB   xcomp deed CONSULT
│ └─Togo  PROPN NNP obj   actor TGO
└─.       PUNCT .   punct

event e1  REJECT meet (CONSULT negated)  GHA TGO
…

Other uses:
  entente explain "Ghana fined Mali." --actor Ghana --recipient Mali   the event between two parties of your choice
  entente explain --json < sentence.txt                                the same as data, one line
  entente show ID                                                      the same for a record of the store`,
  async run([given], options, effects) {
    const text = (given === undefined || given === "-" ? await readText("-", MAX_BYTES, effects) : given).trim();
    if (text === "") throw usage('there is no text; entente explain "Ghana refused to meet Togo."');
    if (text.length > MAX_LENGTH)
      throw usage(
        `the text has ${text.length} characters, more than ${MAX_LENGTH}; \`entente code\` reads whole pages`,
      );
    const { explain } = await import("../explain/ask.ts");
    const { explanationText, inkFor } = await import("../explain/text.ts");
    const question = {
      text,
      published: options.published ?? null,
      marked: markedIn(text, options),
      article: null,
      within: null,
    };
    const answer = await explain(question, { timeout: options.timeout, overlay: await overlayOf(options) }, effects);
    const asJson = options.json === true || (options.format ?? (effects.out.isTTY ? "text" : "jsonl")) === "jsonl";
    const drawn = () => explanationText(answer, inkFor(effects, { ascii: options.ascii === true }));
    await effects.out.write(asJson ? jsonLine(answer) : drawn());
    return 0;
  },
};

/** Nobody reads the trees of a whole book. In UTF-16 code units. */
const MAX_LENGTH = 100_000;
const MAX_BYTES = 4 * MAX_LENGTH;

function markedIn(text: string, { actor, recipient }: ExplainOptions): MarkedPair | null {
  if (actor === undefined && recipient === undefined) return null;
  return { actor: spanOf(text, "actor", actor), recipient: spanOf(text, "recipient", recipient) };
}

function spanOf(text: string, name: string, words: string | undefined): Span | null {
  if (words === undefined) return null;
  const start = words === "" ? -1 : text.indexOf(words);
  if (start < 0) throw usage(`--${name} must be words of the text, as they stand there; "${words}" is not in it`);
  return { start, end: start + words.length };
}
