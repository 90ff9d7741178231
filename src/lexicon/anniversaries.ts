// Events of which reports count the anniversaries, by name: what tells the year of a page without a date.
import type { EntryId } from "#document";
import { keyOf } from "./atoms.ts";
import type { LexiconPart, LexiconProblem } from "./part.ts";

interface AnniversaryEntry {
  readonly id: EntryId;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly names: readonly string[];
}

export interface DatedEvent {
  readonly id: EntryId;
  readonly day: string;
}

export interface AnniversariesData {
  /** [folded name, id, day] */
  readonly rows: readonly (readonly [string, EntryId, string])[];
}

/** Event by its folded name. */
export type AnniversaryLexicon = ReadonlyMap<string, DatedEvent>;

export const ANNIVERSARIES_PART: LexiconPart<AnniversaryEntry, AnniversariesData> = {
  folder: "anniversaries",
  compile: (files) => {
    const byName = new Map<string, readonly [string, EntryId, string]>();
    const problems: LexiconProblem[] = [];
    for (const { path, entries } of files) {
      for (const { id, day, names } of entries) {
        for (const name of names) {
          const key = keyOf(name);
          const known = byName.get(key);
          if (known !== undefined && known[1] !== id)
            problems.push({ path, entry: id, message: `"${name}" belongs to ${known[1]} too: give it to one of them` });
          byName.set(key, [key, id, day]);
        }
      }
    }
    return { data: { rows: [...byName.values()] }, problems };
  },
};

export function indexAnniversaries({ rows }: AnniversariesData): AnniversaryLexicon {
  return new Map(rows.map(([name, id, day]) => [name, { id, day }]));
}
