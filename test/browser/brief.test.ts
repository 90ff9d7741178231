// The brief as a page, in a real browser: no violation, nothing asked of the network, every anchor and key works, text stays text.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { addDocuments, startRun } from "#store";
import { briefHtml, briefOf } from "../../src/serve/brief/index.ts";
import { coded, type DocSpec, NOW, RUN, temporaryStore } from "../store/fixtures.ts";
import { STORY } from "../store/story.ts";
import { entente, ROOT } from "../support/bin.ts";
import { type Browser, CHROMIUM, startBrowser, type Watched } from "./browser.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

if (CHROMIUM === null)
  console.warn("!!! browser tests LEFT OUT: no chromium found (apt-get install chromium, or set CHROMIUM)");

const WINDOWS = [
  ["light and wide", "light", 1280],
  ["dark and wide", "dark", 1280],
  ["light and narrow", "light", 360],
  ["dark and narrow", "dark", 360],
] as const;

describe.skipIf(CHROMIUM === null)("the brief in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-brief-"));
  let browser: Browser;
  const addresses = { bundled: "", hostile: "" };

  beforeAll(async () => {
    browser = await startBrowser(CHROMIUM ?? "");
    addresses.bundled = await bundledBrief(folder);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(WINDOWS)("%s", (_, colorScheme, width) => {
    test("no violation, no sideways scrolling, nothing said on the console, nothing asked of the network", async () => {
      const { page, said, asked } = await browser.open(addresses.bundled);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await setDetails(page, true);
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary])).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain("color-contrast");
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThan(1);
      expect(said).toEqual([]);
      expect(asked).toEqual([]);
      await page.close();
    });

    test("the picture of the width is shown, with a mark for each dated deed that leads to its line", async () => {
      const { page } = await browser.open(addresses.bundled);
      await page.setViewportSize({ width, height: 900 });
      const shown = page.locator(".picture svg:visible");
      expect(await shown.count()).toBe(1);
      const dated = await page
        .locator(".lines > li[id^='line-e'] > .when > time, .lines > li[id^='line-e'] > .when > i > time")
        .count();
      expect(await shown.locator("a").count()).toBe(dated);
      expect(dated).toBeGreaterThan(20);
      const letters = await shown
        .locator("text")
        .first()
        .evaluate((text) => text.getBoundingClientRect().height);
      expect(letters).toBeGreaterThan(10);
      const mark = shown.locator("a").first();
      const target = (await mark.getAttribute("href")) ?? "";
      await mark.click();
      await expect.poll(() => inView(page, target)).toBe(true);
      await page.close();
    });
  });

  test("every anchor leads to something that can then be seen", async () => {
    const { page } = await browser.open(addresses.bundled);
    const targets = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll("a[href^='#']")].map((a) => a.getAttribute("href") ?? "")),
    ]);
    expect(targets.length).toBeGreaterThan(100);
    for (const target of targets) {
      await page.evaluate((href) => {
        location.hash = href;
      }, target);
      expect([target, await inView(page, target)]).toEqual([target, true]);
    }
    await page.close();
  });

  test("the sentence of a folded account opens when its record is asked for", async () => {
    const { page } = await browser.open(addresses.bundled);
    const id = await page.locator("details:not([open]) blockquote").first().getAttribute("id");
    const folded = page.locator(`[id="${id}"]`);
    expect(await folded.isVisible()).toBe(false);
    await page.evaluate((hash) => {
      location.hash = hash ?? "";
    }, id);
    await expect.poll(() => folded.isVisible()).toBe(true);
    await page.close();
  });

  test("the tab key reaches every link and fold in order, the skip link first, and enter works them", async () => {
    const { page } = await browser.open(addresses.bundled);
    const expected = await page.evaluate(
      () =>
        [...document.querySelectorAll("a[href]:not([tabindex='-1']), summary")].filter((e) => e.checkVisibility())
          .length,
    );
    const reached: string[] = [];
    for (let i = 0; i < expected; i++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(nameOfFocus));
      if (i === 0)
        expect(await page.locator(".skip").boundingBox()).toMatchObject({ x: expect.toSatisfy((x) => x >= 0) });
    }
    const inOrder = await page.evaluate(() =>
      [...document.querySelectorAll("a[href]:not([tabindex='-1']), summary")]
        .filter((e) => e.checkVisibility())
        .map((e) => `${e.localName} ${e.getAttribute("href") ?? e.textContent}`),
    );
    expect(reached).toEqual(inOrder);
    await page.locator("details.months summary").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("details.months table").isVisible()).toBe(true);
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("brief");
    await page.close();
  });

  test("on paper every sentence is there, folded or not, and the address of each source", async () => {
    const { page } = await browser.open(addresses.bundled);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(
      await page.evaluate(
        () => [...document.querySelectorAll("blockquote")].filter((q) => !q.checkVisibility()).length,
      ),
    ).toBe(0);
    const paper = await page.evaluate(() => ({
      background: getComputedStyle(document.body).backgroundColor,
      after: getComputedStyle(document.querySelector(".lines a[href^='http']") ?? document.body, "::after").content,
    }));
    expect(paper.background).toBe("rgb(255, 255, 255)");
    expect(paper.after).toContain("http");
    await page.close();
  });

  test("what strangers wrote is text: no element, no script, no address but those of the web", async () => {
    const watched = await browser.open(await hostileBrief(folder));
    const { page, said, asked } = watched;
    await setDetails(page, true);
    await expectQuiet(watched);
    const found = await page.evaluate(() => ({
      foreign: document.querySelectorAll(
        "script, img, iframe, object, embed, form, b b, main style, base, meta[http-equiv=refresh]",
      ).length,
      handlers: [...document.querySelectorAll("*")].flatMap((e) =>
        e.getAttributeNames().filter((name) => name.startsWith("on")),
      ),
      schemes: [
        ...new Set(
          [...document.querySelectorAll("a[href]")].map((a) =>
            (a.getAttribute("href") ?? "").replace(/^(#|https?:).*$/s, "$1"),
          ),
        ),
      ].sort(),
      text: document.querySelector("main")?.textContent ?? "",
      hit: "hit" in window,
    }));
    expect(found).toMatchObject({ foreign: 0, handlers: [], schemes: ["#", "https:"], hit: false });
    for (const words of HOSTILE) expect(found.text).toContain(words);
    for (const sign of ["\u202e", "\u0007"]) expect(found.text).not.toContain(sign);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect([said, asked]).toEqual([[], []]);
    await page.close();
  });
});

