// First-level regions and sites: found by their qualified names, told from towns, with precision.
import { expect, test } from "vitest";
import type { PlaceMention } from "#document";
import { codeText } from "../helpers/pipeline.ts";

async function placeOf(text: string, words: string): Promise<PlaceMention | undefined> {
  return (await codeText(text, "2024-08-10")).places.find((place) => place.text === words);
}

test.each([
  ["Troops of Ukraine entered Sumy Oblast.", "Sumy Oblast", "UKR", 51, 34],
  ["Troops were sent to the Poltava region of Ukraine.", "Poltava", "UKR", 50, 34],
  ["Floods hit the Moscow region.", "Moscow", "RUS", 56, 38],
  ["Clashes went on in Saada, in the north of Yemen.", "Saada", "YEM", 17, 44],
  ["Clashes went on in Badghis province.", "Badghis", "AFG", 35, 63],
])("%s", async (text, words, country, lat, lon) => {
  const place = await placeOf(text, words);
  expect(place).toMatchObject({ country, precision: "region", geonamesId: null });
  expect(place?.lat).toBeCloseTo(lat, -1);
  expect(place?.lon).toBeCloseTo(lon, -1);
});
test("the town is meant where nothing says region", async () => {
  expect(await placeOf("He was born in Poltava.", "Poltava")).toMatchObject({ precision: "city", country: "UKR" });
});
test("of two regions of one name it is that of the state on the page; without one, neither", async () => {
  expect(await placeOf("Farmers in Punjab, Pakistan, went on strike.", "Punjab")).toMatchObject({ country: "PAK" });
  expect(await placeOf("A court in Cordoba province, Colombia, closed.", "Cordoba")).toMatchObject({ country: "COL" });
});
test("a region that nothing places is no place where it may be a person", async () => {
  expect(await placeOf("Bolivar smiled.", "Bolivar")).toBeUndefined();
});
test.each([
  ["Inspectors visited the Zaporizhzhia nuclear power plant.", "Zaporizhzhia nuclear power plant", "UKR"],
  ["The two met at the Vostochny Cosmodrome.", "Vostochny Cosmodrome", "RUS"],
  ["Soldiers crossed the line at Panmunjom.", "Panmunjom", "KOR"],
  ["A ship ran aground near Mischief Reef.", "Mischief Reef", null],
  ["Engines were tested at Sohae.", "Sohae", "PRK"],
])("a site has a point: %s", async (text, words, country) => {
  const place = await placeOf(text, words);
  expect(place?.precision).toBe("point");
  if (country !== null) expect(place?.country).toMatch(/KOR|PRK|RUS|UKR/);
});
