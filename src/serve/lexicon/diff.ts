// Edge "serve": what a user's folder changes against our lexicon, for `entente lexicon diff`.
import type { NamesData } from "#lexicon";
import type { LexiconFile } from "#lexicon/compile";
import { compiledPart, NAME_PARTS, ourFiles } from "../resources.ts";
import { checkLexicon } from "./check.ts";
import { compileOver, lineFor } from "./overlay.ts";
import { readOwn } from "./own.ts";

export interface Change {
  readonly change: "entry added" | "entry changed" | "phrase gained" | "phrase lost" | "conflict";
  readonly part: string;
  readonly entry: string;
  /** The phrase with its use, the fields that differ, or what the conflict is. */
  readonly detail: string;
}

/** In the order of the parts; within a part entries, phrases gained, phrases lost. Conflicts come last. */
export async function diffLexicon(folder: string): Promise<Change[]> {
  const own = await readOwn(folder);
  const { parts } = await compileOver(own);
  const changes: Change[] = [];
  for (const [part, data] of parts) {
    if (isNamePart(part))
      changes.push(...nameChanges(part, await compiledPart<NamesData>(part), data as NamesData)); // its own compile made it
    else
      changes.push(
        ...entryChanges(
          part,
          await ourFiles(part),
          [...(own.parts.get(part) ?? [])].flatMap(({ entries }) => entries),
        ),
      );
  }
  const { problems } = await checkLexicon(folder);
  const conflicts = problems.map((problem): Change => {
    const entry = /^([a-z]+\.[a-z0-9.-]+): /.exec(problem.message)?.[1] ?? "";
    return { change: "conflict", part: "", entry, detail: lineFor(problem) };
  });
  return [...changes, ...conflicts];
}

const isNamePart = (part: string): boolean => (NAME_PARTS as readonly string[]).includes(part);

function nameChanges(part: string, ours: NamesData, theirs: NamesData): Change[] {
  const before = new Map(ours.entities.map((entity) => [entity.id, entity]));
  const changes: Change[] = [];
  for (const entity of theirs.entities) {
    const known = before.get(entity.id);
    if (known === undefined) changes.push({ change: "entry added", part, entry: entity.id, detail: entity.name });
    else {
      const fields = fieldsThatDiffer(known, entity);
      if (fields.length > 0)
        changes.push({ change: "entry changed", part, entry: entity.id, detail: fields.join("; ") });
    }
  }
  const was = phrasesOf(ours);
  const is = phrasesOf(theirs);
  for (const [key, [entry, detail]] of is)
    if (!was.has(key)) changes.push({ change: "phrase gained", part, entry, detail });
  for (const [key, [entry, detail]] of was)
    if (!is.has(key)) changes.push({ change: "phrase lost", part, entry, detail });
  return changes;
}

/** `country: TGO → BEN`; of long lists only that they differ. */
function fieldsThatDiffer(before: object, after: object): string[] {
  const one = new Map(Object.entries(before));
  const other = new Map(Object.entries(after));
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((field) => {
    const [from, to] = [JSON.stringify(one.get(field)), JSON.stringify(other.get(field))];
    if (from === to) return [];
    const short = (from ?? "").length + (to ?? "").length < LONGEST_SHOWN;
    return [short ? `${field}: ${from ?? "none"} → ${to ?? "none"}` : `${field} differ`];
  });
}

const LONGEST_SHOWN = 160;

function phrasesOf({ entities, phrases }: NamesData): Map<string, readonly [string, string]> {
  return new Map(
    phrases.map(([text, , entity, use, weak, valid]) => {
      const id = entities[entity]?.id ?? "";
      const days = valid === undefined ? "" : ` (${valid.from ?? ""} to ${valid.to ?? ""})`;
      const detail = `"${text}" as ${use}${weak === 1 ? ", weak" : ""}${days}`;
      return [`${id} ${detail}`, [id, detail] as const];
    }),
  );
}

function entryChanges(
  part: string,
  files: readonly LexiconFile<unknown>[],
  own: readonly { readonly id: string }[],
): Change[] {
  const ids = new Set<unknown>(
    files.flatMap(({ entries }) =>
      entries.map((entry) => (typeof entry === "object" && entry !== null && "id" in entry ? entry.id : null)),
    ),
  );
  return own.map(({ id }) => ({ change: ids.has(id) ? "entry changed" : "entry added", part, entry: id, detail: "" }));
}
