// Edge "acquire": http(s) addresses → bytes, politely and never from inside our own network.
import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { setTimeout } from "node:timers/promises";
import robots from "robots-parser";
import { Agent, type Dispatcher, request } from "undici";
import { EdgeError, type Effects, systemReason } from "#effects";
import { type Bytes, collected, decoded } from "./bytes.ts";
import { isPrivateAddress } from "./private-address.ts";
import {
  badAddress,
  forbiddenByRobots,
  httpFailed,
  httpStatus,
  InputProblem,
  notText,
  privateAddress,
  robotsUnknown,
  tooManyRedirects,
} from "./problems.ts";

/** The name that robots.txt rules and server logs know us by. */
export const ROBOT_NAME = "entente";
export const USER_AGENT = `${ROBOT_NAME}/0.1 (news event coder; obeys robots.txt)`;

const MAX_REDIRECTS = 5;
/** Its types describe an ES module with a default export; it is a CommonJS module that is the function itself. */
const robotsParser = robots as unknown as typeof robots.default;

/** For a whole answer, from looking up the name to the last byte. */
const MAX_ANSWER_MS = 30_000;
const MAX_CONNECT_MS = 10_000;
/** As RFC 9309 asks: at least 500 kibibytes of a robots.txt are read. */
const MAX_ROBOTS_BYTES = 512_000;
/** A host that asks for longer pauses between two requests gets this one. */
const MAX_PAUSE_MS = 10_000;

export interface FetchOptions {
  readonly allowPrivate: boolean;
  /** Resolves a host name to its addresses; a test gives its own. */
  readonly resolve?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
}

export interface Answer {
  readonly bytes: Bytes;
  /** Media type without parameters, lower case; "" where the server gives none. */
  readonly contentType: string;
  readonly charset: string | null;
}

/** Fetches addresses one after another, and remembers what each host wants of robots. */
export interface Fetcher {
  /**
   * Fetches an address: asks robots.txt of every host it is sent to, waits as long as a host asks between two
   * requests, follows redirects, refuses private addresses.
   * @throws InputProblem saying why there is no page
   */
  fetch(url: string): Promise<Answer>;
  close(): Promise<void>;
}

export function openFetcher(options: FetchOptions, effects: Pick<Effects, "signal">): Fetcher {
  const agent = new Agent({ connect: { lookup: guardedLookup(options), timeout: MAX_CONNECT_MS } });
  const rules = new Map<string, Robots>();
  const asked = new Map<string, number>();
  const newLine = (): Line => ({
    agent,
    signal: AbortSignal.any([effects.signal, AbortSignal.timeout(MAX_ANSWER_MS)]),
  });
  return {
    async fetch(url) {
      try {
        return answerOf((await follow(parsed(url), options, newLine, permission)).response);
      } catch (error) {
        throw asProblem(error);
      }
    },
    close: () => agent.destroy(),
  };

  async function permission(url: URL): Promise<void> {
    const robots = rules.get(url.origin) ?? (await robotsOf(new URL("/robots.txt", url), options, newLine));
    rules.set(url.origin, robots);
    if (!(robots.isAllowed(url.href, ROBOT_NAME) ?? true)) throw new InputProblem(forbiddenByRobots(url.host));
    const pauseMs = Math.min((robots.getCrawlDelay(ROBOT_NAME) ?? 0) * 1000, MAX_PAUSE_MS);
    const waitMs = (asked.get(url.origin) ?? -Infinity) + pauseMs - performance.now();
    if (waitMs > 0) await setTimeout(waitMs, undefined, { signal: effects.signal });
    asked.set(url.origin, performance.now());
  }
}

type Robots = ReturnType<typeof robotsParser>;

interface Line {
  readonly agent: Agent;
  /** Ends the answer when it takes too long, or the run is stopped. */
  readonly signal: AbortSignal;
}
interface Followed {
  readonly url: URL;
  readonly response: Dispatcher.ResponseData;
}

/** @param before asked of each address before it is fetched; throws where it may not be */
async function follow(
  start: URL,
  options: FetchOptions,
  newLine: () => Line,
  before: (url: URL) => Promise<void>,
): Promise<Followed> {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    refuseLiteral(url, options);
    await before(url);
    const response = await get(url, newLine());
    const next = response.headers.location;
    if (response.statusCode < 300 || response.statusCode >= 400 || typeof next !== "string") return { url, response };
    response.body.destroy();
    url = parsed(next, url);
  }
  throw new InputProblem(tooManyRedirects(MAX_REDIRECTS));
}

