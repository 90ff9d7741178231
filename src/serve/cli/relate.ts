// entente relate: text with two marked parties → the one event between them.
import type { Problem } from "#acquire";
import type { Span } from "#document";
import type { RelateQuestion } from "../work/tasks.ts";
import type { CommandModule } from "./command.ts";
import { configureLines, type LineOptions, runLines } from "./line-command.ts";

export const command: CommandModule<LineOptions> = {
  configure(command) {
    configureLines(command, "{ id, text, actor, recipient }");
  },
  example: `$ echo '{"id":1,"text":"Togo agreed to host Mali.","actor":"Togo","recipient":"Mali"}' | entente relate
{"id":1,"event":"AGREE","mode":null,"quad":1,"status":"planned","scores":{…},"confidence":0.98,"rule":"frame.consult.host","proposal":{…},"grounds":[…]}`,
  run: ([file], options, effects) =>
    runLines(
      {
        task: "relate",
        words: { found: "related", nothing: "without an event" },
        question: questionOf,
        found: () => true,
      },
      file,
      options,
      effects,
    ),
};

const WITHOUT_TEXT: Problem = { code: "serve/line-without-text", message: "it has no text" };
const WITHOUT_PARTY: Problem = {
  code: "serve/line-without-party",
  message: "actor and recipient must be words of the text, [start, end], or null",
};

function questionOf({ id, text, actor, recipient }: Readonly<Record<string, unknown>>): RelateQuestion | Problem {
  if (typeof text !== "string") return WITHOUT_TEXT;
  const [first, second] = [spanOf(text, actor), spanOf(text, recipient)];
  if (first === undefined || second === undefined) return WITHOUT_PARTY;
  return { id: id ?? null, text, actor: first, recipient: second };
}

/** Undefined where the party is marked but does not stand in the text. */
function spanOf(text: string, party: unknown): Span | null | undefined {
  if (party === null || party === undefined) return null;
  if (typeof party === "string") {
    const start = text.indexOf(party);
    return start < 0 ? undefined : { start, end: start + party.length };
  }
  if (!Array.isArray(party)) return undefined;
  const [start, end] = party as unknown[]; // JSON: anything may stand in a list
  if (typeof start !== "number" || typeof end !== "number" || start < 0 || end > text.length || start >= end)
    return undefined;
  return { start, end };
}
