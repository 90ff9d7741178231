// Stage "code": the status of every predicate of a sentence, for `entente status`.
import { indexTree, type Sentence, type Status, type Token } from "#document";
import type { ModalityLexicon } from "#lexicon";
import { readModalityIn } from "./modality.ts";
import type { Modality } from "./view.ts";

export interface TokenStatus {
  /** Index into `sentence.tokens`. */
  readonly token: number;
  readonly status: Status;
  /** How far the text presents it as having happened by the time of writing: 3 it has, 0 open, -3 it has not. */
  readonly value: number;
}

/** One entry for every verb and event noun, in text order; none for auxiliaries and copulas. */
export function statusOf(sentence: Sentence, lexicon: ModalityLexicon): TokenStatus[] {
  const tree = indexTree(sentence);
  return sentence.tokens.flatMap((token, i) => {
    if (!isPredicate(token)) return [];
    const modality = readModalityIn(tree, i, lexicon);
    return [{ token: i, status: modality.status, value: factualityOf(modality) }];
  });
}

/**
 * FactBank's scale: certain 3 and -3, possible 1, unknown 0. What is planned will be, but is not yet: 1. A deed that
 * is wished, asked for, the speaker's own intention, or the consequence of a condition has not happened: -2, since
 * it may have all the same.
 */
function factualityOf({ status, unrealised }: Modality): number {
  switch (status) {
    case "actual":
      return 3;
    case "negated":
    case "denied":
      return -3;
    case "planned":
      return unrealised ? -2 : 1;
    case "possible":
      return unrealised ? -2 : 1;
    default:
      return unrealised ? -2 : 0;
  }
}

function isPredicate(token: Token): boolean {
  if (token.upos === "VERB") return true;
  return token.upos === "NOUN" && isEventNoun(token.lemma.toLowerCase());
}

/** Endings of nouns made from verbs. */
const DEVERBAL = /(?:[ts]ion|ment|ance|ence|ing|al|ure|ery|age)$/;
/** Such endings in nouns that name no deed. */
const NO_DEED = new Set(
  "nation region million billion trillion section station union religion opinion version position condition situation institution constitution population generation question option fashion moment department government parliament document environment element equipment apartment amount instrument comment science evidence audience sentence influence confidence difference distance insurance thing king morning evening building something nothing anything everything ring string spring wing ceiling meaning feeling hospital animal capital journal material individual official general signal goal metal professional criminal festival total deal meal principal rival animal terminal channel nature culture picture future structure figure temperature literature feature furniture language age page village message image package percentage average passage stage wage garage cottage gallery battery century".split(
    " ",
  ),
);
/** Names of deeds and happenings that no ending shows. */
const EVENT_NOUNS = new Set(
  "attack strike war battle raid bombing shelling visit trip tour talk talks meeting summit conference vote election coup protest rally march riot clash fight crash deal pact accord treaty truce ceasefire sanction embargo blockade siege invasion assault offensive ambush airstrike launch test drill exercise patrol sale purchase export import delivery shipment pullout pull-out retreat withdrawal return departure arrival death murder killing arrest raid trial verdict appeal claim call threat warning demand offer pledge promise vow plan bid attempt effort search hunt probe inquiry report announcement statement speech debate dispute row conflict crisis collapse fall rise increase decrease drop gain loss growth cut hike jump surge rescue escape flight landing takeoff game match race win victory defeat merger takeover bankruptcy layoff hack leak theft robbery kidnapping explosion blast fire flood quake earthquake storm accident incident ceremony birth marriage wedding divorce release hire change move shift start end halt stop delay decision choice use work study review support help aid assistance order ban boycott veto rejection denial refusal approval failure success".split(
    " ",
  ),
);

function isEventNoun(lemma: string): boolean {
  return EVENT_NOUNS.has(lemma) || (DEVERBAL.test(lemma) && lemma.length > 5 && !NO_DEED.has(lemma));
}
