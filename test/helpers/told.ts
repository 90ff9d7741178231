// Who did what to whom, in one line a record, for the tests of parties.
import type { EventRecord } from "#document";
import { codeText } from "./pipeline.ts";

const PUBLISHED = "2024-03-04";

/** "actors > recipients" of every record of an act, each party as its name with its state and sectors. */
export async function told(text: string, act: string): Promise<string[]> {
  const { events } = await codeText(text, PUBLISHED);
  return events.filter((record) => record.act === act).map(sides);
}

function sides({ actor, recipient }: EventRecord): string {
  const side = (parties: EventRecord["actor"]) =>
    parties
      .map(({ name, country, code, sectors }) => `${name} [${[country ?? code ?? "?", ...sectors].join(" ")}]`)
      .join("; ");
  return `${side(actor)} > ${side(recipient)}`;
}
