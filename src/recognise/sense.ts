// Stage "recognise": does the name of a place stand for the place, or for those who govern from it?
import type { Token } from "#document";

export type Sense = "literal" | "metonymic";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Prepositions that name where something is. */
const WHERE = words(
  "in at near inside outside across throughout around within off through into along above over beyond onto via above below under up down past",
);
/** Prepositions that name a party to a relation. */
const PARTY = words("with between against by toward towards versus among behind despite besides");
/** Verbs whose object is gone to, left, or hit: a place, not its government. */
const PLACE_OBJECTS = words(
  "visit leave reach enter tour cross hit strike bomb shell bombard capture seize retake recapture storm besiege encircle liberate occupy evacuate flood destroy rock shake devastate quit approach pass liberate surround raid host overlook border hold depart win take",
);
/** Nouns and verbs after which "to", "from" or "of" names a place on the way. */
const MOTION = words(
  "go come travel fly drive return arrive visit trip journey tour flight move flee head sail walk march advance retreat withdraw bring take carry transport ship deport bus rush send transfer evacuate road train route way airport north south east west home border mile kilometer kilometre outskirts suburb city town capital port streets",
);
/** Verbs that a place itself can be the subject of. */
const PLACE_SUBJECTS = words(
  "lie locate situate be become remain border face sit stretch see experience record suffer wake fall host have",
);
/** Heads that a bare name of a capital before them marks as a matter of the place. */
const PLACE_NOUNS = words(
  "airport street square suburb university hotel museum office bureau metro subway station stadium resident court apartment hospital summit declaration agreement treaty conference accord accords marathon time area region district province governorate county municipality prefecture port school exchange market zoo park theatre theater bridge river club forum olympics games skyline home house correspondent newsroom police mayor",
);

/**
 * The sense of a place's name by its place in the tree. Who says, does or is party to something is a government; where something
 * is, or what is gone to or hit, is a place: "Moscow rejected", "talks with Moscow", "Moscow's plan" against "in Moscow",
 * "flew to Moscow", "shelled Kharkiv", "Moscow airport".
 */
export function senseOf(tokens: readonly Token[], head: number): Sense {
  const token = tokens[head]!;
  const governor = tokens[token.head];
  if (governor === undefined) return "literal";
  const lemma = governor.lemma.toLowerCase();
  const preposition = prepositionBefore(tokens, head);
  if (preposition !== null) return byPreposition(preposition, lemma);
  switch (token.deprel) {
    case "nsubj":
    case "csubj":
      return governor.upos === "VERB" && !PLACE_SUBJECTS.has(lemma) ? "metonymic" : "literal";
    case "nsubj:pass":
      return PLACE_OBJECTS.has(lemma) || PLACE_SUBJECTS.has(lemma) ? "literal" : "metonymic";
    case "obj":
    case "iobj":
      return PLACE_OBJECTS.has(lemma) ? "literal" : "metonymic";
    case "nmod:poss":
      return PLACE_NOUNS.has(lemma) ? "literal" : "metonymic";
    case "compound":
    case "amod":
    case "nmod":
      return governor.upos === "PROPN" || PLACE_NOUNS.has(lemma) ? "literal" : "metonymic";
    case "conj":
      return governor.head === head ? "literal" : senseOf(tokens, token.head);
    default:
      return "literal";
  }
}

function byPreposition(preposition: string, governor: string): Sense {
  if (WHERE.has(preposition)) return "literal";
  if (PARTY.has(preposition)) return "metonymic";
  if (preposition === "to" || preposition === "from" || preposition === "for")
    return MOTION.has(governor) ? "literal" : preposition === "from" ? "literal" : "metonymic";
  return "literal";
}

/** The preposition of a noun, lower case; "because of" and the like by their first word. Asked of every name, so without a tree. */
function prepositionBefore(tokens: readonly Token[], head: number): string | null {
  // prepositions stand close before their noun: look back no further than a phrase is long
  for (let t = head - 1; t >= 0 && t >= head - 8; t--) {
    const token = tokens[t]!;
    if (token.head === head && token.deprel === "case" && token.upos !== "PART") return token.form.toLowerCase();
  }
  return null;
}

/** True where the name says where something is rather than who takes part: "in Russia". */
export function isWhere(tokens: readonly Token[], head: number): boolean {
  const preposition = prepositionBefore(tokens, head);
  return preposition !== null && WHERE.has(preposition);
}
