// Compiles lexicons/**/*.yml into dist/data/<part>.json, after checking every file against its schema, and the parts that name somebody
// into dist/data/name-index.bin.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { packNames } from "../dist/lexicon/name-pack.js";
import { compareLayers } from "../dist/lexicon/part.js";
import { PARTS } from "../dist/lexicon/parts.js";
import { NAME_PARTS } from "../dist/serve/resources.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const lexicons = join(root, "lexicons");
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const problems = [];
const compiledParts = new Map();

mkdirSync(join(root, "dist/data/entries"), { recursive: true });
for (const part of PARTS) {
  const schema = JSON.parse(readFileSync(join(lexicons, `schema/${part.folder}.schema.json`), "utf8"));
  const check = ajv.compile(schema);
  const files = yamlFiles(join(lexicons, part.folder)).map((path) => {
    const name = relative(lexicons, path);
    const entries = parse(readFileSync(path, "utf8"));
    if (!check(entries)) {
      for (const error of check.errors.slice(0, 10)) problems.push(`${name}${error.instancePath}: ${error.message}`);
      return { path: name, entries: [] };
    }
    return { path: name, entries };
  });
  const compiled = part.compile(files);
  for (const problem of compiled.problems) problems.push(`${problem.path} ${problem.entry ?? ""}: ${problem.message}`);
  compiledParts.set(part.folder, compiled.data);
  writeFileSync(join(root, `dist/data/${part.folder}.json`), JSON.stringify(compiled.data));
  // the entries as written, for folders of users that are laid over them
  writeFileSync(join(root, `dist/data/entries/${part.folder}.json`), JSON.stringify(files));
}
writeFileSync(join(root, "dist/data/name-index.bin"), packNames(NAME_PARTS.map((part) => compiledParts.get(part))));
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}

function yamlFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() && item.name.endsWith(".yml"))
    .map((item) => join(item.parentPath, item.name))
    .sort(compareLayers);
}
