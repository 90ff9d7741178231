// What the edges may do to the world, as interfaces, so that tests can pass effects that record or fail.

export interface Output {
  /** Resolves when the chunk may be followed by another (back-pressure). */
  write(chunk: string): Promise<void>;
  readonly isTTY: boolean;
  /** Width of the terminal in columns; 80 where it is none. */
  readonly columns: number;
}

export interface FileInfo {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
}

export interface Files {
  stat(path: string): Promise<FileInfo>;
  /** Names in a folder, sorted by code unit. */
  list(path: string): Promise<string[]>;
  /** Reads in chunks, so that a limit can stop it early. */
  read(path: string): AsyncIterable<Uint8Array>;
  /** Writes by way of a temporary file and a rename. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  makeFolder(path: string): Promise<void>;
}

export interface Effects {
  readonly out: Output;
  readonly err: Output;
  stdin(): AsyncIterable<Uint8Array>;
  readonly files: Files;
  /** The clock; no stage reads it. */
  now(): Date;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C and SIGTERM: finish what is in hand, keep what is done, say so. */
  readonly signal: AbortSignal;
}

/** 0 all read, 1 could not run, 2 wrong usage, 3 finished but some input was rejected. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The world failed or was refused: says what to do next; `code` is stable (`acquire/http`). */
export class EdgeError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  constructor(code: string, message: string, options: { exitCode?: ExitCode; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "EdgeError";
    this.code = code;
    this.exitCode = options.exitCode ?? 1;
  }
}
