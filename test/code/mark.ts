// Brings frames-missed.yml up to date with the present program, and says what changed:
//   node --conditions=source --import tsx test/code/mark.ts
import { writeFileSync } from "node:fs";
import { frameChecks, knownMissed, MISSED } from "./frame-examples.ts";

const before = new Set(knownMissed());
const after: string[] = [];
for (const { id, problem } of await frameChecks()) {
  const found = problem();
  if (found !== null) after.push(id);
  if ((found !== null) !== before.has(id))
    console.log(`${found === null ? "met" : "LOST"} ${id}${found === null ? "" : `: ${found}`}`);
}
writeFileSync(
  MISSED,
  `# Written by test/code/mark.ts: entries whose sentence is not read as it should be today.\n${after.map((id) => `- ${id}\n`).join("")}`,
);
console.log(`${after.length} missed`);
