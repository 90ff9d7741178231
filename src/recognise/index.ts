// Stage "recognise": sentences → who, where and when.
import type { Outcome, Parsed, Recognised } from "#document";

// biome-ignore lint/suspicious/noEmptyInterface: filled by the stage's own work.
export interface RecogniseLexicon {}

export function recognise(doc: Parsed, _lexicon: RecogniseLexicon): Outcome<Recognised> {
  return { value: { ...doc, mentions: [], dates: [], places: [] }, notices: [] };
}
