import { expect, test } from "vitest";
import type { Parsed, PlaceMention } from "#document";
import { recognise } from "#recognise";
import { loadResources } from "../../src/serve/resources.ts";
import { tree } from "../helpers/conllu.ts";

const { recognise: lexicon } = await loadResources(["recognise"]);
const placesOf = (doc: Parsed): readonly PlaceMention[] => recognise(doc, lexicon).value.places;
const held = (where: string) =>
  tree(`It|it|PRP|3|nsubj:pass was|be|VBD:AUX|3|aux:pass held|hold|VBN|0|root ${where} .||.|3|punct`);

test("a town has a point, an id and its state", () => {
  const [place] = placesOf(held("in|in|IN|5|case Vladivostok||NNP|3|obl"));
  expect(place).toMatchObject({
    name: "Vladivostok",
    country: "RUS",
    precision: "city",
    geonamesId: "2013348",
    sense: "literal",
  });
  expect(place?.lat).toBeCloseTo(43.1, 1);
});
test("the state or region after the comma says which town", () => {
  const [paris] = placesOf(held("in|in|IN|5|case Paris||NNP|3|obl ,||,|7|punct Texas||NNP|5|appos"));
  expect(paris).toMatchObject({ name: "Paris", country: "USA" });
  expect(placesOf(held("in|in|IN|5|case Paris||NNP|3|obl"))[0]).toMatchObject({ country: "FRA" });
});
test("a town lies beside the others that the page names, if one of its name does", () => {
  const three =
    "in|in|IN|5|case Chicopee||NNP|3|obl ,||,|7|punct Holyoke||NNP|5|conj and|and|CC|9|cc Springfield||NNP|5|conj";
  const beside = placesOf(held(three)).find(({ text }) => text === "Springfield");
  expect(beside?.lat).toBeCloseTo(42.1, 1);
  const alone = placesOf(held("in|in|IN|5|case Springfield||NNP|3|obl"))[0];
  expect(alone?.lat).not.toBeCloseTo(42.1, 1);
});
test("adjectives and seats of government are no places", () => {
  const doc = tree(
    "Russian||JJ|2|amod officials|official|NNS|5|nsubj and||CC|4|cc Downing||NNP|2|conj agreed|agree|VBD|0|root .||.|5|punct",
  );
  expect(placesOf(doc)).toEqual([]);
});
test("the sense of a capital follows the grammar", () => {
  const doc = tree(
    "Talks|talk|NNS|7|nsubj between||IN|3|case Pyongyang||NNP|1|nmod and||CC|5|cc Moscow||NNP|3|conj will||MD:AUX|7|aux open|open|VB|0|root in|in|IN|9|case Geneva||NNP|7|obl .||.|7|punct",
  );
  expect(placesOf(doc).map(({ name, sense }) => [name, sense])).toEqual([
    ["Pyongyang", "metonymic"],
    ["Moscow", "metonymic"],
    ["Geneva", "literal"],
  ]);
});
test("seas and regions are of the lexicon, with the state they belong to", () => {
  const [sea, region] = placesOf(
    tree(
      "From|from|IN|4|case the|the|DT|4|det Black||NNP|4|compound Sea||NNP|8|obl to|to|IN|6|case Siberia||NNP|8|obl it|it|PRP|8|nsubj snowed|snow|VBD|0|root .||.|8|punct",
    ),
  );
  expect([sea?.name, sea?.country, region?.name, region?.country]).toEqual(["Black Sea", null, "Siberia", "RUS"]);
});
test.each([
  ["Saint|saint|JJ|6|amod Petersburg||NNP|3|obl", "Saint Petersburg", "RUS"],
  ["St.||NNP|6|compound Petersburg||NNP|3|obl", "St. Petersburg", "RUS"],
  ["St||NNP|6|compound Louis||NNP|3|obl", "St Louis", "USA"],
  ["Fort|fort|JJ|6|amod Worth||NNP|3|obl", "Fort Worth", "USA"],
])("a town with an opening word that is tagged or abbreviated otherwise: %s", (words, text, country) => {
  expect(placesOf(held(`in|in|IN|6|case ${words}`))[0]).toMatchObject({ text, country, precision: "city" });
});
test("a saint who is no town, and an abbreviated mountain of the lexicon", () => {
  expect(placesOf(held("by|by|IN|6|case St.||NNP|6|compound Wendreda||NNP|3|obl"))).toEqual([]);
  expect(placesOf(held("near|near|IN|6|case Mt.||NNP|6|compound Kumgang||NNP|3|obl"))[0]?.country).toBe("PRK");
});
