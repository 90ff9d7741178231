// Edge "serve": the effects of a real process.
import { constants, createReadStream } from "node:fs";
import { access, lstat, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { EdgeError, type Effects, type FileInfo, type Files, type Output, type Sink, systemReason } from "#effects";

const READ_CHUNK_BYTES = 256 * 1024;

/** Effects of this process. A second Ctrl-C ends it at once; the first only aborts `signal`. */
export function nodeEffects(): Effects {
  const stop = new AbortController();
  let signals = 0;
  const onSignal = () => {
    signals += 1;
    if (signals > 1) process.exit(130);
    stop.abort(new EdgeError("serve/interrupted", "interrupted"));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    out: output(process.stdout, stop),
    err: output(process.stderr, stop),
    stdin: () => standardInput(stop.signal),
    files,
    now: () => new Date(),
    env: process.env,
    signal: stop.signal,
  };
}

/** A reader that went away (`| head`) is no failure: writing on does nothing, and reading stops. */
function output(stream: NodeJS.WriteStream, stop: AbortController): Output {
  let failure: NodeJS.ErrnoException | null = null;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= error;
    stop.abort(error);
  });
  const settle = (error: NodeJS.ErrnoException | null | undefined) => {
    if (error === null || error === undefined || error.code === "EPIPE") return;
    throw new EdgeError("serve/output", `cannot write the output: ${systemReason(error)}`, { cause: error });
  };
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 80,
    async write(chunk) {
      if (failure === null)
        await new Promise<void>((done) =>
          stream.write(chunk, (error) => {
            failure ??= error ?? null;
            done();
          }),
        );
      settle(failure);
    },
  };
}

async function* standardInput(signal: AbortSignal): AsyncIterable<Uint8Array> {
  const end = () => process.stdin.destroy();
  signal.addEventListener("abort", end, { once: true });
  try {
    for await (const chunk of process.stdin) yield chunk as Uint8Array; // no encoding is set, so chunks are Buffers
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", end);
  }
}

const files: Files = {
  async stat(path): Promise<FileInfo> {
    const own = await lstat(path);
    const link = own.isSymbolicLink();
    const found = link ? await stat(path) : own;
    const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    return { kind, size: found.size, link };
  },
  async list(path) {
    return (await readdir(path)).sort();
  },
  read: (path) => createReadStream(path, { highWaterMark: READ_CHUNK_BYTES }),
  async write(path, content) {
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      await writeFile(temporary, content);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  },
  async create(path): Promise<Sink> {
    const handle = await open(path, "w");
    return {
      async write(chunk) {
        await handle.write(chunk);
      },
      close: () => handle.close(),
    };
  },
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async mayWrite(folder) {
    try {
      await access(await nearestExisting(folder), constants.W_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  async freeBytes(path) {
    const disk = await statfs(await nearestExisting(path));
    return disk.bavail * disk.bsize;
  },
};

async function nearestExisting(path: string): Promise<string> {
  let folder = resolve(path);
  for (;;) {
    try {
      await stat(folder);
      return folder;
    } catch (error) {
      if (dirname(folder) === folder) throw error;
      folder = dirname(folder);
    }
  }
}
