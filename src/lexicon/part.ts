// How a folder of YAML files becomes an index: checked against its schema, compiled at build time, loaded as JSON.

/** One YAML file, parsed and checked against the schema of its part. */
export interface LexiconFile<Entry> {
  /** Relative to `lexicons/`, for messages: `countries/prk.yml`. */
  readonly path: string;
  readonly entries: readonly Entry[];
}

/** What is wrong with an entry, and what to do about it. */
export interface LexiconProblem {
  readonly path: string;
  readonly entry: string | null;
  readonly message: string;
}

/**
 * A part of the lexicon: one folder `lexicons/<folder>/`, one schema `lexicons/schema/<folder>.schema.json`
 * (of a whole file: a list of entries), one compiled file `dist/data/<folder>.json`.
 *
 * `compile` is pure and runs at build time; its result must survive JSON. What needs Maps is made from it
 * by the part's own `index…` function when a command loads it.
 */
export interface LexiconPart<Entry, Data> {
  readonly folder: string;
  compile(files: readonly LexiconFile<Entry>[]): { readonly data: Data; readonly problems: readonly LexiconProblem[] };
}

/** Order of a part's files: a folder's own before those of the folders in it, for what lies deeper adds to what lies above. */
export function compareLayers(a: string, b: string): number {
  const depth = (path: string): number => path.split(/[\\/]/).length;
  return depth(a) - depth(b) || (a < b ? -1 : 1);
}
