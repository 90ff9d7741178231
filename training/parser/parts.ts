// A model in memory → the arrays of its file.
import type { ModelParts, ParseModel } from "../../src/parse/model.ts";
import { packSlots } from "../../src/parse/tables.ts";
import type { Lexicon } from "../../src/parse/words.ts";

export function partsOf(
  { labels, lemmas, moves, revisions, ends: sentenceEnds, relations, finalRelations, tagger, secondTagger }: ParseModel,
  tags: readonly string[],
  known: Lexicon,
): ModelParts {
  const [ambiguityKeys, ambiguityValues] = columns(known.ambiguity);
  const [clusterKeys, clusterValues] = columns(known.cluster);
  const [sureKeys, sureValues] = columns(known.sure);
  const [lemmaKeys, lemmaValues] = columns(lemmas.rules.byKey);
  return {
    tags,
    labels,
    scripts: lemmas.rules.scripts,
    arrays: {
      taggerSlots: packSlots(tagger.slots),
      taggerPairs: tagger.pairs,
      secondTaggerSlots: packSlots(secondTagger.slots),
      secondTaggerPairs: secondTagger.pairs,
      moveSlots: moves.slots,
      moveDisplacements: moves.displacements,
      revisionSlots: revisions.slots,
      revisionDisplacements: revisions.displacements,
      endSlots: sentenceEnds.slots,
      endDisplacements: sentenceEnds.displacements,
      relationSlots: packSlots(relations.slots),
      relationPairs: relations.pairs,
      finalRelationSlots: packSlots(finalRelations.slots),
      finalRelationPairs: finalRelations.pairs,
      ambiguityKeys,
      ambiguityValues,
      clusterKeys,
      clusterValues,
      sureKeys,
      sureValues,
      lemmaKeys,
      lemmaValues,
    },
  };
}

function columns(map: ReadonlyMap<number, number>): [Int32Array, Uint16Array] {
  const entries = [...map].sort((a, b) => a[0] - b[0]);
  return [Int32Array.from(entries, ([key]) => key), Uint16Array.from(entries, ([, value]) => value)];
}
