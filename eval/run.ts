// npm run eval: every figure, beside its floor. Fails where one has fallen.
//   npm run eval -- parse extract     only some evaluations
//   npm run eval -- predicates --list  also the commonest predicates without an entry (--examples: with sentences)
//   npm run eval -- --raise           writes higher floors (they only rise)
//   npm run eval -- --write           writes the figures to eval/figures.json, for `npm run figures`
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Evaluation, type Figures, ROOT, sharedFolder } from "./score.ts";

const EVALUATIONS: Readonly<Record<string, () => Promise<{ readonly run: Evaluation }>>> = {
  extract: () => import("./extract.ts"),
  parse: () => import("./parse.ts"),
  names: () => import("./names.ts"),
  times: () => import("./times.ts"),
  status: () => import("./status.ts"),
  claims: () => import("./claims.ts"),
  relate: () => import("./relate.ts"),
  seeds: () => import("./seeds.ts"),
  noevent: () => import("./noevent.ts"),
  predicates: () => import("./predicates.ts"),
};

/** How far a figure may lie below its floor before it counts as fallen: timing and platform noise of the measures. */
const TOLERANCE = 0.0005;
const FLOORS = join(ROOT, "eval/floors.json");
const FIGURES = join(ROOT, "eval/figures.json");

async function main(words: readonly string[]): Promise<void> {
  const shared = sharedFolder();
  if (shared === null) {
    console.log("EVALUATION SKIPPED: no data pack. Set ENTENTE_SHARED, or put it at ../shared.");
    return;
  }
  const named = words.filter((word) => !word.startsWith("--"));
  const floors: Figures = JSON.parse(readFileSync(FLOORS, "utf8"));
  const fallen: string[] = [];
  const raised: Figures = { ...floors };
  const measured: Figures = {};
  for (const name of named.length > 0 ? named : Object.keys(EVALUATIONS)) {
    const load = EVALUATIONS[name];
    if (load === undefined) throw new Error(`no evaluation ${name}; there are ${Object.keys(EVALUATIONS).join(", ")}`);
    const started = process.hrtime.bigint();
    const figures = await (await load()).run(shared);
    console.log(`\n${name} (${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s)`);
    Object.assign(measured, figures);
    for (const [figure, value] of Object.entries(figures)) {
      const floor = floors[figure];
      const holds = floor === undefined || meets(figure, value, floor);
      if (!holds) fallen.push(`${figure} is ${value}, its floor ${floor}`);
      const best = isCost(figure) ? Math.min : Math.max;
      if (!isReference(figure)) raised[figure] = best(value, floor ?? value);
      console.log(
        `  ${holds ? "ok  " : "FELL"} ${figure.padEnd(34)} ${value.toFixed(4)}${floor === undefined ? "" : `  floor ${floor}`}`,
      );
    }
  }
  if (words.includes("--raise")) writeSorted(FLOORS, raised);
  if (words.includes("--write")) {
    writeSorted(FIGURES, { ...JSON.parse(readFileSync(FIGURES, "utf8")), ...rounded(measured) });
    console.log("\neval/figures.json written; now: npm run figures");
  }
  if (fallen.length > 0) {
    console.error(`\n${fallen.join("\n")}`);
    process.exitCode = 1;
  }
}

/** What others reach on the same pages: shown beside ours, no floor of ours. */
function isReference(figure: string): boolean {
  return figure.endsWith(".readability") || figure.endsWith(".unfiltered");
}

/** Figures where less is better. */
function isCost(figure: string): boolean {
  return [".per100", ".mustNotsBroken", ".calibrationError"].some((end) => figure.endsWith(end));
}

function meets(figure: string, value: number, floor: number): boolean {
  return isCost(figure) ? value <= floor + TOLERANCE : value >= floor - TOLERANCE;
}

function writeSorted(path: string, figures: Figures): void {
  const entries = Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

/** Four decimals: no set is large enough for a fifth. */
function rounded(figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(4))]));
}

await main(process.argv.slice(2));