async function get(url: URL, { agent, signal }: Line): Promise<Dispatcher.ResponseData> {
  const response = await request(url, {
    dispatcher: agent,
    signal,
    headers: {
      "user-agent": USER_AGENT,
      accept: "text/html, application/xhtml+xml, text/plain;q=0.8, application/x-ndjson;q=0.8, */*;q=0.1",
      "accept-encoding": "gzip, deflate, br",
    },
  });
  response.body.on("error", () => {}); // a body that is given up ends in an error that nobody waits for
  return response;
}

const TEXT_TYPE =
  /^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|x-ndjson|jsonl|x-jsonlines|gzip|x-gzip|octet-stream))$/;

function answerOf(response: Dispatcher.ResponseData): Answer {
  try {
    if (response.statusCode !== 200) throw new InputProblem(httpStatus(response.statusCode));
    const [type = "", ...parameters] = headerOf(response, "content-type").split(";");
    const contentType = type.trim().toLowerCase();
    if (contentType !== "" && !TEXT_TYPE.test(contentType)) throw new InputProblem(notText(contentType));
    const charset = parameters.map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)/i.exec(parameter)?.[1]).find(Boolean);
    return { bytes: body(response), contentType, charset: charset ?? null };
  } catch (error) {
    response.body.destroy();
    throw error;
  }
}

/** The connection is given up when the reader has enough. */
async function* body(response: Dispatcher.ResponseData): Bytes {
  try {
    yield* decoded(response.body, headerOf(response, "content-encoding").trim().toLowerCase());
  } catch (error) {
    throw asProblem(error);
  } finally {
    response.body.destroy();
  }
}

function headerOf(response: Dispatcher.ResponseData, name: string): string {
  const value = response.headers[name];
  return Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
}

/** As RFC 9309: a robots.txt that is not there allows all, one that cannot be had forbids all. */
async function robotsOf(home: URL, options: FetchOptions, newLine: () => Line): Promise<Robots> {
  const { response } = await follow(home, options, newLine, async () => {});
  const { statusCode } = response;
  if (statusCode >= 500) {
    response.body.destroy();
    throw new InputProblem(robotsUnknown(home.host, `status ${statusCode}`));
  }
  const found = statusCode >= 200 && statusCode < 300;
  const rules = found ? Buffer.from(await collected(body(response), MAX_ROBOTS_BYTES)).toString("utf8") : "";
  if (!found) response.body.destroy();
  return robotsParser(home.href, rules);
}

function parsed(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : null;
  if (url === null) throw new InputProblem(badAddress("it is no valid address"));
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new InputProblem(
      badAddress(`it leads to a ${url.protocol.slice(0, -1)} address; only http and https are fetched`),
    );
  }
  if (url.username !== "" || url.password !== "")
    throw new InputProblem(badAddress("it holds a user name or password"));
  return url;
}

/** A host that is written as an IP address is never looked up, so it is checked here. */
function refuseLiteral(url: URL, { allowPrivate }: FetchOptions): void {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) throw new InputProblem(privateAddress(host));
}

/** Resolves names for the socket itself, so that the address checked is the address connected to. */
function guardedLookup({ allowPrivate, resolve = resolveAll }: FetchOptions): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const refused = allowPrivate ? undefined : found.find(({ address }) => isPrivateAddress(address));
        const [first] = found;
        if (refused !== undefined) done(new InputProblem(privateAddress(host)), "", 0);
        else if (first === undefined) done(new Error(`${host} has no address`), "", 0);
        else if (options.all === true) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, "", 0),
    );
  };
}

function resolveAll(host: string): Promise<readonly { readonly address: string; readonly family: number }[]> {
  return systemLookup(host, { all: true, verbatim: true });
}

function asProblem(error: unknown): unknown {
  if (error instanceof InputProblem || error instanceof EdgeError) return error;
  if (error instanceof Error && error.cause instanceof InputProblem) return error.cause;
  return new InputProblem(httpFailed(networkReason(error)), error);
}

function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no whole answer within ${MAX_ANSWER_MS / 1000} s`;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return NETWORK_REASONS[code] ?? systemReason(error);
}

const NETWORK_REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "its host name is not known",
  EAI_AGAIN: "its host name could not be looked up; is there a network?",
  ECONNREFUSED: "the server refused the connection",
  ECONNRESET: "the server broke off",
  ETIMEDOUT: "the server did not answer in time",
  UND_ERR_CONNECT_TIMEOUT: "the server did not answer in time",
  UND_ERR_HEADERS_TIMEOUT: "the server did not answer in time",
  UND_ERR_BODY_TIMEOUT: "the server stopped in the middle",
  UND_ERR_SOCKET: "the server broke off",
};
