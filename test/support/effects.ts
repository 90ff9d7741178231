// Effects that record, for tests of the edges.
import { EdgeError, type Effects, type FileInfo, type Files } from "#effects";

export interface FakeFile {
  readonly content: Uint8Array | string;
}

/** A path to its content, or to the error code that every use of it gives. Folders are implied by the paths in them. */
export type FakeDisk = Readonly<Record<string, FakeFile | { readonly error: string }>>;

export interface FakeEffects extends Effects {
  readonly printed: { out: string; err: string };
  readonly written: Map<string, string>;
  stop(): void;
}

export interface FakeOptions {
  readonly disk?: FakeDisk;
  readonly stdin?: string | Uint8Array;
  /** Error code of every write to a file. */
  readonly writeError?: string;
  readonly isTTY?: boolean;
  readonly freeBytes?: number;
  readonly now?: Date;
}

export function fakeEffects(options: FakeOptions = {}): FakeEffects {
  const printed = { out: "", err: "" };
  const written = new Map<string, string>();
  const stop = new AbortController();
  const output = (name: "out" | "err") => ({
    isTTY: options.isTTY ?? false,
    columns: 80,
    async write(chunk: string) {
      printed[name] += chunk;
    },
  });
  return {
    printed,
    written,
    stop: () => stop.abort(new EdgeError("serve/interrupted", "interrupted")),
    out: output("out"),
    err: output("err"),
    stdin: () => chunksOf(options.stdin ?? ""),
    files: fakeFiles(options, written),
    now: () => options.now ?? new Date("2024-03-04T05:06:07Z"),
    env: {},
    signal: stop.signal,
  };
}

function fakeFiles({ disk = {}, writeError, freeBytes }: FakeOptions, written: Map<string, string>): Files {
  const paths = Object.keys(disk);
  const mayWrite = () => {
    if (writeError !== undefined) throw systemError(writeError);
  };
  return {
    async stat(path): Promise<FileInfo> {
      const file = disk[path];
      if (file !== undefined && "error" in file && file.error !== "EACCES") throw systemError(file.error);
      if (file !== undefined && "content" in file) return { kind: "file", size: file.content.length, link: false };
      if (file !== undefined || paths.some((other) => other.startsWith(`${path}/`) || path === ".")) {
        return { kind: "folder", size: 0, link: false };
      }
      throw systemError("ENOENT");
    },
    async list(path) {
      const own = disk[path];
      if (own !== undefined && "error" in own) throw systemError(own.error);
      const prefix = path === "." ? "" : `${path}/`;
      const inside = paths.filter((other) => other.startsWith(prefix)).map((other) => other.slice(prefix.length));
      return [...new Set(inside.map((rest) => rest.split("/")[0] ?? ""))].sort();
    },
    async *read(path) {
      const file = disk[path];
      if (file === undefined) throw systemError("ENOENT");
      if ("error" in file) throw systemError(file.error);
      yield* chunksOf(file.content);
    },
    async write(path, content) {
      mayWrite();
      written.set(path, content.toString());
    },
    async create(path) {
      written.set(path, "");
      return {
        async write(chunk) {
          mayWrite();
          written.set(path, (written.get(path) ?? "") + chunk);
        },
        async close() {},
      };
    },
    async makeFolder() {
      mayWrite();
    },
    mayWrite: async () => writeError === undefined,
    freeBytes: async () => freeBytes ?? 1e12,
  };
}

/** In pieces of 7 bytes, so that no reader may count on whole lines or characters. */
export async function* chunksOf(content: Uint8Array | string): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(content);
  const step = bytes.length > 100_000 ? 65_536 : 7;
  for (let start = 0; start < bytes.length; start += step) yield bytes.subarray(start, start + step);
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: test`), { code });
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
