// Edge "acquire": one file or standard input, for the commands that read lines or plain text and no pages.
import { EdgeError, type Effects } from "#effects";
import { type Bytes, collected, gunzipped } from "./bytes.ts";
import { decode } from "./decode.ts";
import { type JsonLine, jsonLines } from "./json-lines.ts";
import { problemOf } from "./problems.ts";

/** Lines of `path`, or of standard input for `-` or none. @throws EdgeError (status 1) where the file cannot be read */
export async function* readJsonLines(
  path: string | undefined,
  maxBytes: number,
  effects: Effects,
): AsyncIterable<JsonLine> {
  try {
    for await (const line of jsonLines(open(path, effects), maxBytes)) {
      if (effects.signal.aborted) return;
      yield line;
    }
  } catch (error) {
    throw failure(path, error);
  }
}

/** The whole of `path`, or of standard input for `-` or none, decoded. @throws EdgeError (status 1) where it cannot be read */
export async function readText(path: string | undefined, maxBytes: number, effects: Effects): Promise<string> {
  try {
    return decode(await collected(gunzipped(open(path, effects)), maxBytes)).text;
  } catch (error) {
    throw failure(path, error);
  }
}

function open(path: string | undefined, effects: Effects): Bytes {
  return path === undefined || path === "-" ? effects.stdin() : effects.files.read(path);
}

function failure(path: string | undefined, error: unknown): EdgeError {
  const problem = problemOf(error);
  return new EdgeError(problem.code, `${path ?? "standard input"}: ${problem.message}`, { cause: error });
}
