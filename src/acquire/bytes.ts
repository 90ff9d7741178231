// Edge "acquire": streams of bytes, unpacked and within limits.
import { pipeline, Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { brokenGzip, InputProblem, tooLarge } from "./problems.ts";

export type Bytes = AsyncIterable<Uint8Array>;

/** The bytes, unpacked if they begin as gzip does, whatever the name of the file says. */
export async function* gunzipped(chunks: Bytes): Bytes {
  const iterator = chunks[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  for (let length = 0; length < 2; ) {
    const next = await iterator.next();
    if (next.done === true) break;
    start.push(next.value);
    length += next.value.length;
  }
  const whole = chain(start, iterator);
  const magic = Buffer.concat(start);
  if (magic[0] === 0x1f && magic[1] === 0x8b) yield* through(whole, createGunzip());
  else yield* whole;
}

/** The bytes of an HTTP body without its content coding. */
export function decoded(chunks: Bytes, coding: string): Bytes {
  if (coding === "gzip" || coding === "x-gzip") return through(chunks, createGunzip());
  if (coding === "br") return through(chunks, createBrotliDecompress());
  if (coding === "deflate") return through(chunks, createInflate());
  return chunks;
}

/** All the bytes, in one piece. @throws InputProblem where there are more than `maxBytes`; the rest is not read. */
export async function collected(chunks: Bytes, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw new InputProblem(tooLarge(maxBytes));
    parts.push(chunk);
  }
  return Buffer.concat(parts, length);
}

/** A line of a stream, without its line break. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Null where the line is longer than allowed; it was passed over. */
  readonly bytes: Uint8Array | null;
}

/** Lines as they come; a last line break opens no further line. Lines longer than `maxBytes` are passed over unread. */
export async function* lines(chunks: Bytes, maxBytes: number): AsyncIterable<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): Line => {
    const line = { number, bytes: length > maxBytes ? null : Buffer.concat(parts) };
    number += 1;
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield take();

  function add(part: Uint8Array): void {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  }
}

async function* chain(start: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): Bytes {
  try {
    yield* start;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Leaving the loop early destroys the stream and with it the source, so a bomb is unpacked no further than it is read. */
async function* through(chunks: Bytes, unpack: Transform): Bytes {
  let failure: unknown = null;
  pipeline(Readable.from(chunks, { objectMode: true }), unpack, (error) => {
    failure = error;
  });
  try {
    for await (const chunk of unpack) yield chunk as Uint8Array; // zlib streams give Buffers
  } catch (error) {
    const cause = failure ?? error;
    throw isZlibError(cause) ? new InputProblem(brokenGzip(), cause) : cause;
  }
}

function isZlibError(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return false;
  return (
    error.code.startsWith("Z_") || error.code.startsWith("ERR_BROTLI") || error.code.startsWith("ERR__ERROR_FORMAT")
  );
}
