// Edge "acquire": what the user named → pages, one at a time and in order; the only way in.
import type { RawPage } from "#document";
import type { Effects } from "#effects";
import { type Bytes, collected, gunzipped } from "./bytes.ts";
import type { Fetcher } from "./http.ts";
import { articleOf, type JsonLine, jsonLines } from "./json-lines.ts";
import { pageOf } from "./page.ts";
import { type Problem, problemOf } from "./problems.ts";
import { find } from "./walk.ts";

/** `auto`: JSON Lines by the name `.jsonl`, HTML by a look at the content, anything else as a text dump. */
export const INPUT_KINDS = ["auto", "html", "text", "jsonl"] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

export interface AcquireOptions {
  readonly input: InputKind;
  /** Most bytes of one page, or of one line of JSON Lines, once unpacked. */
  readonly maxBytes: number;
  /** Whether private, loopback and link-local addresses may be fetched. */
  readonly allowPrivate: boolean;
}

export const DEFAULT_MAX_BYTES = 20_000_000;

/** An input that gave no page, or a page that could not be read to its end, and why. */
export interface Rejection extends Problem {
  /** The path or address as the user wrote it; null for standard input. */
  readonly uri: string | null;
  readonly id: string | null;
  /** Line in a JSON Lines file, from 1. */
  readonly line: number | null;
}

export type Acquired =
  | { readonly kind: "page"; readonly page: RawPage; readonly line: number | null }
  /** `page`: what is left of a line of JSON Lines, which must be answered all the same; null for other inputs. */
  | { readonly kind: "rejected"; readonly rejection: Rejection; readonly page: RawPage | null }
  | { readonly kind: "skipped"; readonly uri: string };

/** The pages of `inputs`: files, folders, globs, http(s) addresses, `-`. What cannot be read is rejected and the rest goes on. */
export async function* acquire(
  inputs: readonly string[],
  options: AcquireOptions,
  effects: Effects,
): AsyncIterable<Acquired> {
  const read = reader(options, effects);
  const network = networkOf(options, effects);
  try {
    for (const input of inputs) {
      if (effects.signal.aborted) return;
      if (input === "-") yield* read({ uri: null, open: async () => ({ bytes: effects.stdin() }) });
      else if (/^https?:\/\//i.test(input)) {
        const { fetch } = await network.fetcher();
        yield* read({ uri: input, open: () => fetch(input) });
      } else yield* fromPath(input, effects, read);
    }
  } finally {
    await network.close();
  }
}

/** The network is loaded only where an address was given. */
function networkOf(options: AcquireOptions, effects: Effects) {
  let opened: Fetcher | null = null;
  return {
    async fetcher(): Promise<Fetcher> {
      opened ??= (await import("./http.ts")).openFetcher(options, effects);
      return opened;
    },
    close: async (): Promise<void> => opened?.close(),
  };
}

async function* fromPath(path: string, effects: Effects, read: Reader): AsyncIterable<Acquired> {
  for await (const found of find(path, effects)) {
    if (effects.signal.aborted) return;
    if (found.kind === "file")
      yield* read({ uri: found.path, open: async () => ({ bytes: effects.files.read(found.path) }) });
    else if (found.kind === "skipped") yield { kind: "skipped", uri: found.path };
    else yield rejected(found.problem, found.path);
  }
}

/** Something that can be opened: what comes out, and what its sender says of it. */
interface Source {
  readonly uri: string | null;
  open(): Promise<{ readonly bytes: Bytes; readonly contentType?: string; readonly charset?: string | null }>;
}
type Reader = (source: Source) => AsyncIterable<Acquired>;

const JSON_LINES_FILE = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;
const JSON_LINES_TYPE = /^application\/(?:x-ndjson|jsonl|x-jsonlines)$/i;
const HTML_FILE = /\.(?:html?|xhtml)(?:\.gz)?$/i;
const TEXT_FILE = /\.txt(?:\.gz)?$/i;

function reader(options: AcquireOptions, effects: Effects): Reader {
  return async function* read({ uri, open }) {
    try {
      const { bytes, contentType = "", charset = null } = await open();
      const byName = options.input === "auto" && (JSON_LINES_FILE.test(uri ?? "") || JSON_LINES_TYPE.test(contentType));
      if (options.input === "jsonl" || byName) yield* articles(bytes, uri, options, effects.signal);
      else {
        const content = await collected(gunzipped(bytes), options.maxBytes);
        if (effects.signal.aborted) return; // standard input that was cut short is no page
        const page = pageOf({ bytes: content, uri, charset, ...named(uri, contentType, options.input) });
        yield { kind: "page", page, line: null };
      }
    } catch (error) {
      if (!effects.signal.aborted) yield rejected(problemOf(error), uri);
    }
  };
}

async function* articles(
  bytes: Bytes,
  uri: string | null,
  options: AcquireOptions,
  signal: AbortSignal,
): AsyncIterable<Acquired> {
  for await (const line of jsonLines(bytes, options.maxBytes)) {
    if (signal.aborted) return;
    yield answerOf(line, uri);
  }
}

function answerOf(line: JsonLine, uri: string | null): Acquired {
  const { page, problem } = articleOf(line, uri);
  if (problem === null) return { kind: "page", page, line: line.number };
  return { kind: "rejected", rejection: { ...problem, uri, id: page.id, line: line.number }, page };
}

function named(
  uri: string | null,
  contentType: string,
  input: InputKind,
): { named: "html" | "text" | null; certain: boolean } {
  if (input === "html" || input === "text") return { named: input, certain: true };
  if (/html/i.test(contentType) || HTML_FILE.test(uri ?? "")) return { named: "html", certain: false };
  if (/^text\/plain/i.test(contentType) || TEXT_FILE.test(uri ?? "")) return { named: "text", certain: false };
  return { named: null, certain: false };
}

function rejected(problem: Problem, uri: string | null): Acquired {
  return { kind: "rejected", rejection: { ...problem, uri, id: null, line: null }, page: null };
}
