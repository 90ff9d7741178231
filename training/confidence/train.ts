// `npm run train:confidence`: readers' verdicts (eval/judged) → models/confidence.json, and the tables of its card.
// A verdict counts as long as the program still reads the record as its reader saw it. The same data give the same bytes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireShared } from "../../eval/score.ts";
import { loadResources } from "../../src/serve/resources.ts";
import { fillBlock } from "../documents.ts";
import { fit } from "./fit.ts";
import { reportOf } from "./report.ts";
import { readVerdicts } from "./verdicts.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DECIMALS = 1e3;

const resources = await loadResources(["parse", "recognise", "code"]);
const { judged, lost } = readVerdicts(join(ROOT, "eval/judged"), requireShared(), resources);
console.error(`${judged.length} records with a verdict, ${lost} more are read otherwise today`);
const { bias, weights } = fit(judged);
const rounded = [...weights].map(([trait, weight]) => [trait, Math.round(weight * DECIMALS) / DECIMALS] as const);
const kept = rounded.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
const model = { bias: Math.round(bias * DECIMALS) / DECIMALS, weights: Object.fromEntries(kept) };
writeFileSync(join(ROOT, "models/confidence.json"), `${JSON.stringify(model, null, 2)}\n`);
fillBlock(join(ROOT, "models/confidence.md"), "report", reportOf(judged));
