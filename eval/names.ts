// Names and places: spans of persons, places and organisations; towns found, placed and read as place or government.
import { type Figures, score } from "./score.ts";

const NAME_SETS = [
  ["crossner", "crossner_politics_dev"],
  ["conll", "conllpp_dev"],
  ["re3d", "re3d_dev"],
] as const;
const PLACE_SETS = ["geowebnews", "trnews"] as const;

/** `names.<set>.coreF1`; `places.<set>.f1`, `.near161`, `.sense` (where the set has senses). @param shared folder of the data pack */
export async function run(shared: string): Promise<Figures> {
  const figures: Figures = {};
  for (const [name, file] of NAME_SETS) {
    figures[`names.${name}.coreF1`] = score(shared, "names", ["--gold", `${shared}/data/names/${file}.jsonl`]).core.f1;
  }
  for (const name of PLACE_SETS) {
    const { f1, near161, sense } = score(shared, "places", ["--gold", `${shared}/data/places/${name}.jsonl`]);
    figures[`places.${name}.f1`] = f1;
    figures[`places.${name}.near161`] = near161;
    if (sense !== null) figures[`places.${name}.sense`] = sense;
  }
  return figures;
}
