// The list of lexicon parts, for the build and for `lexicon check`. One line a part.
import { ANNIVERSARIES_PART } from "./anniversaries.ts";
import { CAMEO_PART } from "./cameo.ts";
import { CODES_PART } from "./codes.ts";
import { CONTEXTS_PART } from "./contexts.ts";
import { FRAMES_PART } from "./frames.ts";
import { MODALITY_PART } from "./modality.ts";
import { BODIES_PART, COUNTRIES_PART, GROUPS_PART, PEOPLE_PART, PLACES_PART, ROLES_PART } from "./name-parts.ts";
import { OFFICES_PART } from "./offices.ts";
import { OUTCOMES_PART } from "./outcomes.ts";
import type { LexiconPart } from "./part.ts";
import { PROBABILITY_PART } from "./probability.ts";
import { REPORTING_PART } from "./reporting.ts";

// biome-ignore lint/suspicious/noExplicitAny: parts differ in their entry types; each checks its own by schema.
export const PARTS: readonly LexiconPart<any, any>[] = [
  ANNIVERSARIES_PART,
  CAMEO_PART,
  CODES_PART,
  COUNTRIES_PART,
  BODIES_PART,
  OFFICES_PART,
  PEOPLE_PART,
  GROUPS_PART,
  PLACES_PART,
  ROLES_PART,
  MODALITY_PART,
  OUTCOMES_PART,
  CONTEXTS_PART,
  FRAMES_PART,
  REPORTING_PART,
  PROBABILITY_PART,
];
