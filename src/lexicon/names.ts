// The names lexicon: states, bodies, people, groups, places and role nouns, dated, in one trie.
export { type Atom, atomsOf, fold, isCapital, keyOf } from "./atoms.ts";
export { indexNames, type KnownAtom, NameIndex, type NamePhrase } from "./name-index.ts";
export { BODIES_PART, COUNTRIES_PART, GROUPS_PART, PEOPLE_PART, PLACES_PART, ROLES_PART } from "./name-parts.ts";
export type { NameEntity, NamesData, NameUse, OfficeTerm, RoleKind, Validity } from "./name-types.ts";
export { type Holder, OFFICES_PART, type OfficesData, type Overlap, overlapsOf } from "./offices.ts";
