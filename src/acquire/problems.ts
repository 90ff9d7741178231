// Edge "acquire": every reason for which input is rejected or noted, with its stable code.
import type { Notice } from "#document";
import { EdgeError, systemReason } from "#effects";

/** Why an input gives no page. */
export interface Problem {
  /** Stable, `acquire/what`. */
  readonly code: string;
  readonly message: string;
}

/** A problem on its way up from a reader; becomes the rejection of one input, never the end of the run. */
export class InputProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, cause?: unknown) {
    super(problem.message, cause === undefined ? undefined : { cause });
    this.name = "InputProblem";
    this.problem = problem;
  }
}

export const empty = (): Problem => ({ code: "acquire/empty", message: "it is empty" });
export const binary = (what: string): Problem => ({
  code: "acquire/binary",
  message: `it is ${what}, not a page of text or HTML`,
});
export const tooLarge = (maxBytes: number): Problem => ({
  code: "acquire/too-large",
  message: `it is larger than ${megabytes(maxBytes)} once unpacked; --max-bytes allows more`,
});
export const brokenGzip = (): Problem => ({
  code: "acquire/gzip",
  message: "its compressed data is broken or cut off; fetch or compress it again",
});
export const unreadable = (error: unknown): Problem => ({
  code: "acquire/unreadable",
  message: `it cannot be read: ${systemReason(error)}`,
});
export const noMatch = (): Problem => ({ code: "acquire/no-match", message: "no file or folder matches it" });

export const emptyLine = (): Problem => ({ code: "acquire/json-line", message: "the line is empty" });
export const brokenLine = (detail: string): Problem => ({
  code: "acquire/json-line",
  message: `the line is not valid JSON: ${detail}`,
});
export const lineWithoutText = (detail: string): Problem => ({
  code: "acquire/json-line",
  message: `${detail}; a line is {"id": …, "text": "…"}`,
});

export const badAddress = (detail: string): Problem => ({ code: "acquire/address", message: detail });
export const privateAddress = (host: string): Problem => ({
  code: "acquire/private-address",
  message: `${host} is a private, local or reserved address; --allow-private reads it all the same`,
});
export const forbiddenByRobots = (host: string): Problem => ({
  code: "acquire/robots",
  message: `the robots.txt of ${host} does not allow it`,
});
export const robotsUnknown = (host: string, detail: string): Problem => ({
  code: "acquire/robots",
  message: `the robots.txt of ${host} could not be read (${detail}), so nothing is fetched there; try again later`,
});
export const httpStatus = (status: number): Problem => ({
  code: "acquire/http",
  message: `the server answered with status ${status}`,
});
export const httpFailed = (detail: string): Problem => ({
  code: "acquire/http",
  message: `it could not be fetched: ${detail}`,
});
export const tooManyRedirects = (limit: number): Problem => ({
  code: "acquire/http",
  message: `it redirects more than ${limit} times`,
});
export const notText = (type: string): Problem => ({
  code: "acquire/content-type",
  message: `the server says it is ${type}, not a page of text or HTML`,
});

/** WARC is wrong usage for now, and ends the run. */
export const warcInput = (): EdgeError =>
  new EdgeError("acquire/warc", "WARC files cannot be read yet: unpack the pages into files first.", { exitCode: 2 });

export const charsetMismatch = (declared: string, used: string): Notice => ({
  code: "acquire/charset-mismatch",
  message: `the page says it is in ${declared}, but its bytes are not; it was read as ${used}`,
});
export const undecodable = (used: string, count: number): Notice => ({
  code: "acquire/undecodable",
  message: `${count} places do not decode as ${used} and became U+FFFD`,
});
export const cutOff = (): Notice => ({
  code: "acquire/cut-off",
  message: "the bytes end in the middle of a character; the rest of it was dropped",
});
export const nullBytes = (count: number): Notice => ({
  code: "acquire/null-bytes",
  message: `${count} null characters were removed`,
});

/** Whatever was thrown while one input was read, as its problem; an EdgeError is for the whole run and goes on up. */
export function problemOf(error: unknown): Problem {
  if (error instanceof EdgeError) throw error;
  return error instanceof InputProblem ? error.problem : unreadable(error);
}

function megabytes(bytes: number): string {
  return bytes >= 1e6 ? `${Number((bytes / 1e6).toFixed(1))} MB` : `${bytes} bytes`;
}
