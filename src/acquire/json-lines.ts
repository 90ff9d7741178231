// Edge "acquire": JSON Lines → values, or articles whose text is already clean.
import type { RawPage } from "#document";
import type { Bytes } from "./bytes.ts";
import { gunzipped, lines } from "./bytes.ts";
import { hashOf, ID_LENGTH } from "./page.ts";
import { brokenLine, emptyLine, lineWithoutText, type Problem, tooLarge } from "./problems.ts";

/** One line: its value, or why it has none. */
export type JsonLine =
  | { readonly number: number; readonly value: Readonly<Record<string, unknown>>; readonly hash: string }
  | { readonly number: number; readonly problem: Problem; readonly hash: string };

/** The objects of a JSON Lines file, plain or gzipped, one for each line and in order; a line that is none of these says why. */
export async function* jsonLines(chunks: Bytes, maxBytes: number): AsyncIterable<JsonLine> {
  for await (const { number, bytes } of lines(gunzipped(chunks), maxBytes)) {
    if (bytes === null) yield { number, problem: tooLarge(maxBytes), hash: hashOf(Buffer.from(`line ${number}`)) };
    else yield { number, hash: hashOf(bytes), ...parsed(bytes) };
  }
}

function parsed(
  bytes: Uint8Array,
): { readonly value: Readonly<Record<string, unknown>> } | { readonly problem: Problem } {
  const line = new TextDecoder().decode(bytes); // drops a byte order mark; broken UTF-8 becomes U+FFFD
  if (line.trim() === "") return { problem: emptyLine() };
  try {
    const value: unknown = JSON.parse(line);
    if (isRecord(value)) return { value };
    return { problem: brokenLine("it is no object") };
  } catch (error) {
    return { problem: brokenLine(error instanceof Error ? error.message : String(error)) };
  }
}

/** A line as an article. Broken or without a text it still is one, with an empty text, so that each line has its answer. */
export function articleOf(
  line: JsonLine,
  uri: string | null,
): { readonly page: RawPage; readonly problem: Problem | null } {
  const value = "value" in line ? line.value : {};
  const text = value.text;
  const problem =
    "problem" in line ? line.problem : typeof text === "string" ? null : lineWithoutText("it has no text");
  const given = givenIn(value);
  const page: RawPage = {
    id: idIn(value) ?? line.hash.slice(0, ID_LENGTH),
    uri: given.uri ?? uri,
    kind: "article",
    content: typeof text === "string" ? text : "",
    contentHash: line.hash,
    given,
    notices: [],
  };
  return { page, problem };
}

function givenIn(value: Readonly<Record<string, unknown>>): RawPage["given"] {
  const fields = ["title", "published", "outlet", "uri"] as const;
  return Object.fromEntries(
    fields.flatMap((field) => (typeof value[field] === "string" ? [[field, value[field]]] : [])),
  );
}

function idIn(value: Readonly<Record<string, unknown>>): string | null {
  const id = value.id;
  return typeof id === "string" || typeof id === "number" ? String(id) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
