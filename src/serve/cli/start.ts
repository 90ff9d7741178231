// entente start: the bundled pages into a store of their own, and a brief of two parties in them.
import { join, relative } from "node:path";
import type { Files } from "#effects";
import { printBrief } from "./brief.ts";
import type { CommandModule } from "./command.ts";
import { configureStore, type StoreOptions, withStore } from "./store-command.ts";

interface StartOptions extends StoreOptions {
  readonly serve: boolean;
}

const DEMO_STORE = ".entente/demo.db";
/** Seconds for one page: enough for the slowest machine that runs at all, since all these pages are known to be good. */
const TIMEOUT = 20;

export const command: CommandModule<StartOptions> = {
  configure(command) {
    configureStore(command, DEMO_STORE).option("--no-serve", "end after the brief (there is nothing to serve yet)");
  },
  example: `$ entente start
59 pages: 55 coded, 4 without event, 0 rejected, 0 known already; 1 other file skipped; … events
North Korea and Russia
…
(a second run adds nothing; \`entente brief KOR PRK --db .entente/demo.db\` asks the same store)`,
  async run(_args, options, effects) {
    const [{ briefOf }, { ingest }, { ROOT }, { DEFAULT_MAX_BYTES }, { defaultJobs }] = await Promise.all([
      import("../brief/index.ts"),
      import("../ingest.ts"),
      import("../resources.ts"),
      import("#acquire"),
      import("../pool.ts"),
    ]);
    const reading = {
      input: "auto",
      maxBytes: DEFAULT_MAX_BYTES,
      allowPrivate: false,
      jobs: defaultJobs(),
      timeout: TIMEOUT,
    } as const;
    return await withStore(options, "create", async (store) => {
      const status = await ingest(store, await bundledPages(ROOT, effects.files), reading, effects);
      const brief = await briefOf(store, ["PRK", "RUS"], {});
      if (brief !== null && !effects.signal.aborted) await printBrief(brief, "text", effects);
      return status;
    });
  },
};

/** The folder of the pages, and the JSON Lines in it, which are read only when named. Short paths where they can be. */
async function bundledPages(root: string, files: Files): Promise<string[]> {
  const here = relative(process.cwd(), join(root, "examples/pages"));
  const folder = here.startsWith("..") ? join(root, "examples/pages") : here;
  const lines: string[] = [];
  for (const house of await files.list(folder)) {
    const inside =
      (await files.stat(join(folder, house))).kind === "folder" ? await files.list(join(folder, house)) : [];
    lines.push(...inside.filter((name) => name.endsWith(".jsonl")).map((name) => join(folder, house, name)));
  }
  return [folder, ...lines];
}