/** Clicks where a stranger's words stand; a page that runs nothing says and asks nothing. */
async function expectQuiet({ page, said, asked }: Watched): Promise<void> {
  for (const quote of await page.locator("blockquote").all()) await quote.click();
  expect([said, asked]).toEqual([[], []]);
}

async function setDetails(page: Page, open: boolean): Promise<void> {
  await page.evaluate((isOpen) => {
    for (const fold of document.querySelectorAll("details")) fold.open = isOpen;
  }, open);
}

/** Whether the target of `#id` is rendered and within the window. */
function inView(page: Page, target: string): Promise<boolean> {
  return page.evaluate((hash) => {
    const element = document.getElementById(decodeURIComponent(hash.slice(1)));
    const box = element?.getBoundingClientRect();
    return element?.checkVisibility() === true && box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
  }, target);
}

function nameOfFocus(): string {
  const focus = document.activeElement;
  return `${focus?.localName} ${focus?.getAttribute("href") ?? focus?.textContent}`;
}

/** @returns the address of the brief on North Korea and Russia, made from the bundled pages by the command itself */
async function bundledBrief(folder: string): Promise<string> {
  const db = join(folder, "demo.db");
  const read = await entente(["ingest", "examples/pages", "--db", db], { cwd: ROOT });
  expect(read.status).toBe(0);
  const brief = await entente(["brief", "PRK", "RUS", "--db", db, "--format", "html"], { cwd: ROOT });
  expect(brief.status).toBe(0);
  return saved(join(folder, "brief.html"), brief.out);
}

function saved(path: string, html: string): string {
  writeFileSync(path, html);
  return pathToFileURL(path).href;
}

const HOSTILE = [
  "<script>window.hit=1</script>",
  "\"><img src=x onerror='window.hit=1'>",
  "</style></title><iframe src=https://evil.example>",
  "&lt;b&gt; &amp;#60; \u0430dm\u0456n",
];

async function hostileBrief(folder: string): Promise<string> {
  const [first] = STORY;
  const evil: DocSpec = {
    ...first,
    text: `${HOSTILE[0]} ${first?.text} ${HOSTILE[1]}`,
    title: `${HOSTILE.join(" ")}\u202e\u0007`,
    outlet: HOSTILE[2] ?? "",
    uri: "javascript:window.hit=1",
    canonical: "javascript:window.hit=1",
  };
  const web: DocSpec = {
    ...evil,
    text: `${evil.text} Again.`,
    uri: 'https://evil.example/"onclick="window.hit=1',
    outlet: HOSTILE[1] ?? "",
  };
  const store = await temporaryStore();
  await addDocuments(store, await startRun(store, RUN, NOW), [evil, web, ...STORY.slice(1)].map(coded), NOW);
  const brief = await briefOf(store, ["GHA", "TGO"], {});
  return saved(join(folder, "hostile.html"), brief === null ? "" : briefHtml(brief, "2026-01-02"));
}
