import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { acquire } from "#acquire";
import { nodeEffects } from "../../src/serve/node-effects.ts";
import { all } from "../support/effects.ts";

const effects = nodeEffects();
const { files } = effects;
const root = mkdtempSync(join(tmpdir(), "entente-effects-"));
const path = (name: string) => join(root, name);
afterAll(() => rmSync(root, { recursive: true }));

test("a walk reads a linked file but does not follow a linked folder round in a circle", async () => {
  mkdirSync(path("in/inner"), { recursive: true });
  writeFileSync(path("in/a.txt"), "Chad met Niger.");
  symlinkSync("a.txt", path("in/b.txt"));
  symlinkSync("..", path("in/inner/up"));
  symlinkSync("nowhere", path("in/c.txt"));
  const found = await all(acquire([path("in")], { input: "auto", maxBytes: 1000, allowPrivate: false }, effects));
  expect(found.map((item) => (item.kind === "page" ? item.page.uri : item.kind))).toEqual([
    path("in/a.txt"),
    path("in/b.txt"),
    "rejected",
    "skipped",
  ]);
});
test("write replaces a file whole, and leaves nothing behind where it cannot", async () => {
  mkdirSync(path("out"));
  await files.write(path("out/a"), "one");
  await files.write(path("out/a"), "two");
  expect(readFileSync(path("out/a"), "utf8")).toBe("two");
  mkdirSync(path("out/folder"));
  await expect(files.write(path("out/folder"), "x")).rejects.toThrow();
  expect(readdirSync(path("out"))).toEqual(["a", "folder"]);
});
test("create empties a file and writes it piece by piece", async () => {
  writeFileSync(path("log"), "old");
  const sink = await files.create(path("log"));
  await sink.write("a\n");
  await sink.write("b\n");
  await sink.close();
  expect(readFileSync(path("log"), "utf8")).toBe("a\nb\n");
});
test("permission and free space of a folder yet to be made are those of the one it would stand in", async () => {
  expect(await files.mayWrite(path("not/yet/there"))).toBe(true);
  expect(await files.freeBytes(path("not/yet/there"))).toBeGreaterThan(0);
});
