// Strange text through the stages themselves: bounded time, and no events where there are none.
import { beforeAll, describe, expect, test, vi } from "vitest";
import { bareArticle, type Coded } from "#document";
import { codeArticle, type Resources } from "#pipeline";
import type { Explanation } from "../../src/serve/explain/shape.ts";
import { loadResources } from "../../src/serve/resources.ts";
import { load } from "../../src/serve/work/explain.ts";
import type { Work } from "../../src/serve/work/tasks.ts";

vi.setConfig({ testTimeout: 120_000 }); // by the clock a busy machine takes many times as long

let resources: Omit<Resources, "extract">;
let work: Work<"explain">;
beforeAll(async () => {
  resources = await loadResources(["parse", "recognise", "code"]);
  work = await load({});
}, 120_000);

/** Processor time for one text; a page may take 2 s. A busy machine with cold caches takes thrice what a free one does. */
const MAX_MS = 4_000;

async function read(text: string): Promise<{ readonly doc: Coded; readonly explanation: Explanation }> {
  const before = process.cpuUsage();
  const doc = codeArticle(bareArticle(text, { published: "2024-05-01" }), resources);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(MAX_MS);
  for (const { quote } of doc.events) expect(doc.text.slice(quote.start, quote.end)).toBe(quote.exact);
  const given = { text, published: "2024-05-01", marked: null, article: null, within: null };
  return { doc, explanation: await work(given) };
}

const times = (text: string, count: number): string => Array.from({ length: count }, () => text).join(" ");

describe("longer than any sentence: no tree, no event, bounded time", () => {
  const texts: Readonly<Record<string, string>> = {
    "3,000 words without a stop": times(
      "the president of Chad met the envoy of Mali and said that Togo would attack",
      200,
    ),
    "a list of 3,000 names": times("Chad, Mali, Togo,", 1000),
    "names joined by hyphens": `Chad${"-Mali".repeat(2000)} talks.`,
    "quotations that never close": times("“Chad said ‘Mali", 600),
    "brackets that never close": times("(Chad (Mali said", 600),
    "verbs and conjunctions alone": times("attacked and bombed and", 900),
  };
  for (const [name, text] of Object.entries(texts))
    test(name, async () => {
      const { doc, explanation } = await read(text);
      expect(doc.events).toEqual([]);
      expect(explanation.sentences.some(({ tree }) => !tree)).toBe(true);
    });
});

describe("many sentences, many lines, one long word: bounded time", () => {
  const texts: Readonly<Record<string, string>> = {
    "2,000 sentences of one name": times("Chad.", 2000),
    "2,000 lines of one name": "Chad\n".repeat(2000),
    "a clause in a clause, 48 times": `${times("Chad said that Mali said that", 48)} it left.`,
    "a word of 50,000 letters": `Ch${"a".repeat(50_000)}d attacked Mali.`,
    "5,000 quotation marks": '"'.repeat(5000),
    "20,000 stops": ".".repeat(20_000),
    "4,000 flags": "🇹🇩🇲🇱".repeat(2000),
  };
  for (const [name, text] of Object.entries(texts)) test(name, async () => void (await read(text)));
});

describe("no sentence of news: no event", () => {
  const texts: Readonly<Record<string, string>> = {
    nothing: "",
    blanks: "  \n\n \t ",
    "names without a verb": "Chad, Mali, Togo. Presidents of Chad and Togo. The minister of Mali. Monday, Geneva.",
    "headings in capitals": "CHAD AND TOGO. MALI. TABLE OF CONTENTS. PRESIDENT OF CHAD.",
    shouting: "RUSSIA!!! ATTACK!!! NOW!!!",
    "bullet points": "• Chad\n• Togo\n• Mali\n- Attack\n- Sanctions\n1. War\n2. Peace talks\n* Chad vs Togo\n",
    "bullet points of figures":
      "Key points:\n• Chad: growth 5%\n• Togo: exports to Mali up\n• Contact: press@chad.example\n",
    "a tweet": "RT @someone: 🇹🇩🇲🇱 lol Chad is SO done 😂😂 #Mali #war https://t.example/abc123 pls stop",
    "a score in slang": "omg chad destroyed mali last nite!!! 3-0 🔥🔥 #WorldCup",
    "letters read wrongly": "Ch4d's pres1dent m3t w1th T0go's m1nister 0n M0nday. T h e U S  s a i d",
    "signs read wrongly": "Tlie Presideut of Cliad rnet tlie rninister of T0go. ~~ |||| Mali .... ,,, Niger ;;;",
    French: "Le président du Tchad a rencontré le ministre du Mali. Paris condamne Moscou.",
    German: "Russland greift die Ukraine an. Die USA verhängen Sanktionen gegen China.",
    Spanish: "España condenó el ataque de Rusia contra Ucrania.",
    Indonesian: "Rusia menyerang Ukraina dan Amerika Serikat menjatuhkan sanksi kepada China.",
    Russian: "Россия атаковала Украину.",
    Arabic: "هاجمت روسيا أوكرانيا",
    Chinese: "俄罗斯攻击乌克兰。",
    "a menu":
      "Home | News | World | Russia | Ukraine | US & Canada | Sign in | Subscribe | Attack on Titan | Turkey recipes",
    "a table": "Chad 12 34 56 78 Togo 23 45 67 Mali 99 88 77 Niger 1 2 3 4 5 6 7 8",
    "a program": "if (chad.attacks(togo)) { sanction(mali); } else { throw new Error('Niger'); }",
    "a recipe": "Add the turkey to the china plates. Beat the eggs. Strike a match. Georgia peaches.",
    "a song": "War, war, war! Russia, Russia, love me now. China girl. Back in the USSR.",
    "a crossword": "Across: 1. Country at war with Ukraine (6). Down: 2. To invade (6).",
  };
  for (const [name, text] of Object.entries(texts))
    test(name, async () => {
      const { doc } = await read(text);
      expect(doc.events.map(({ event, quote }) => `${event} ${quote.exact}`)).toEqual([]);
    });
});

describe("strange signs around news: the event stays", () => {
  const texts: Readonly<Record<string, string>> = {
    "all capitals": "CHAD EXPELS DIPLOMATS OF MALI.",
    "control signs": "Chad condemned\u0007 Mali.",
    "right-to-left marks": "\u202eChad condemned Mali\u202c.",
    "half of a pair": "\ud800 Chad condemned Mali.",
  };
  for (const [name, text] of Object.entries(texts))
    test(name, async () => expect((await read(text)).doc.events.length).toBe(1));
});
