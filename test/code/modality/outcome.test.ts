import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EVENT_CODES, type EventCode } from "#document";
import { indexOutcomes } from "#lexicon";
import { eventOf, type Modality } from "../../../src/code/modality/index.ts";

const table = indexOutcomes(
  JSON.parse(readFileSync(new URL("../../../dist/data/outcomes.json", import.meta.url), "utf8")),
);

type Presented = Pick<Modality, "status" | "negation" | "weighedByActor" | "governorEvent">;
const as = (fields: Partial<Presented>): Presented => ({
  status: "actual",
  negation: null,
  weighedByActor: false,
  governorEvent: null,
  ...fields,
});
const code = (act: EventCode, mode: string | null, fields: Partial<Presented>): string => {
  const { event, mode: its } = eventOf(act, mode, as(fields), table);
  return its === null ? String(event) : `${event} ${its}`;
};

// act: planned, stopped, refused
const ROWS: Readonly<Record<EventCode, readonly [string, string, string]>> = {
  AGREE: ["AGREE", "REJECT", "REJECT"],
  CONSULT: ["AGREE", "REJECT meet", "REJECT meet"],
  SUPPORT: ["AGREE", "SANCTION withdraw", "REJECT"],
  CONCEDE: ["CONCEDE", "REJECT yield", "REJECT yield"],
  COOPERATE: ["AGREE", "SANCTION discontinue", "REJECT assist"],
  AID: ["AGREE", "SANCTION discontinue", "REJECT assist"],
  RETREAT: ["CONCEDE", "REJECT yield", "REJECT yield"],
  REQUEST: ["REQUEST", "CONCEDE", "CONCEDE"],
  ACCUSE: ["ACCUSE", "CONCEDE", "CONCEDE"],
  REJECT: ["REJECT", "AGREE", "AGREE"],
  THREATEN: ["THREATEN", "CONCEDE", "CONCEDE"],
  PROTEST: ["THREATEN", "CONCEDE", "CONCEDE"],
  SANCTION: ["THREATEN relations", "CONCEDE", "CONCEDE"],
  MOBILIZE: ["THREATEN violence", "RETREAT withdraw", "CONCEDE"],
  COERCE: ["THREATEN restrict", "CONCEDE", "CONCEDE"],
  ASSAULT: ["THREATEN violence", "RETREAT ceasefire", "CONCEDE"],
};

describe.each(EVENT_CODES)("%s", (act) => {
  test("planned, stopped and refused have the event of the table", () => {
    expect([
      code(act, null, { status: "planned" }),
      code(act, null, { status: "negated", negation: "stopped" }),
      code(act, null, { status: "negated", negation: "refused" }),
    ]).toEqual(ROWS[act]);
  });
  test("actual is the act with its own mode", () => {
    expect(eventOf(act, "some-mode", as({}), table)).toEqual({ event: act, mode: "some-mode" });
  });
  test("denied, absent, and an outsider's guess have no event", () => {
    expect(code(act, null, { status: "denied" })).toBe("null");
    expect(code(act, null, { status: "negated", negation: "absent" })).toBe("null");
    expect(code(act, null, { status: "possible" })).toBe("null");
    expect(code(act, null, { status: "hypothetical" })).toBe("null");
  });
  test("what the actor itself weighs counts as planned", () => {
    expect(code(act, null, { status: "possible", weighedByActor: true })).toBe(ROWS[act][0]);
  });
  test("a threat of it is THREATEN, a request for it REQUEST", () => {
    expect(code(act, null, { status: "planned", governorEvent: "threaten" })).toMatch(/^THREATEN/);
    expect(code(act, null, { status: "possible", governorEvent: "request" })).toMatch(/^REQUEST/);
  });
});

test.each([
  ["PROTEST", "strike", "THREATEN restrict"],
  ["COERCE", "arrest", "THREATEN arrest"],
  ["COERCE", "deport", "THREATEN expel"],
  ["SANCTION", "expel", "THREATEN expel"],
] as const)("the mode of %s %s decides the mode of the threat", (act, mode, expected) => {
  expect(code(act, mode, { status: "planned" })).toBe(expected);
});

test("an offer under a condition is AGREE, a warning THREATEN", () => {
  expect(code("CONSULT", null, { status: "hypothetical", weighedByActor: true })).toBe("AGREE");
  expect(code("ASSAULT", null, { status: "hypothetical", weighedByActor: true })).toBe("THREATEN violence");
});

test("a threat to stop aid is a threat, not a refusal", () => {
  expect(code("AID", null, { status: "negated", negation: "refused", governorEvent: "threaten" })).toBe(
    "THREATEN relations",
  );
});
