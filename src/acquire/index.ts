// Edge "acquire": files, folders, standard input, JSON Lines and addresses → RawPage.
export {
  type Acquired,
  type AcquireOptions,
  acquire,
  DEFAULT_MAX_BYTES,
  INPUT_KINDS,
  type InputKind,
  type Rejection,
} from "./acquire.ts";
export type { JsonLine } from "./json-lines.ts";
export type { Problem } from "./problems.ts";
export { readJsonLines, readText } from "./records.ts";
