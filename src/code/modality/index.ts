// Stage "code", first part: how the text presents a deed, and what event that makes it.
export { readModality, readModalityIn } from "./modality.ts";
export { type EventAndMode, eventOf } from "./outcome.ts";
export { statusOf, type TokenStatus } from "./status.ts";
export { tenseOf } from "./tense.ts";
export type { Modality, ModalityCue, Tense } from "./view.ts";
