// The list of lexicon parts, for the build and for `lexicon check`. One line a part.
import { CAMEO_PART } from "./cameo.ts";
import type { LexiconPart } from "./part.ts";

// biome-ignore lint/suspicious/noExplicitAny: parts differ in their entry types; each checks its own by schema.
export const PARTS: readonly LexiconPart<any, any>[] = [CAMEO_PART];
