export {
  type AnniversariesData,
  type AnniversaryLexicon,
  type DatedEvent,
  indexAnniversaries,
} from "./anniversaries.ts";
export { type Cameo, type CameoData, indexCameo, type PloverReading } from "./cameo.ts";
export { type CodesData, type CodeTable, indexCodes, type OtherCode } from "./codes.ts";
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
  type City,
  GAZETTEER_COLUMNS,
  Gazetteer,
  hashName,
  placeKey,
  REGION_NOUN,
  REGION_RANK,
} from "./gazetteer.ts";
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
export { compareLayers, type LexiconFile, type LexiconPart, type LexiconProblem } from "./part.ts";
export { PARTS } from "./parts.ts";
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
export { type Finding, type ReviewedPart, reviewNames } from "./review.ts";
