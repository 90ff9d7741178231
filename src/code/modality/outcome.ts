// Stage "code": what becomes of a deed once its status is known ("will visit" is AGREE, "refused to meet" REJECT).
import type { EventCode } from "#document";
import type { OutcomeColumn, OutcomeTable } from "#lexicon";
import type { Modality } from "./view.ts";

export interface EventAndMode {
  /** Null where PLOVER codes none: a deed that is denied, absent, or only imagined. */
  readonly event: EventCode | null;
  readonly mode: string | null;
}

/**
 * The event of an act, by the table of outcomes.
 *
 * 1. Actual: the act itself.
 * 2. Under a threat of the actor, or a request to somebody: THREATEN or REQUEST, with the mode that the deed gives.
 * 3. Planned, refused, stopped: their columns. Denied or absent: none. What another deed was only done for ("came to
 *    seize the port") nobody announced: none.
 * 4. Possible or hypothetical: only where the actor itself weighs the deed or makes it a condition.
 */
export function eventOf(
  act: EventCode,
  mode: string | null,
  modality: Pick<Modality, "status" | "negation" | "weighedByActor" | "governorEvent">,
  table: OutcomeTable,
): EventAndMode {
  if (modality.status === "actual") return { event: act, mode };
  const column = columnOf(modality);
  return column === null ? { event: null, mode: null } : table.cell(act, mode, column);
}

function columnOf({
  status,
  negation,
  weighedByActor,
  governorEvent,
}: Pick<Modality, "status" | "negation" | "weighedByActor" | "governorEvent">): OutcomeColumn | null {
  if (governorEvent === "purpose") return null;
  switch (status) {
    case "planned":
      if (governorEvent === "threaten") return "threatened";
      return governorEvent === "request" ? "requested" : "planned";
    case "negated":
      // "Threatened to suspend aid": what is threatened is that it stops.
      if (governorEvent === "threaten") return "threatened";
      return negation === "stopped" || negation === "refused" ? negation : null;
    case "possible":
      if (governorEvent === "request") return "requested";
      if (!weighedByActor) return null;
      return negation === null ? "planned" : null;
    case "hypothetical":
      return weighedByActor ? "offered" : null;
    default:
      return null;
  }
}
