// What the edges may do to the world, as interfaces, so that tests can pass effects that record or fail.

export interface Output {
  /** Resolves when the chunk may be followed by another (back-pressure); throws EdgeError where it cannot be written. */
  write(chunk: string): Promise<void>;
  readonly isTTY: boolean;
  /** Width of the terminal in columns; 80 where it is none. */
  readonly columns: number;
}

export interface FileInfo {
  readonly kind: "file" | "folder" | "other";
  /** In bytes. */
  readonly size: number;
  /** True where the path itself is a symbolic link; `kind` and `size` are those of what it leads to. */
  readonly link: boolean;
}

/** A file that is being written from its start. */
export interface Sink {
  write(chunk: string): Promise<void>;
  close(): Promise<void>;
}

export interface Files {
  stat(path: string): Promise<FileInfo>;
  /** Names in a folder, sorted by code unit. */
  list(path: string): Promise<string[]>;
  /** Reads in chunks, so that a limit can stop it early. */
  read(path: string): AsyncIterable<Uint8Array>;
  /** Writes by way of a temporary file and a rename. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Opens a file to be written piece by piece; what was in it is gone. */
  create(path: string): Promise<Sink>;
  makeFolder(path: string): Promise<void>;
  /** Whether this user may write into the folder, or make it where it does not exist. */
  mayWrite(folder: string): Promise<boolean>;
  /** Bytes free on the disk that holds the path, or its nearest existing folder. */
  freeBytes(path: string): Promise<number>;
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

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOENT: "no such file or folder",
  ENOTDIR: "part of the path is not a folder",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many open files",
  EIO: "the disk or device failed",
};

/** Why a system call failed, in words; the system's own message where there are none of ours. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return REASONS[code] ?? error.message;
}
