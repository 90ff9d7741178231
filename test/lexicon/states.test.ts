// Every member and observer of the United Nations is found by its name, its adjective and its capital.

import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { atomsOf, type NameUse } from "#lexicon";
import { loadResources } from "../../src/serve/resources.ts";

interface Country {
  readonly cca3: string;
  readonly unMember: boolean;
  readonly name: { readonly common: string };
  readonly capital: readonly string[];
  readonly demonyms?: { readonly eng?: { readonly m: string } };
}
// its types describe a default export that the package does not have
const countries: readonly Country[] = createRequire(import.meta.url)("world-countries");
const { names } = (await loadResources(["recognise"])).recognise;

/** States that a text names as a whole, and how: "RUS capital". */
function statesOf(text: string): string[] {
  const atoms = text.split(" ").flatMap(atomsOf);
  let node = 0;
  for (const { key } of atoms) {
    node = names.step(node, names.wordId(key));
    if (node < 0) return [];
  }
  return names.phrasesAt(node, atoms, 0).map(({ entity, use }) => `${entity.country} ${use}`);
}
const isFound = (code: string, text: string, uses: readonly NameUse[]): boolean =>
  uses.some((use) => statesOf(text).includes(`${code} ${use}`));

const OBSERVERS = ["VAT", "PSE"];
const members = countries.filter(({ unMember, cca3 }) => unMember || OBSERVERS.includes(cca3));

test("193 members and two observers", () => {
  expect(members.length).toBe(195);
});
test("names and adjectives", () => {
  const missing = members.flatMap(({ cca3, name, demonyms }) => [
    ...(isFound(cca3, name.common, ["name"]) ? [] : [`${cca3} ${name.common}`]),
    ...(demonyms?.eng?.m ?? "")
      .split(", ")
      .filter((word) => !isFound(cca3, word, ["adjective", "demonym", "name"]))
      .map((word) => `${cca3} ${word}`),
  ]);
  expect(missing).toEqual([]);
});
test("capitals, but for city states that go by their own name", () => {
  const missing = members.flatMap(({ cca3, capital }) =>
    capital.filter((city, k) => k === 0 && !isFound(cca3, city, ["capital", "name"])).map((city) => `${cca3} ${city}`),
  );
  expect(missing).toEqual([]);
});
test.each([
  ["MMR", "Myanmar, Burma"],
  ["CIV", "Ivory Coast, Côte d'Ivoire, Cote d'Ivoire"],
  ["SWZ", "Eswatini, Swaziland"],
  ["MKD", "North Macedonia, Macedonia"],
  ["CPV", "Cape Verde, Cabo Verde"],
  ["CZE", "Czechia, Czech Republic"],
  ["TLS", "Timor-Leste, East Timor"],
  ["COG", "Republic of the Congo, Congo-Brazzaville"],
  ["COD", "DR Congo, D.R. Congo, DRC, Congo-Kinshasa, Democratic Republic of the Congo, Congo"],
  ["TUR", "Turkey, Türkiye, Turkiye"],
  ["KNA", "St. Kitts and Nevis, Saint Kitts and Nevis, St Kitts"],
])("%s goes by %s", (code, list) => {
  expect(list.split(", ").filter((name) => !isFound(code, name, ["name"]))).toEqual([]);
});
test("no state goes by a name that is another one's", () => {
  const shared = members.filter(({ cca3, name }) =>
    statesOf(name.common).some((found) => found.endsWith(" name") && !found.startsWith(cca3)),
  );
  // the American state counts by its cues
  expect(shared.map(({ cca3 }) => cca3)).toEqual(["GEO"]);
});
