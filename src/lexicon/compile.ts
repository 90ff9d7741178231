// What compiles and reviews the lexicon: for the build, and for folders of users. No command that only reads loads it.

export { indexNames, packNames } from "./name-pack.ts";
export { BODIES_PART, COUNTRIES_PART, GROUPS_PART, PEOPLE_PART, PLACES_PART, ROLES_PART } from "./name-parts.ts";
export { OFFICES_PART, type OfficesData, type Overlap, overlapsOf } from "./offices.ts";
export { compareLayers, type LexiconFile, type LexiconPart, type LexiconProblem } from "./part.ts";
export { PARTS } from "./parts.ts";
export { type Finding, type ReviewedPart, reviewNames } from "./review.ts";
