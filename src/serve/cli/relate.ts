// entente relate: text with two marked parties → the one event between them.
import type { Command } from "commander";
import { DEFAULT_MAX_BYTES, readJsonLines } from "#acquire";
import type { Article, Span } from "#document";
import type { Effects, ExitCode } from "#effects";
import { loadResources } from "../resources.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./page-command.ts";

export const command: CommandModule = {
  configure(command: Command) {
    command.argument("[file]", "JSON Lines of { id, text, actor, recipient }; - or none for standard input");
  },
  example: `$ echo '{"id":1,"text":"Togo agreed to host Mali.","actor":"Togo","recipient":"Mali"}' | entente relate
{"id":1,"event":"AGREE","mode":null,"quad":1,"status":"planned","scores":{…},"rule":"frame.consult.host"}`,
  async run([file], _options, effects): Promise<ExitCode> {
    const [{ relate }, { parse }] = await Promise.all([import("#code"), import("#parse")]);
    const resources = await loadResources(["parse", "code"]);
    let status: ExitCode = 0;
    for await (const line of readJsonLines(file, DEFAULT_MAX_BYTES, effects)) {
      const asked = "value" in line ? questionOf(line.value) : line.problem.message;
      if (typeof asked === "string") {
        status = 3;
        await reject(effects, line.number, asked);
        continue;
      }
      const doc = parse(articleOf(asked.text), resources.parse).value;
      const { intensity: _, ...relation } = relate(doc, asked.actor, asked.recipient, resources.code);
      await effects.out.write(jsonLine({ id: asked.id, ...relation }));
    }
    return status;
  },
};

interface Question {
  readonly id: unknown;
  readonly text: string;
  readonly actor: Span | null;
  readonly recipient: Span | null;
}

/** What a line asks, or what is wrong with it. */
function questionOf(value: Readonly<Record<string, unknown>>): Question | string {
  const { id, text } = value;
  if (typeof text !== "string") return "it has no text";
  const actor = spanOf(text, value["actor"]);
  const recipient = spanOf(text, value["recipient"]);
  if (actor === undefined || recipient === undefined)
    return "actor and recipient must be words of the text, [start, end], or null";
  return { id: id ?? null, text, actor, recipient };
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

function articleOf(text: string): Article {
  return {
    id: "",
    uri: null,
    contentHash: "",
    canonical: null,
    title: null,
    byline: [],
    outlet: null,
    published: null,
    publishedBasis: null,
    language: "en",
    syndication: null,
    text,
    notices: [],
  };
}

async function reject(effects: Effects, line: number, message: string): Promise<void> {
  await effects.err.write(`line ${line}: ${message}\n`);
}
