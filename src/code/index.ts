// Stage "code": who, where, when → what happened, who says so, what is foretold.
import type { Coded, Outcome, Recognised } from "#document";
import { codeEvents, type EventLexicon } from "./frames/events.ts";

export { type Relation, relate } from "./relate/index.ts";

export type CodeLexicon = EventLexicon;

export function code(doc: Recognised, lexicon: CodeLexicon): Outcome<Coded> {
  const events = codeEvents(doc, lexicon);
  return { value: { ...doc, claims: [], events, forecasts: [] }, notices: [] };
}
