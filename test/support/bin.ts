// Runs the real bin/entente, with its time and its largest memory.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const BIN = `${ROOT}bin/entente`;

export interface Run {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly elapsedMs: number;
  /** Processor time of all its threads; null as for `peakMb`. */
  readonly computedMs: number | null;
  /** Largest resident memory, in MB; null where the system does not tell (it is read from /proc). */
  readonly peakMb: number | null;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  /** Called once the process runs. */
  readonly during?: (child: ChildProcess) => void;
  /** `during` writes to standard input and leaves it open. */
  readonly keepInputOpen?: boolean;
  /** Words put before the command: a shell, another user. */
  readonly command?: readonly string[];
  readonly cwd?: string;
  /** Another user, by number; only root may ask for one. */
  readonly uid?: number;
  readonly gid?: number;
}

/** Runs `entente ARGS`. */
export function entente(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const [program = process.execPath, ...words] = [...(options.command ?? []), process.execPath, BIN, ...args];
  const started = performance.now();
  const { cwd, uid, gid } = options;
  const child = spawn(program, words, { env: { ...process.env, ...options.env }, cwd, uid, gid });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let peakMb: number | null = null;
  let computedMs: number | null = null;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb ?? 0, memoryOf(child.pid) ?? 0) || null;
    computedMs = Math.max(computedMs ?? 0, processorTimeOf(child.pid) ?? 0) || null;
  }, 15);
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.on("error", () => {}); // it may end before it has read everything
  if (options.input !== undefined) child.stdin.end(options.input);
  else if (options.keepInputOpen !== true) child.stdin.end();
  options.during?.(child);
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (status) => {
      clearInterval(watch);
      const text = (parts: Buffer[]) => Buffer.concat(parts).toString("utf8");
      done({ status, out: text(out), err: text(err), elapsedMs: performance.now() - started, computedMs, peakMb });
    });
  });
}

export function records(run: Run): Record<string, unknown>[] {
  return run.out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function memoryOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** In ms: Linux counts hundredths of a second, in the 12th and 13th field after the name in brackets. */
function processorTimeOf(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}
