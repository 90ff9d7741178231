// Edge "serve", part "brief": what a record says, as an English sentence without its adornments.
import type { EventCode, Party, Status } from "#document";
import type { StoredEvent } from "#store";

/** `past`: A past B; `base`: A will base B; `together`: A and B together, where both are actors. */
interface Verb {
  readonly past: string;
  readonly base: string;
  readonly together?: string;
}

const VERBS: Readonly<Record<EventCode, Verb>> = {
  AGREE: { past: "made a promise to", base: "promise", together: "came to an agreement" },
  CONSULT: { past: "held talks with", base: "hold talks with", together: "held talks" },
  SUPPORT: {
    past: "gave diplomatic support to",
    base: "give diplomatic support to",
    together: "deepened their diplomatic ties",
  },
  CONCEDE: { past: "made a concession to", base: "make a concession to", together: "made concessions to each other" },
  COOPERATE: { past: "cooperated with", base: "cooperate with", together: "cooperated" },
  AID: { past: "gave aid to", base: "give aid to", together: "gave each other aid" },
  RETREAT: { past: "gave way to", base: "give way to", together: "both gave way" },
  REQUEST: {
    past: "made a demand or request of",
    base: "make a demand or request of",
    together: "made demands of each other",
  },
  ACCUSE: { past: "criticised or accused", base: "criticise or accuse", together: "accused each other" },
  REJECT: { past: "refused", base: "refuse", together: "refused each other" },
  THREATEN: { past: "threatened", base: "threaten", together: "threatened each other" },
  PROTEST: { past: "protested against", base: "protest against", together: "protested against each other" },
  SANCTION: {
    past: "cut or curbed its ties with",
    base: "cut or curb its ties with",
    together: "cut or curbed their ties",
  },
  MOBILIZE: { past: "moved forces towards", base: "move forces towards", together: "moved forces towards each other" },
  COERCE: { past: "used coercion against", base: "use coercion against", together: "used coercion against each other" },
  ASSAULT: { past: "attacked", base: "attack", together: "fought" },
};

const MODES: Readonly<Record<string, Verb>> = {
  "CONSULT/visit": { past: "visited", base: "visit", together: "visited each other" },
  "CONSULT/phone": { past: "spoke by telephone with", base: "speak by telephone with", together: "spoke by telephone" },
  "CONSULT/third-party": {
    past: "met in a third country with",
    base: "meet in a third country with",
    together: "met in a third country",
  },
  "CONSULT/multilateral": {
    past: "met among others with",
    base: "meet among others with",
    together: "met among others",
  },
  "RETREAT/release": { past: "released people to", base: "release people to", together: "exchanged prisoners" },
  "RETREAT/withdraw": { past: "withdrew forces from", base: "withdraw forces from", together: "withdrew their forces" },
  "RETREAT/ceasefire": { past: "stopped fighting", base: "stop fighting", together: "stopped fighting" },
  "REQUEST/assist": { past: "asked for help from", base: "ask for help from" },
  "REQUEST/meet": { past: "asked for talks with", base: "ask for talks with" },
  "ACCUSE/disapprove": { past: "criticised", base: "criticise", together: "criticised each other" },
  "ACCUSE/allege": { past: "accused", base: "accuse" },
  "ACCUSE/investigate": { past: "investigated", base: "investigate" },
  "REJECT/meet": { past: "refused talks with", base: "refuse talks with" },
  "REJECT/assist": { past: "refused help to", base: "refuse help to" },
  "REJECT/yield": { past: "refused to give way to", base: "refuse to give way to" },
  "SANCTION/expel": { past: "expelled people of", base: "expel people of", together: "expelled each other's people" },
  "SANCTION/withdraw": { past: "withdrew from dealings with", base: "withdraw from dealings with" },
  "SANCTION/discontinue": { past: "ended dealings with", base: "end dealings with" },
  "COERCE/arrest": { past: "arrested people of", base: "arrest people of" },
  "COERCE/deport": { past: "deported people of", base: "deport people of" },
  "COERCE/cyber": { past: "attacked the networks of", base: "attack the networks of" },
  "COERCE/restrict": { past: "put restrictions on", base: "put restrictions on" },
  "COERCE/seize": { past: "seized property of", base: "seize property of" },
};

/** Before the deed, where it is told otherwise than as having happened. */
const BEFORE: Readonly<Record<Exclude<Status, "actual" | "negated" | "denied">, string>> = {
  planned: "would",
  possible: "might",
  hypothetical: "could, on a condition,",
};

export interface Names {
  nameOf(code: string): string;
}

/** `Russia visited North Korea`, `Russia would give aid to North Korea`, `denied: Russia visited North Korea`. */
export function headline(record: StoredEvent, names: Names): string {
  const { actor, recipient, act, event, mode, status, reciprocal } = record;
  // The mode belongs to `event`, or to the deed where there is none.
  const deed = verbOf(act, event === act || event === null ? mode : null);
  const [who, whom] = [namesOf(actor, names), namesOf(recipient, names)];
  const together = reciprocal && recipient.length === 0 && deed.together !== undefined;
  const done = clean(together ? `${who} ${deed.together}` : `${who} ${deed.past} ${whom}`);
  if (status === "actual") return done;
  if (status === "denied") return `denied: ${done}`;
  if (status === "negated") return clean(`${who} ${negated(event, act, mode)} ${whom}`);
  return clean(`${who} ${BEFORE[status]} ${deed.base} ${whom}`);
}

/** A refusal, a cancellation, or what did not take place. */
function negated(event: EventCode | null, act: EventCode, mode: string | null): string {
  if (event === null) return `did not ${verbOf(act, null).base}`;
  if (event === "REJECT") return `refused to ${verbOf(act, null).base}`;
  if (event === "SANCTION" || event === "CONCEDE" || event === "RETREAT")
    return `stopped or called off: to ${verbOf(act, null).base}`;
  return verbOf(event, mode).past;
}

function verbOf(event: EventCode, mode: string | null): Verb {
  return (mode === null ? undefined : MODES[`${event}/${mode}`]) ?? VERBS[event];
}

/** A verb that waits for somebody ("talks with") ends without them where nobody is named. */
function clean(sentence: string): string {
  const trimmed = sentence.replace(/\s+/g, " ").trim();
  return trimmed.replace(/ (with|to|of|from|against)$/, "");
}

function namesOf(parties: readonly Party[], names: Names): string {
  const found = [...new Set(parties.map(({ name, country, code }) => nameOf(country ?? code, name, names)))];
  if (found.length < 2) return found[0] ?? "";
  return `${found.slice(0, -1).join(", ")} and ${found.at(-1)}`;
}

function nameOf(code: string | null, name: string, names: Names): string {
  return code === null ? name : names.nameOf(code);
}
