// The lexicon at run time: indexes of compiled parts. What compiles them is in compile.ts; what the names alone need, in names.ts.
export { type Cameo, type CameoData, indexCameo, type PloverReading } from "./cameo.ts";
export { type CodesData, type CodeTable, indexCodes, type OtherCode } from "./codes.ts";
export { type ContextLexicon, type ContextsData, indexContexts } from "./contexts.ts";
export {
  type FrameCondition,
  type FrameEntry,
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
export {
  type Band,
  indexProbability,
  type Polarity,
  type ProbabilityData,
  type ProbabilityEntry,
  type ProbabilityExample,
  type ProbabilityKind,
  type ProbabilityLexicon,
  type ProbabilityWord,
} from "./probability.ts";
export {
  type CueClass,
  type FrameSource,
  indexReporting,
  type Outlet,
  outletKey,
  type ReportingData,
  type ReportingEntry,
  type ReportingExample,
  type ReportingFrame,
  type ReportingLexicon,
  type ReportingPhrase,
  type ReportingWord,
} from "./reporting.ts";
