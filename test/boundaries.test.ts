// The linter, not good will, keeps the import boundaries: bad samples in a copy of the tree are reported, good ones are not.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./support/bin.ts";

const NAMES = [
  "#document",
  "#lexicon",
  "#acquire",
  "#extract",
  "#parse",
  "#recognise",
  "#code",
  "#store",
  "#pipeline",
  "#effects",
];
const STAGES = ["extract", "parse", "recognise", "code", "link", "measure"];

interface Sample {
  readonly file: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}
const not = (...good: readonly string[]) => NAMES.filter((name) => !good.includes(name));
const stage = (name: string): Sample => ({
  file: `src/${name}/inner/sample.ts`,
  good: ["#document", "#lexicon", "./beside.ts", "../above.ts", "linkedom"],
  bad: [
    ...not("#document", "#lexicon"),
    "node:fs",
    "../../effects.ts",
    "../../pipeline.ts",
    "../../document/span.ts",
    "../../serve/api.ts",
    ...STAGES.filter((other) => other !== name).map((other) => `../../${other}/index.ts`),
  ],
});
const edge = (name: string, other: string): Sample => ({
  file: `src/${name}/sample.ts`,
  good: ["#document", "#effects", "./beside.ts", "node:fs", "undici"],
  bad: [
    ...not("#document", "#effects"),
    `../${other}/index.ts`,
    "../serve/api.ts",
    "../parse/index.ts",
    "../document/span.ts",
  ],
});
const SAMPLES: readonly Sample[] = [
  {
    file: "src/document/sample.ts",
    good: ["./span.ts"],
    bad: [...NAMES, "node:fs", "ajv", "ajv/dist/2020.js", "../effects.ts"],
  },
  { file: "src/effects.ts", good: [], bad: [...NAMES, "node:fs", "./document/index.ts"] },
  {
    file: "src/lexicon/inner/sample.ts",
    good: ["#document", "./beside.ts", "../part.ts", "yaml"],
    bad: [...not("#document"), "node:fs", "../../code/index.ts", "../../document/span.ts"],
  },
  ...STAGES.map(stage),
  {
    file: "src/pipeline.ts",
    good: ["#document", "#extract", "#parse", "#recognise", "#code"],
    bad: ["node:fs", "#acquire", "#store", "#effects", "./serve/api.ts", "./code/index.ts"],
  },
  edge("acquire", "store"),
  edge("store", "acquire"),
];

/** Of each file, the imports that the linter reports. */
function reported(samples: readonly Sample[]): Map<string, string[]> {
  const root = mkdtempSync(join(tmpdir(), "entente-lint-"));
  try {
    copyFileSync(join(ROOT, "biome.json"), join(root, "biome.json"));
    for (const { file, good, bad } of samples) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), [...good, ...bad].map((name) => `import "${name}";\n`).join(""));
    }
    const biome = join(ROOT, "node_modules/.bin/biome");
    const words = ["lint", "--reporter=github", "--max-diagnostics=none", "--diagnostic-level=error"];
    const { stdout } = spawnSync(biome, words, { cwd: root, encoding: "utf8" });
    const found = new Map<string, string[]>();
    for (const [, file = "", line] of stdout.matchAll(/noRestrictedImports,file=([^,]+),line=(\d+)/g)) {
      const sample = samples.find((other) => file.endsWith(other.file));
      const name = [...(sample?.good ?? []), ...(sample?.bad ?? [])][Number(line) - 1] ?? "";
      found.set(sample?.file ?? file, [...(found.get(sample?.file ?? file) ?? []), name]);
    }
    return found;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const found = reported(SAMPLES);
test.each(SAMPLES)("the linter keeps the boundaries of $file", ({ file, bad }) => {
  expect(found.get(file)?.toSorted()).toEqual(bad.toSorted());
});
