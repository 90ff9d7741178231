// Edge "serve": how far an ingest is: one line that is rewritten in a terminal, a line now and then in a log.
import type { Rejection } from "#acquire";
import type { Effects, ExitCode } from "#effects";
import { openReport } from "./report.ts";

export interface Progress {
  /** A page was coded and stored. */
  read(events: number): void;
  /** A page was in the store already. */
  known(): void;
  rejected(rejection: Rejection): Promise<void>;
  skipped(uri: string): Promise<void>;
  /** Shows where it stands, at most so often that nobody is flooded. */
  show(): Promise<void>;
  /** Prints the counts and gives the exit status. */
  finish(): Promise<ExitCode>;
}

const REWRITE_EVERY_MS = 100;
const LOG_EVERY_MS = 10_000;
/** Back to the start of the line, and all of it erased. */
const ERASE = "\r\u001b[K";

/** @param noticesPath file for rejections and skipped files as JSON Lines, or none */
export async function openProgress(noticesPath: string | undefined, effects: Effects): Promise<Progress> {
  const { err, now } = effects;
  const erasing = {
    isTTY: err.isTTY,
    columns: err.columns,
    write: (chunk: string) => err.write(err.isTTY ? ERASE + chunk : chunk),
  };
  const words = { found: "coded", nothing: "without event", known: "known already" };
  const report = await openReport(words, noticesPath, { ...effects, err: erasing });
  const started = now().getTime();
  let shown = started;
  let events = 0;
  return {
    read(found) {
      events += found;
      report.read(found > 0);
    },
    known: () => report.known(),
    rejected: (rejection) => report.rejected(rejection),
    skipped: (uri) => report.skipped(uri),
    async show() {
      const time = now().getTime();
      if (time - shown < (err.isTTY ? REWRITE_EVERY_MS : LOG_EVERY_MS)) return;
      shown = time;
      const { found, nothing, rejected, known } = report.counts;
      const pages = found + nothing + rejected + known;
      const perSecond = (pages / Math.max(1, time - started)) * 1000;
      const line = `${pages} pages, ${events} events, ${rejected} rejected, ${perSecond.toFixed(1)} pages a second`;
      await err.write(err.isTTY ? `${ERASE}${line}`.slice(0, err.columns + ERASE.length - 1) : `${line}\n`);
    },
    finish: () => report.finish(`; ${events} ${events === 1 ? "event" : "events"}`),
  };
}
