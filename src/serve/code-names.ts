// Edge "serve": codes of countries and bodies ↔ their names, from the names lexicon.
import type { NamesData } from "#lexicon";
import { compiledPart } from "./resources.ts";

export interface CodeNames {
  /** The code itself where the lexicon has no name for it. */
  nameOf(code: string): string;
  /** A code as typed in any case, or a name; null for neither. */
  codeOf(text: string): string | null;
}

export async function loadCodeNames(): Promise<CodeNames> {
  const names = new Map<string, string>();
  for (const part of ["countries", "bodies"]) {
    for (const { name, country, code, kind } of (await compiledPart<NamesData>(part)).entities) {
      const own = kind === "country" ? country : code;
      if (own !== null && !names.has(own)) names.set(own, name);
    }
  }
  const codes = new Map([...names].map(([code, name]) => [name.toLowerCase(), code]));
  return {
    nameOf: (code) => names.get(code) ?? code,
    codeOf: (text) =>
      codes.get(text.trim().toLowerCase()) ?? (/^[a-z][a-z0-9]{1,9}$/i.test(text) ? text.toUpperCase() : null),
  };
}
