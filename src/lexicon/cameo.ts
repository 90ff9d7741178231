// Lexicon part "cameo": CAMEO codes, and what PLOVER's events become in them.
import { type EntryId, EVENT_CODES, type EventCode, PLOVER, type Quad } from "#document";
import type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";

interface CrossingEntry {
  readonly id: EntryId;
  readonly event: EventCode;
  readonly mode: string | null;
  readonly code: string;
  readonly lossy: boolean;
  readonly byAct?: Readonly<Record<string, string>>;
  readonly byContext?: Readonly<Record<string, string>>;
}

interface CodeEntry {
  readonly id: EntryId;
  readonly code: string;
  readonly name: string;
  readonly goldstein: number | null;
  readonly quad: Quad;
  readonly plover: PloverReading | null;
}

export type CameoEntry = CrossingEntry | CodeEntry;

/** What a CAMEO code says in PLOVER's terms. */
export interface PloverReading {
  readonly event: EventCode;
  readonly mode: string | null;
  readonly contexts: readonly string[];
}

export interface CameoData {
  /** Key `EVENT` or `EVENT/mode`. */
  readonly crossings: Readonly<Record<string, Omit<CrossingEntry, "event" | "mode">>>;
  readonly codes: Readonly<Record<string, Omit<CodeEntry, "id" | "code">>>;
}

export interface Cameo {
  /**
   * The CAMEO code of a PLOVER event; null for no event.
   *
   * 1. A promised deed that CAMEO has a code for (`act` CONSULT under AGREE: 036, a meeting promised).
   * 2. The first context, in the order of the table, that has a code of its own.
   * 3. The code of the mode, else that of the event.
   */
  cameoOf(event: EventCode | null, mode: string | null, contexts: readonly string[], act?: EventCode): string | null;
  /** True where the CAMEO code of this event and mode says less, more or something else. */
  isLossy(event: EventCode, mode: string | null): boolean;
  /** Goldstein scale, -10 to 10; that of the base or root code where the code has none; null for an unknown code. */
  goldsteinOf(code: string): number | null;
  nameOf(code: string): string | null;
  /** Null where PLOVER has no such event (statements, appeals). */
  ploverOf(code: string): PloverReading | null;
}

export const CAMEO_PART: LexiconPart<CameoEntry, CameoData> = { folder: "cameo", compile };

function compile(files: readonly LexiconFile<CameoEntry>[]): {
  readonly data: CameoData;
  readonly problems: readonly LexiconProblem[];
} {
  const crossings: Record<string, Omit<CrossingEntry, "event" | "mode">> = {};
  const codes: Record<string, Omit<CodeEntry, "id" | "code">> = {};
  const problems: LexiconProblem[] = [];
  for (const { path, entries } of files)
    for (const entry of entries) {
      const twice = "event" in entry ? keyOf(entry.event, entry.mode) in crossings : entry.code in codes;
      if (twice) problems.push({ path, entry: entry.id, message: "stands twice; delete one" });
      if ("event" in entry) crossings[keyOf(entry.event, entry.mode)] = withoutKeys(entry);
      else codes[entry.code] = { name: entry.name, goldstein: entry.goldstein, quad: entry.quad, plover: entry.plover };
    }
  return { data: { crossings, codes }, problems: [...problems, ...gaps(crossings, codes)] };
}

/** Every PLOVER event and mode has a code, and every code named is in the table. */
function gaps(crossings: CameoData["crossings"], codes: CameoData["codes"]): LexiconProblem[] {
  const known = new Set(EVENT_CODES.flatMap((event) => [event, ...modesOf(event)]));
  const missing = [...known].filter((key) => !(key in crossings)).map((key) => problem(null, `no code for ${key}`));
  const unknown = Object.keys(crossings).filter((key) => !known.has(key));
  const named = Object.values(crossings).flatMap(({ id, code, byAct, byContext }) =>
    [code, ...Object.values(byAct ?? {}), ...Object.values(byContext ?? {})]
      .filter((name) => !(name in codes))
      .map((name) => problem(id, `code ${name} is not in the table of codes`)),
  );
  return [...missing, ...unknown.map((key) => problem(null, `PLOVER has no ${key}`)), ...named];
}

function problem(entry: EntryId | null, message: string): LexiconProblem {
  return { path: "cameo", entry, message };
}

function modesOf(event: EventCode): string[] {
  return Object.keys(PLOVER[event].modes).map((mode) => keyOf(event, mode));
}

function keyOf(event: EventCode, mode: string | null): string {
  return mode === null ? event : `${event}/${mode}`;
}

function withoutKeys({ id, code, lossy, byAct, byContext }: CrossingEntry): Omit<CrossingEntry, "event" | "mode"> {
  return { id, code, lossy, ...(byAct && { byAct }), ...(byContext && { byContext }) };
}

export function indexCameo(data: CameoData): Cameo {
  const crossing = (event: EventCode, mode: string | null) =>
    data.crossings[keyOf(event, mode)] ?? data.crossings[keyOf(event, null)];
  return {
    cameoOf(event, mode, contexts, act) {
      const entry = event === null ? undefined : crossing(event, mode);
      if (entry === undefined) return null;
      const byContext = Object.entries(entry.byContext ?? {}).find(([context]) => contexts.includes(context));
      return (act && entry.byAct?.[act]) ?? byContext?.[1] ?? entry.code;
    },
    isLossy: (event, mode) => crossing(event, mode)?.lossy ?? true,
    goldsteinOf: (code) => goldstein(data, code),
    nameOf: (code) => data.codes[code]?.name ?? null,
    ploverOf: (code) => data.codes[code]?.plover ?? null,
  };
}

function goldstein(data: CameoData, code: string): number | null {
  if (code.length < 2) return null;
  return data.codes[code]?.goldstein ?? goldstein(data, code.slice(0, -1));
}
