// Edge "serve": recodes a store, and tells what that changes.
import type { Acquired } from "#acquire";
import { EdgeError, type Effects, type ExitCode } from "#effects";
import { articleAlone, type EventChange, recodeStore, type Storable, type Store, type StoredArticle } from "#store";
import { colorsFor, printable } from "./cli/store-command.ts";
import { dateOf, partiesOf } from "./events.ts";
import { overlayOf } from "./lexicon/given.ts";
import { mapPages } from "./pool.ts";
import { runInfo } from "./provenance.ts";
import type { ArticlePage } from "./work/tasks.ts";

export interface RecodeOptions {
  readonly dryRun: boolean;
  readonly format?: "text" | "jsonl";
  readonly jobs: number;
  /** Seconds for one document. */
  readonly timeout: number;
  /** A user's folder that is laid over our lexicon. */
  readonly lexicon?: string;
}

export async function recode(store: Store, options: RecodeOptions, effects: Effects): Promise<ExitCode> {
  const changes: EventChange[] = [];
  const overlay = await overlayOf(options);
  let failed = 0;
  async function* code(articles: AsyncIterable<StoredArticle>) {
    const pool = { jobs: options.jobs, timeoutMs: options.timeout * 1000, overlay };
    for await (const item of mapPages("code", pagesOf(articles), pool, effects)) {
      if (item.kind === "done")
        yield coded(item.page as StoredPage, item.value); // pagesOf gives no other page
      else if (item.kind === "rejected") {
        failed += 1;
        await effects.err.write(
          `kept as it was: ${item.rejection.uri ?? item.rejection.id}: ${item.rejection.message}\n`,
        );
      }
    }
    if (effects.signal.aborted) throw new EdgeError("serve/interrupted", "interrupted: nothing was changed");
  }
  const { dryRun } = options;
  const onChange = (change: EventChange) => void changes.push(change);
  const documents = await recodeStore(store, await runInfo("recode", overlay), code, {
    dryRun,
    now: effects.now(),
    onChange,
  });
  const asJson = (options.format ?? (effects.out.isTTY ? "text" : "jsonl")) === "jsonl";
  if (asJson) for (const change of changes) await effects.out.write(`${JSON.stringify(changeShape(change))}\n`);
  else await effects.out.write(examples(changes, effects));
  await effects.err.write(`${summary(documents, changes)}${dryRun ? " (dry run: the store is as it was)" : ""}\n`);
  return failed > 0 ? 3 : 0;
}

/** A page that carries the stored article past the extraction. */
interface StoredPage extends ArticlePage {
  readonly stored: StoredArticle;
}

async function* pagesOf(articles: AsyncIterable<StoredArticle>): AsyncIterable<Acquired> {
  for await (const stored of articles) {
    const article = articleAlone(stored);
    const { id, uri, contentHash, notices } = article;
    const page: StoredPage = {
      id,
      uri,
      kind: "article",
      content: article.text,
      contentHash,
      given: {},
      notices,
      article,
      stored,
    };
    yield { kind: "page", page, line: null };
  }
}

function coded({ stored, contentHash }: StoredPage, value: Omit<Storable, "contentHash">) {
  return { article: stored, doc: { ...value, contentHash } };
}

function changeShape({ change, before, after, fields, document }: EventChange) {
  const page = { uri: document.uri, title: document.title, outlet: document.outlet, published: document.published };
  const recordOf = (event: EventChange["before"]) => event && { ...event.record, id: event.id };
  return { change, fields, before: recordOf(before), after: recordOf(after), document: page };
}

/** `12 documents recoded; events: 3 added, 1 removed, 2 changed (status 1, date 1)` */
function summary(documents: number, changes: readonly EventChange[]): string {
  const count = (kind: EventChange["change"]) => changes.filter((one) => one.change === kind).length;
  const fields = new Map<string, number>();
  for (const field of changes.flatMap((one) => one.fields)) fields.set(field, (fields.get(field) ?? 0) + 1);
  const most = [...fields].sort((a, b) => b[1] - a[1]).map(([field, n]) => `${field} ${n}`);
  const what = `${count("added")} added, ${count("removed")} removed, ${count("changed")} changed`;
  const word = documents === 1 ? "document" : "documents";
  return `${documents} ${word} recoded; events: ${what}${most.length === 0 ? "" : ` (${most.join(", ")})`}`;
}

/** A few of each kind are enough to see what a new lexicon does; all of them are in the JSON Lines. */
const EXAMPLES = 5;

function examples(changes: readonly EventChange[], { out, env }: Effects): string {
  const colors = colorsFor(out, env);
  const signs = { added: colors.green("+"), removed: colors.red("-"), changed: colors.yellow("~") };
  return (["added", "removed", "changed"] as const)
    .flatMap((kind) => {
      const some = changes.filter((change) => change.change === kind);
      const counts = countsOf(some.map(({ before, after }) => (after ?? before)?.record.event ?? "no event"));
      const lines = some.slice(0, EXAMPLES).map((change) => `  ${signs[kind]} ${lineOf(change)}`);
      return some.length === 0 ? [] : [`${colors.bold(kind)}: ${counts}`, ...lines];
    })
    .map((line) => `${line}\n`)
    .join("");
}

function countsOf(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([kind, n]) => `${kind} ${n}`)
    .join(", ");
}

function lineOf({ before, after, fields, document }: EventChange): string {
  const event = after ?? before;
  if (event === null) return "";
  const { record } = event;
  const words = printable(record.quote.exact);
  const differs =
    fields.length === 0 ? "" : `  [${fields.map((field) => fieldChange(field, before, after)).join(", ")}]`;
  return `${event.id}  ${dateOf(record)}  ${record.event ?? "-"}  ${partiesOf(record)}  "${words}"${differs}  ${printable(document.uri ?? "")}`;
}

function fieldChange(field: string, before: EventChange["before"], after: EventChange["after"]): string {
  const show = (event: EventChange["before"]) => {
    const value = event?.record[field as keyof typeof event.record]; // fields are names of the record's own
    return typeof value === "object" && value !== null ? null : String(value ?? "none");
  };
  const [from, to] = [show(before), show(after)];
  return from === null || to === null ? field : `${field}: ${printable(from)} → ${printable(to)}`;
}
