// Stage "code": who, where, when → what happened, who says so, what is foretold.
import type { Coded, Outcome, Recognised } from "#document";

// biome-ignore lint/suspicious/noEmptyInterface: filled by the stage's own work.
export interface CodeLexicon {}

export function code(doc: Recognised, _lexicon: CodeLexicon): Outcome<Coded> {
  return { value: { ...doc, claims: [], events: [], forecasts: [] }, notices: [] };
}
