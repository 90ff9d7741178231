import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../src/serve/cli/commands.ts";
import { main } from "../../../src/serve/cli/main.ts";
import { BIN, ROOT } from "../../support/bin.ts";
import { fakeEffects } from "../../support/effects.ts";

async function run(...argv: string[]) {
  const effects = fakeEffects();
  const status = await main(argv, effects);
  return { status, ...effects.printed };
}

describe("the command line", () => {
  test("--help lists every command, --version is that of the package", async () => {
    const help = await run("--help");
    expect(help.status).toBe(0);
    for (const { name } of COMMANDS) expect(help.out).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(await run("--version")).toEqual({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
  });
  test("without a command it prints help and ends with status 2", async () => {
    expect(await run()).toMatchObject({ status: 2, out: "", err: expect.stringContaining("Usage: entente") });
  });
  test("an unknown command or option ends with status 2 and a suggestion", async () => {
    expect(await run("cod")).toMatchObject({ status: 2, out: "", err: expect.stringContaining("Did you mean code?") });
    expect(await run("code", "--formt", "x")).toMatchObject({
      status: 2,
      err: expect.stringContaining("Did you mean --format?"),
    });
  });
  test.each([
    [["code"], "missing required argument"],
    [["code", "--jobs", "0", "a"], "whole number above 0"],
    [["code", "--timeout", "soon", "a"], "number above 0"],
    [["code", "--input", "xml", "a"], "Allowed choices are auto, html, text, jsonl"],
    [["completion", "tcsh"], "Allowed choices are bash, zsh, fish"],
    [["link", "a"], "comes in a later version"],
  ])("%j is wrong usage", async (argv, message) => {
    expect(await run(...argv)).toMatchObject({ status: 2, out: "", err: expect.stringContaining(message) });
  });
  test.each(COMMANDS.map(({ name }) => name))(
    "%s --help ends with a worked example, and `help` shows the same",
    async (name) => {
      const { status, out } = await run(name, "--help");
      expect(status).toBe(0);
      expect(out).toMatch(new RegExp(`\\nExample:\\n  \\$ [\\s\\S]*entente ${name}\\b`));
      expect((await run("help", name)).out).toBe(out);
    },
  );
  test.each(["bash", "zsh", "fish"])("completion for %s knows every command and option", async (shell) => {
    const { status, out } = await run("completion", shell);
    expect(status).toBe(0);
    for (const { name, load } of COMMANDS) {
      const command = new Command(name);
      (await load()).command.configure(command);
      for (const { long } of command.options) expect(out).toContain(shell === "fish" ? `-l ${long?.slice(2)}` : long);
      expect(out).toContain(name);
    }
  });
  test("the bash script completes commands, options and their choices", async () => {
    const { out } = await run("completion", "bash");
    const script = `${out}\ntry() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _entente; echo "\${COMPREPLY[@]}"; }
try entente cod; try entente code --inp; try entente code --input ""; try entente completion z`;
    expect(spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout).toBe(
      "code\n--input\nauto html text jsonl\nzsh\n",
    );
  });
});

describe("start-up", () => {
  test("--help loads no stage, no lexicon, no store and no network", () => {
    const folder = mkdtempSync(join(tmpdir(), "entente-"));
    spawnSync(process.execPath, [BIN, "--help"], { env: { ...process.env, NODE_V8_COVERAGE: folder } });
    const loaded = readdirSync(folder).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(folder, file), "utf8")) as { result: { url: string }[] };
      return result.map(({ url }) => url);
    });
    expect(loaded.filter((url) => url.endsWith("dist/serve/cli/main.js"))).toHaveLength(1);
    const own =
      /dist\/(?:acquire|extract|parse|recognise|code|lexicon|store|pipeline|serve\/pool|serve\/cli\/(?!main|commands))/;
    const others = /node_modules\/(?!commander\/)/;
    expect(loaded.filter((url) => own.test(url) || others.test(url))).toEqual([]);
  });
  test("--help takes little longer than Node itself", () => {
    const best = (...words: string[]) =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const started = performance.now();
          spawnSync(process.execPath, words);
          return performance.now() - started;
        }),
      );
    // 200 ms on an idle machine; Node alone takes 40 to 120 of them, and a busy machine slows both.
    expect(best(BIN, "--help")).toBeLessThan(Math.max(200, 2.2 * best("-e", "0")));
  });
});

describe("worked examples", () => {
  test.each(["extract", "code"])("that of %s prints what the help says", async (name) => {
    const entry = COMMANDS.find((command) => command.name === name);
    const example = (await entry?.load())?.command.example ?? "";
    const [, line = "", printed = ""] = /^\$ ([\s\S]*?[^|])\n([\s\S]*)$/.exec(example) ?? [];
    const shell = `entente() { "${process.execPath}" "${BIN}" "$@"; }\n${line}`;
    const { stdout, stderr } = spawnSync("bash", ["-c", shell], { cwd: ROOT, encoding: "utf8" });
    expect(stdout.startsWith(printed.split(" …")[0] ?? ""), `${stderr}\n${stdout}`).toBe(true);
  });
});
