// entente status: how a text presents its predicates: done, planned, possible, hypothetical, denied, not done.
import type { Problem } from "#acquire";
import type { StatusQuestion } from "../work/tasks.ts";
import type { CommandModule } from "./command.ts";
import { configureLines, type LineOptions, runLines } from "./line-command.ts";

export const command: CommandModule<LineOptions> = {
  configure(command) {
    configureLines(command, "{ id, tokens } or { id, text }");
  },
  example: `$ echo '{"id":1,"tokens":["Chad","refused","to","meet","Mali","."]}' | entente status
{"id":1,"events":[{"token":1,"status":"actual","value":3},{"token":3,"status":"negated","value":-3}]}`,
  run: ([file], options, effects) =>
    runLines(
      {
        task: "status",
        words: { found: "with predicates", nothing: "without" },
        question: questionOf,
        found: ({ events }) => events.length > 0,
      },
      file,
      options,
      effects,
    ),
};

const WITHOUT_WORDS: Problem = {
  code: "serve/line-without-words",
  message: 'it has neither tokens nor text; a line is {"id": …, "tokens": ["…"]} or {"id": …, "text": "…"}',
};
const ID_LENGTH = 16;

function questionOf(line: Readonly<Record<string, unknown>>, hash: string): StatusQuestion | Problem {
  const { tokens, text } = line;
  const id = line.id ?? hash.slice(0, ID_LENGTH);
  if (Array.isArray(tokens) && tokens.every((token) => typeof token === "string")) return { id, tokens };
  return typeof text === "string" ? { id, text } : WITHOUT_WORDS;
}
