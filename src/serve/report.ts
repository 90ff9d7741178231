// Edge "serve": keeps count of what became of every page, and tells it on stderr and in the notices file.
import type { Rejection } from "#acquire";
import { EdgeError, type Effects, type ExitCode, type Sink, systemReason } from "#effects";

/** What a command calls a page with a result and one without. */
export interface Words {
  readonly found: string;
  readonly nothing: string;
  /** A page that is not read again; left out of the summary where a command knows no such pages. */
  readonly known?: string;
  /** What is counted, where it is not pages. */
  readonly one?: string;
}

export interface Counts {
  readonly found: number;
  readonly nothing: number;
  readonly rejected: number;
  readonly known: number;
  /** Files in folders that are of no kind we read; they are no pages. */
  readonly skipped: number;
}

export interface Report {
  /** A page was read; `found` is whether it held what was looked for. */
  read(found: boolean): void;
  rejected(rejection: Rejection): Promise<void>;
  /** A page was left as it is. */
  known(): void;
  skipped(uri: string): Promise<void>;
  readonly counts: Counts;
  /** Prints the counts, then `more`, and gives the exit status: 3 after rejections, 1 where it was interrupted. */
  finish(more?: string): Promise<ExitCode>;
}

/** @param noticesPath file for rejections and skipped files as JSON Lines, or none */
export async function openReport(words: Words, noticesPath: string | undefined, effects: Effects): Promise<Report> {
  const counts = { found: 0, nothing: 0, rejected: 0, known: 0, skipped: 0 };
  const notices = noticesPath === undefined ? null : await openNotices(noticesPath, effects);
  return {
    counts,
    read(found) {
      counts[found ? "found" : "nothing"] += 1;
    },
    async rejected(rejection) {
      counts.rejected += 1;
      await notices?.write({ outcome: "rejected", ...rejection });
      await effects.err.write(`rejected ${placeOf(rejection)}: ${printable(rejection.message)}\n`);
    },
    known() {
      counts.known += 1;
    },
    async skipped(uri) {
      counts.skipped += 1;
      await notices?.write({ outcome: "skipped", uri });
    },
    async finish(more = "") {
      await notices?.close();
      const stopped = effects.signal.aborted;
      if (stopped && !wasInterrupted(effects.signal)) return 0; // the reader of our output has seen enough
      await effects.err.write(`${summary(counts, words)}${more}\n`);
      if (stopped) await effects.err.write("interrupted: what is counted here is done, the rest was not read\n");
      return stopped ? 1 : counts.rejected > 0 ? 3 : 0;
    },
  };
}

function wasInterrupted(signal: AbortSignal): boolean {
  return signal.reason instanceof EdgeError;
}

/** `7 pages: 4 coded, 2 without event, 1 rejected; 3 other files skipped`: the parts add up to the pages. */
export function summary({ found, nothing, rejected, known, skipped }: Counts, words: Words): string {
  const pages = found + nothing + rejected + known;
  const again = words.known === undefined ? "" : `, ${known} ${words.known}`;
  const parts = `${found} ${words.found}, ${nothing} ${words.nothing}, ${rejected} rejected${again}`;
  const others = skipped === 0 ? "" : `; ${skipped} other ${skipped === 1 ? "file" : "files"} skipped`;
  const { one = "page" } = words;
  return `${pages} ${pages === 1 ? one : `${one}s`}: ${parts}${others}`;
}

interface NoticesFile {
  write(line: object): Promise<void>;
  close(): Promise<void>;
}

async function openNotices(path: string, effects: Effects): Promise<NoticesFile> {
  const failed = (error: unknown) =>
    new EdgeError("serve/notices", `cannot write ${path}: ${systemReason(error)}`, { cause: error });
  let sink: Sink;
  try {
    sink = await effects.files.create(path);
  } catch (error) {
    throw failed(error);
  }
  return {
    async write(line) {
      try {
        await sink.write(`${JSON.stringify(line)}\n`);
      } catch (error) {
        throw failed(error);
      }
    },
    close: () => sink.close(),
  };
}

function placeOf({ uri, line }: Rejection): string {
  const name = uri === null ? "standard input" : printable(uri);
  return line === null ? name : `${name} line ${line}`;
}

/** Control characters in a name or message could rewrite the terminal's screen. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that must not reach a terminal
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, "\uFFFD");
}
