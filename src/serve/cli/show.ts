// entente show: one record of the store with the sentence it was read from.
import { Option } from "commander";
import { EdgeError, type Effects } from "#effects";
import type { Explanation } from "../explain/shape.ts";
import type { Shown } from "../show.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { configureStore, type StoreOptions, withStore } from "./store-command.ts";

interface ShowOptions extends StoreOptions {
  readonly format?: "text" | "jsonl";
  /** Undefined where neither was asked for: an event is explained in text. */
  readonly explain?: boolean;
  readonly ascii?: boolean;
}

export const command: CommandModule<ShowOptions> = {
  configure(command) {
    configureStore(command)
      .argument("<id>", "of an event, claim, forecast or document, or the beginning of it")
      .addOption(
        new Option("--format <format>", "how to print: text in a terminal, jsonl in a pipe").choices(["text", "jsonl"]),
      )
      .option(
        "--explain",
        "of an event, also its tree, frame, roles and the model's say; in text they are there anyhow",
      )
      .option("--no-explain", "without them")
      .option("--ascii", "draw without signs beyond ASCII");
  },
  example: `$ entente show e1f0 --format text
event e1f0c2a97b3d4e5  CONSULT visit  GHA → TGO

  [actor Ghana's president] *visited* [recipient Togo] on Friday.

date       2024-03-01 (day; as the text says)
place      Togo (TGO)
status     actual: told as having happened
figures    quad 1, intensity 4, CAMEO 042
rule       code.frame.verb, by frame.consult.visit, role.president, country.gha, country.tgo; confidence 0.88
page       Ghana visits Togo, The Test Herald, 2024-03-04
           pages/visit.html
           d41d8cd98f00b20, version 1

… and, as \`entente explain\` draws them, the tree, the frame, the roles and the model's say`,
  async run([id = ""], options, effects) {
    const { find, shownShape, shownText } = await import("../show.ts");
    const shown = await withStore(options, "open", (store) => find(store, id));
    const asJson = (options.format ?? (effects.out.isTTY ? "text" : "jsonl")) === "jsonl";
    const explanation = (options.explain ?? !asJson) ? await explained(shown, effects) : null;
    if (asJson) await effects.out.write(jsonLine({ ...shownShape(shown), ...(explanation && { explanation }) }));
    else await effects.out.write(shownText(shown, effects) + (await drawn(shown, explanation, options, effects)));
    return 0;
  },
};

/** Computing time for one record, loading aside. */
const SECONDS = 10;

/** The sentence of an event, read anew; null for other records, and where it cannot be read, which is told. */
async function explained(shown: Shown, effects: Effects): Promise<Explanation | null> {
  if (shown.kind !== "event") return null;
  const [{ articleAlone }, { askedOf, explain }] = await Promise.all([import("#store"), import("../explain/ask.ts")]);
  const question = askedOf(articleAlone(shown.article), shown.event.quote);
  try {
    return await explain(question, { timeout: SECONDS, overlay: null }, effects);
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    await effects.err.write(`entente: ${error.message}\n`);
    return null;
  }
}

async function drawn(
  shown: Shown,
  explanation: Explanation | null,
  { ascii = false }: ShowOptions,
  effects: Effects,
): Promise<string> {
  if (explanation === null || shown.kind !== "event") return "";
  const { inkFor, recordText } = await import("../explain/text.ts");
  return recordText(explanation, shown.event, inkFor(effects, { ascii }));
}
