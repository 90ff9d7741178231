export type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";
export { PARTS } from "./parts.ts";
