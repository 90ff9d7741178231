// Edge "store": one SQLite file, opened through kysely. What fails in it is told as an EdgeError that says what to do.
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Database } from "better-sqlite3";
import { Kysely, Migrator, SqliteAdapter, type SqliteDatabase, SqliteDialect } from "kysely";
import { EdgeError } from "#effects";
import { MIGRATIONS } from "./migrations.ts";
import type { Tables } from "./schema.ts";

/** "entn", so that other programs (and `file`) can tell a store from another SQLite file. */
const APPLICATION_ID = 0x656e746e;
/** How long a writer waits for another before it gives up. */
const BUSY_TIMEOUT_MS = 10_000;

export type Db = Kysely<Tables>;

export interface Store {
  readonly path: string;
  readonly db: Db;
  /** The connection itself, for what only SQLite has (pragmas, FTS5's own checks). */
  readonly raw: Database;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** `open`: it must be there. `create`: made where it is not. */
  readonly mode: "open" | "create";
  /** Largest size of the file in pages of 4,096 bytes; for tests of a full disk. */
  readonly maxPages?: number;
}

/**
 * Opens a store, and brings an older one up to date.
 *
 * @throws EdgeError `store/no-sqlite`, `store/missing`, `store/newer`, `store/foreign`, `store/denied`, `store/full`, `store/busy`, `store/corrupt`
 */
export async function openStore(path: string, options: OpenOptions): Promise<Store> {
  const raw = await connect(path, options);
  const db = new Kysely<Tables>({ dialect: new Dialect({ database: guarded(raw, path) }) });
  try {
    refuseForeign(raw, path);
    prepare(raw, options);
    await migrate(db, path);
    guard(path, () => raw.pragma(`application_id = ${APPLICATION_ID}`));
    return { path, db, raw, close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    if (raw.open) raw.close();
    throw translate(error, path);
  }
}

async function connect(path: string, { mode }: OpenOptions): Promise<Database> {
  const Sqlite = await loadSqlite();
  try {
    if (mode === "create") mkdirSync(dirname(path), { recursive: true });
    else if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw noStore(path);
    return new Sqlite(path, { timeout: BUSY_TIMEOUT_MS, fileMustExist: mode === "open" });
  } catch (error) {
    throw translate(error, path);
  }
}

async function loadSqlite(): Promise<typeof import("better-sqlite3")> {
  try {
    return (await import("better-sqlite3")).default;
  } catch (cause) {
    throw noSqlite(cause);
  }
}

/** An empty file, or none yet, is a store to be; any other SQLite file is left alone. */
function refuseForeign(raw: Database, path: string): void {
  guard(path, () => {
    const id = raw.pragma("application_id", { simple: true });
    const tables = raw.prepare("select count(*) from sqlite_schema").pluck().get();
    if (id !== APPLICATION_ID && tables !== 0 && !names(raw).includes("kysely_migration")) throw foreign(path);
    const applied = names(raw).includes("kysely_migration")
      ? raw.prepare<[], string>("select name from kysely_migration").pluck().all()
      : [];
    if (applied.some((name) => !(name in MIGRATIONS))) throw newer(path);
  });
}

function names(raw: Database): string[] {
  return raw.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
}

/** A power cut may lose the last batches (synchronous = normal), never the store; a killed process loses nothing that was committed. */
function prepare(raw: Database, { maxPages }: OpenOptions): void {
  raw.pragma("journal_mode = wal");
  raw.pragma("synchronous = normal");
  raw.pragma("foreign_keys = on");
  raw.pragma("cache_size = -65536");
  // Every batch touches pages all over the indexes: copying them back once in 64 MiB instead of every 4 makes writing several times faster.
  raw.pragma("wal_autocheckpoint = 16384");
  if (maxPages !== undefined) raw.pragma(`max_page_count = ${maxPages}`);
}

async function migrate(db: Db, path: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw translate(error, path);
}

/** SQLite undoes its DDL with the transaction, which kysely's own adapter does not say. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Dialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

/**
 * The connection as kysely sees it: statements are prepared once, errors are translated, and
 * a transaction takes the writer's lock at its start, so that two writers wait for each other instead of failing half-way.
 */
function guarded(raw: Database, path: string): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase["prepare"]>>();
  return {
    close: () => void raw.close(),
    prepare(text) {
      const known = statements.get(text);
      if (known !== undefined) return known;
      // A full disk already undoes the transaction; undoing it again would hide the reason.
      if (text === "rollback" && !raw.inTransaction) return NOTHING;
      const statement = guard(path, () => raw.prepare<unknown[]>(text === "begin" ? "begin immediate" : text));
      const safe = {
        reader: statement.reader,
        all: (parameters: readonly unknown[]) => guard(path, () => statement.all(...parameters)),
        run: (parameters: readonly unknown[]) => guard(path, () => statement.run(...parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters),
      };
      if (statements.size < STATEMENTS_KEPT && text !== "rollback") statements.set(text, safe);
      return safe;
    },
  };
}

const STATEMENTS_KEPT = 200;
const NOTHING = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/** Runs `action`; what SQLite or the file system says of a failure is told in our words. */
export function guard<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw translate(error, path);
  }
}

function translate(error: unknown, path: string): unknown {
  if (error instanceof EdgeError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? ""; // SQLite's errors and the file system's both carry a code
  const known = FAILURES.find(([pattern]) => pattern.test(code));
  return known === undefined ? error : new EdgeError(known[1], known[2](path, error.message), { cause: error });
}

const FAILURES: readonly (readonly [RegExp, string, (path: string, message: string) => string])[] = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    "store/full",
    (path) =>
      `the disk is full: ${path} keeps all that was written before; free some space and run the same command again`,
  ],
  [
    /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS)/,
    "store/denied",
    (path) => `no permission to write ${path} or its folder; --db PATH names another store`,
  ],
  [
    /^(SQLITE_CANTOPEN|ENOTDIR|EISDIR|EEXIST|ENOENT)/,
    "store/cannot-open",
    (path) => `cannot open ${path}: is its folder there, and may it be written? --db PATH names another store`,
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    "store/busy",
    (path) => `${path} is being written by another process; try again when it is done`,
  ],
  [/^SQLITE_NOTADB/, "store/foreign", (path) => foreign(path).message],
  [
    /^SQLITE_CORRUPT/,
    "store/corrupt",
    (path, message) => `${path} is damaged (${message}); \`entente verify --db ${path}\` lists what is wrong`,
  ],
  [/^SQLITE_IOERR/, "store/disk", (path, message) => `the disk failed while ${path} was read or written (${message})`],
];

function noSqlite(cause: unknown): EdgeError {
  const message =
    "the store needs the package better-sqlite3, which is not installed here or was built for another Node: " +
    "`npm install better-sqlite3` (it takes a prebuilt binary, or a C++ compiler and Node's headers); extract, code, relate, parse and status work without it";
  return new EdgeError("store/no-sqlite", message, { cause });
}

function noStore(path: string): EdgeError {
  return new EdgeError(
    "store/missing",
    `there is no store at ${path}: \`entente ingest FILES --db ${path}\` makes one`,
  );
}

function foreign(path: string): EdgeError {
  return new EdgeError("store/foreign", `${path} is not a store of entente; it was left as it is`);
}

function newer(path: string): EdgeError {
  return new EdgeError(
    "store/newer",
    `${path} was written by a newer entente; update this one, or use another store with --db PATH`,
  );
}
