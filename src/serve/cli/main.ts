// The command line: finds the command, loads its module alone, runs it, and turns what went wrong into an exit status.
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { EdgeError, type Effects, type ExitCode } from "#effects";
import { nodeEffects } from "../node-effects.ts";
import type { CommandEntry } from "./command.ts";
import { COMMANDS } from "./commands.ts";

/** Runs one command line. @param argv the words after `entente` */
export async function main(argv: readonly string[], effects: Effects): Promise<ExitCode> {
  const printed = { out: "", err: "" };
  let status: ExitCode = 0;
  try {
    const program = await programFor(argv, effects, printed, (code) => {
      status = code;
    });
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    status = await statusOf(error, effects, printed);
  }
  return status;
}

type Printed = { out: string; err: string };

async function programFor(
  argv: readonly string[],
  effects: Effects,
  printed: Printed,
  done: (code: ExitCode) => void,
): Promise<Command> {
  const program = new Command("entente")
    .description("Reads news pages and says how states stand to each other, with the words it was read from.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show the help of a command")
    .addHelpText("after", "\n`entente COMMAND --help` shows a worked example.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        printed.out += text;
      },
      writeErr: (text) => {
        printed.err += text;
      },
      getOutHelpWidth: () => effects.out.columns,
      getErrHelpWidth: () => effects.err.columns,
    });
  const named = argv.filter((word) => !word.startsWith("-"));
  const called = named[0] === "help" ? named[1] : named[0];
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).description(sentence(entry.summary)).summary(entry.summary);
    if (entry.name === called) await attach(command, entry, effects, done);
  }
  for (const name of LATER) {
    const command = program.command(name, { hidden: true }).allowUnknownOption().argument("[words...]");
    command.action(() => {
      throw new EdgeError("serve/later", `\`${name}\` comes in a later version.`, { exitCode: 2 });
    });
  }
  return program;
}

/** Commands of the contract that are not there yet. */
const LATER: readonly string[] = ["link"];

async function attach(
  command: Command,
  entry: CommandEntry,
  effects: Effects,
  done: (code: ExitCode) => void,
): Promise<void> {
  const { command: loaded } = await entry.load();
  loaded.configure(command);
  command.addHelpText("after", `\nExample:\n${indented(loaded.example)}`);
  command.action(async () => {
    // commander types arguments and options as any: `configure` of the same module declared them
    const args = (command.processedArgs as unknown[]).flat().filter((arg) => typeof arg === "string");
    done(await loaded.run(args, command.opts(), effects));
  });
}

async function statusOf(error: unknown, effects: Effects, printed: Printed): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    await effects.out.write(printed.out);
    await effects.err.write(printed.err);
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof EdgeError) {
    await effects.err.write(`entente: ${error.message}\n`);
    return error.exitCode;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await effects.err.write(`entente: this is a fault of the program, please report it:\n${detail}\n`);
  return 1;
}

function version(): string {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version; // our own package.json, which npm refuses without a version
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

/** Called by `bin/entente`. Every write was waited for, so the process may end though standard input is still open. */
export async function start(): Promise<never> {
  const effects = nodeEffects();
  const status = await main(process.argv.slice(2), effects).catch(() => 1); // even stderr could not be written
  process.exit(status);
}
