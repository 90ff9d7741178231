// The names lexicon as stage "recognise" reads it: states, bodies, people, groups, places and role nouns, dated, in one trie; towns and
// regions; events by which a year is told. What compiles it is not loaded with it.
export {
  type AnniversariesData,
  type AnniversaryLexicon,
  type DatedEvent,
  indexAnniversaries,
} from "./anniversaries.ts";
export { type Atom, atomsOf, fold, isCapital, keyOf } from "./atoms.ts";
export {
  type City,
  Gazetteer,
  REGION_NOUN,
  REGION_RANK,
} from "./gazetteer.ts";
export { type KnownAtom, NameIndex, type NamePhrase } from "./name-index.ts";
export type { NameEntity, NamesData, NameUse, OfficeTerm, RoleKind, Validity } from "./name-types.ts";
export type { Holder } from "./offices.ts";
