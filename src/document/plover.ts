// PLOVER draft 2.0 in constants: the 16 events with quad, score and modes. Source: Open Event Data Alliance, CC BY-SA 4.0 (see NOTICE).

export const EVENT_CODES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
export type EventCode = (typeof EVENT_CODES)[number];

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = 1 | 2 | 3 | 4;

export interface PloverEvent {
  readonly quad: Quad;
  /** -10 (most conflictual) to 10; of the event when no mode is coded. */
  readonly score: number;
  readonly requiresRecipient: boolean;
  /** Mode to its own score; null where PLOVER gives none. */
  readonly modes: Readonly<Record<string, number | null>>;
}

export const PLOVER: Readonly<Record<EventCode, PloverEvent>> = {
  AGREE: { quad: 1, score: 2.5, requiresRecipient: false, modes: {} },
  CONSULT: {
    quad: 1,
    score: 2.5,
    requiresRecipient: false,
    modes: { visit: 4, "third-party": 1, multilateral: 4, phone: 1.5 },
  },
  SUPPORT: { quad: 1, score: 5, requiresRecipient: false, modes: {} },
  CONCEDE: { quad: 1, score: 4.5, requiresRecipient: false, modes: {} },
  COOPERATE: { quad: 2, score: 9.5, requiresRecipient: true, modes: {} },
  AID: { quad: 2, score: 10, requiresRecipient: true, modes: {} },
  RETREAT: {
    quad: 2,
    score: 6.5,
    requiresRecipient: false,
    modes: { withdraw: 8, release: 6.5, disarm: 10, ceasefire: 7.5, access: 6.5, resign: 4.5 },
  },
  REQUEST: { quad: 3, score: 0, requiresRecipient: false, modes: { assist: 0.5, change: -1, yield: -1, meet: 0 } },
  ACCUSE: { quad: 3, score: -3, requiresRecipient: false, modes: { disapprove: -2, investigate: -3.5, allege: -3.5 } },
  REJECT: { quad: 3, score: -2, requiresRecipient: false, modes: { assist: -1.5, change: -2, yield: -2, meet: -2 } },
  THREATEN: {
    quad: 3,
    score: -3.5,
    requiresRecipient: false,
    modes: { restrict: -3, arrest: -3.5, relations: -3.5, expel: -3.5, territory: -4, violence: -3.5 },
  },
  PROTEST: {
    quad: 4,
    score: -5,
    requiresRecipient: false,
    modes: { demo: -5, riot: -7, strike: -5, hunger: -4.5, boycott: -4.5, obstruct: -4.5, vandalize: null },
  },
  SANCTION: {
    quad: 4,
    score: -6,
    requiresRecipient: true,
    modes: { convict: -6, expel: -5.5, withdraw: -6, discontinue: -6 },
  },
  MOBILIZE: {
    quad: 4,
    score: -5.5,
    requiresRecipient: false,
    modes: { troops: -6.5, weapons: -6.5, police: -5.5, militia: -6 },
  },
  COERCE: {
    quad: 4,
    score: -7,
    requiresRecipient: false,
    modes: {
      seize: -7,
      restrict: -7,
      censor: -6.5,
      curfew: -6.5,
      "martial-law": -7.5,
      arrest: -7,
      deport: -7,
      withhold: -7,
      misinformation: -6.5,
      cyber: -7,
    },
  },
  ASSAULT: {
    quad: 4,
    score: -9,
    requiresRecipient: false,
    modes: {
      abduct: -8.5,
      beat: -7.5,
      torture: -8.5,
      sexual: -8.5,
      targeted: -9.5,
      destroy: -8.5,
      primitive: -8,
      firearms: -9,
      explosives: -9,
      "suicide-attack": -9.5,
      aerial: -9.5,
      drone: -9.5,
      "heavy-weapons": -9.5,
      "crowd-control": -7.5,
      unconventional: -10,
    },
  },
};

/** Score of an event, of its mode where that has one. */
export function intensity(event: EventCode, mode: string | null): number {
  const own = mode === null ? undefined : PLOVER[event].modes[mode];
  return own ?? PLOVER[event].score;
}
