// What the commands that use a store have in common: its path, opening and closing it, codes and days as arguments.
import { type Command, InvalidArgumentError } from "commander";
import { createColors } from "picocolors";
import { EdgeError, type Effects, type Output } from "#effects";
import type { OpenOptions, Store } from "#store";

export const DEFAULT_STORE = ".entente/entente.db";

export interface StoreOptions {
  readonly db: string;
}

export function configureStore(command: Command, path = DEFAULT_STORE): Command {
  return command.option("--db <path>", "the store", path);
}

/** Opens the store, and closes it whatever happens. SQLite is loaded here and nowhere before. */
export async function withStore<T>(
  { db }: StoreOptions,
  mode: OpenOptions["mode"],
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const { openStore } = await import("#store");
  const store = await openStore(db, { mode });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** Codes of countries (ISO 3166-1 alpha-3) and bodies (`UNO`, `G7`). */
export function code(text: string): string {
  if (!/^[a-z][a-z0-9]{1,9}$/i.test(text)) throw new InvalidArgumentError("It must be a code such as PRK, RUS or UNO.");
  return text.toUpperCase();
}

export function codes(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(",").map((one) => code(one.trim()))];
}

/** A day, month or year. */
export function day(text: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  const whole = `${text}-01-01`.slice(0, 10);
  const isDay = parts !== null && new Date(`${whole}T00:00:00Z`).toJSON()?.slice(0, 10) === whole;
  if (!isDay) throw new InvalidArgumentError("It must be a day, month or year: 2024-06-19, 2024-06 or 2024.");
  return text;
}

/** One of a fixed list, in any case; several with commas or by repeating the option. */
export function oneOf<T extends string>(choices: readonly T[]) {
  return (text: string, before: readonly T[] = []): T[] => {
    const found = text
      .split(",")
      .map((word) => choices.find((choice) => choice.toLowerCase() === word.trim().toLowerCase()));
    if (found.includes(undefined)) throw new InvalidArgumentError(`It must be one of ${choices.join(", ")}.`);
    return [...before, ...found.filter((choice) => choice !== undefined)];
  };
}

export function colorsFor(output: Output, env: Effects["env"]): ReturnType<typeof createColors> {
  return createColors(output.isTTY && env.NO_COLOR === undefined);
}

export function usage(message: string): EdgeError {
  return new EdgeError("serve/usage", message, { exitCode: 2 });
}

/** Control characters in a title or a name could rewrite the terminal's screen; line breaks would break its rows. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that must not reach a terminal
  return text.replace(/[\x00-\x1f\x7f-\x9f]+/g, " ");
}
