export { type Cameo, type CameoData, indexCameo, type PloverReading } from "./cameo.ts";
export { type ContextLexicon, type ContextsData, indexContexts } from "./contexts.ts";
export {
  type FrameCondition,
  type FrameExample,
  type FrameLexicon,
  type FramesData,
  type IndexedFrame,
  indexFrames,
  type Slot,
  type Trigger,
} from "./frames.ts";
export {
  type Cue,
  type CueEntry,
  type CueExample,
  type CueKind,
  type Effect,
  type GovernorEvent,
  indexModality,
  type ModalityData,
  type ModalityLexicon,
  type Negation,
} from "./modality.ts";
export * from "./names.ts";
export {
  indexOutcomes,
  OUTCOME_COLUMNS,
  type OutcomeCell,
  type OutcomeColumn,
  type OutcomeData,
  type OutcomeTable,
} from "./outcomes.ts";
export type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";
export { PARTS } from "./parts.ts";
