// What a command is: a module that `main.ts` loads only when it is called.
import type { Command } from "commander";
import type { Effects, ExitCode } from "#effects";

/** `Options` is what commander makes of the options that `configure` declares. */
export interface CommandModule<Options extends object = object> {
  /** Declares arguments and options. Called without the stages: heavy imports belong inside `run`. */
  configure(command: Command): void;
  /** A worked example for `--help`: the command line after `$ `, then what it prints. */
  readonly example: string;
  /** @param args the arguments as configured, flattened; an optional one left out is absent */
  run(args: readonly string[], options: Options, effects: Effects): Promise<ExitCode>;
}

/** A line of the command table: what `entente --help` needs without loading the module. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<{ readonly command: CommandModule }>;
}
