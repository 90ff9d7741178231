// Stage "code", first part: how the text presents a deed, and what event that makes it.
export { type Modality, type ModalityCue, readModality, readModalityIn, type Tense, tenseOf } from "./modality.ts";
export { type EventAndMode, eventOf } from "./outcome.ts";
export { statusOf, type TokenStatus } from "./status.ts";
