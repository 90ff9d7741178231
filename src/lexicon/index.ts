export { type Cameo, type CameoData, indexCameo, type PloverReading } from "./cameo.ts";
export * from "./names.ts";
export type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";
export { PARTS } from "./parts.ts";
