// The names lexicon: states, bodies, people, groups and role nouns, dated, in one trie.
export { type Atom, atomsOf, fold } from "./names/atoms.ts";
export { BODIES_PART, COUNTRIES_PART, GROUPS_PART, PEOPLE_PART, ROLES_PART } from "./names/compile.ts";
export { type Holder, indexNames, keyOf, NameIndex, type NamePhrase } from "./names/index-names.ts";
export type { NameEntity, NamesData, NameUse, OfficeTerm, RoleKind, Validity } from "./names/types.ts";
