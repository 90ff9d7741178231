// A real browser for tests of pages: Debian's chromium, or any that CHROMIUM names.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Path of the browser, or null where there is none. */
export const CHROMIUM: string | null =
  process.env.CHROMIUM ??
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path)) ??
  null;

/** What a page did that a page at rest does not do. */
export interface Watched {
  readonly page: Page;
  /** Everything written to the console, and every error that nothing caught. */
  readonly said: string[];
  /** Addresses asked for, the page's own left out. */
  readonly asked: string[];
}

export interface Browser {
  open(address: string): Promise<Watched>;
  close(): Promise<void>;
}

/** A browser with a profile of its own, that asks the network for nothing by itself. */
export async function startBrowser(executablePath: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "entente-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return {
    open: (address) => watched(context, address),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function watched(context: BrowserContext, address: string): Promise<Watched> {
  const page = await context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address) asked.push(request.url());
  });
  await page.goto(address);
  return { page, said, asked };
}
