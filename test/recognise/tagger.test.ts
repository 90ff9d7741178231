import { describe, expect, test } from "vitest";
import { hashString, type Mention, type Token } from "#document";
import { loadNameTagger, recognise } from "#recognise";
import { scan } from "../../src/recognise/actors/scan.ts";
import { bestLabels, LABELS, packNameTagger, spansOf, tagNames } from "../../src/recognise/tagger/tagger.ts";
import { factsOf, makeWordTable } from "../../src/recognise/tagger/words.ts";
import { loadResources } from "../../src/serve/resources.ts";
import { parseText } from "../helpers/parse-text.ts";

const { recognise: lexicon } = await loadResources(["recognise"]);

/** "Anna Berg: person" for each name of a sentence given as words between blanks. */
function tagged(words: string): string[] {
  let at = 0;
  const tokens: Token[] = words.split(" ").map((form) => {
    const start = at;
    at += form.length + 1;
    return { form, start, end: start + form.length, lemma: form, upos: "X", xpos: "", head: -1, deprel: "dep" };
  });
  const found = scan({ start: 0, end: at, paragraph: 0, tokens }, lexicon.names);
  if (lexicon.tagger === null) throw new Error("the package has no name tagger");
  return tagNames(tokens, found, lexicon.gazetteer, lexicon.tagger).map(
    ({ first, last, sort }) =>
      `${tokens
        .slice(first, last + 1)
        .map(({ form }) => form)
        .join(" ")}: ${sort}`,
  );
}

describe("the name tagger", () => {
  test("a person, an organisation and a place by the words around them", () => {
    expect(tagged("Zorana Pelikan of the Harbour Workers ' Alliance spoke in Dubrava on Monday .")).toEqual(
      expect.arrayContaining(["Zorana Pelikan: person", "Dubrava: place"]),
    );
    expect(tagged("He joined the Velten Green Party in 1998 .")).toEqual(["Velten Green Party: organisation"]);
  });
  test("nothing in words without a capital", () => {
    expect(tagged("the harvest was good and the roads were dry .")).toEqual([]);
  });
  test("a name goes on only after its beginning", () => {
    const rows = new Float32Array(LABELS * 2);
    rows[LABELS + 2] = 9; // row 1 speaks for "goes on with a person", which nothing has begun
    const labels = bestLabels([Int32Array.of(1)], { rows, steps: new Float32Array((LABELS + 1) * LABELS) });
    expect(spansOf(labels)).toEqual([]);
  });
});

describe("files", () => {
  test("what is packed is loaded again", () => {
    const words = makeWordTable(new Map([[hashString("mali"), 7]]));
    const rows = new Int8Array(LABELS * 4).fill(3);
    const loaded = loadNameTagger(packNameTagger(words.slots, new Int16Array((LABELS + 1) * LABELS), rows));
    expect([...loaded.rows]).toEqual([...rows]);
  });
  test("a damaged file is refused", () => {
    expect(() => loadNameTagger(new Uint8Array(40))).toThrow("not a name tagger");
  });
  test("a word that was not counted has no facts", () => {
    const table = makeWordTable(new Map([[hashString("mali"), 7]]));
    expect([factsOf(table, hashString("mali")), factsOf(table, hashString("chad"))]).toEqual([7, 0]);
  });
});

describe("names on a page", () => {
  const mentions = (text: string): readonly Mention[] => recognise(parseText(text), lexicon).value.mentions;
  test("a known body that opens a longer name is the one meant, in more words", () => {
    const found = mentions("The Hamas Political Bureau met in Doha.").find(({ country }) => country === "PSE");
    expect([found?.text, found?.entity]).toEqual(["Hamas Political Bureau", "group.hamas"]);
  });
  test("a party that only ends like a known one is another", () => {
    const found = mentions("She leads the Kurdistan Democratic Party in Erbil.").find(({ text }) =>
      text.endsWith("Party"),
    );
    expect([found?.text, found?.country === "USA"]).toEqual(["Kurdistan Democratic Party", false]);
  });
  test("a state inside the name of an election is read, not listed", () => {
    const found = mentions("He stood in the 2012 Ukrainian parliamentary election and lost.").find(
      ({ country }) => country === "UKR",
    );
    expect(found?.embedded).toBe(true);
  });
  test("a party named after its state is an organisation, and the state inside it is not listed", () => {
    const found = mentions("Miro Tal left the Lebanese Communist Party in 1998.");
    const party = found.find(({ text }) => text === "Lebanese Communist Party");
    expect([party?.kind, party?.country]).toEqual(["organisation", "LBN"]);
    expect(found.find(({ text }) => text === "Lebanese")?.embedded).toBe(true);
  });
  test("a party told in small letters is none by name", () => {
    const found = mentions("Miro Tal left the Lebanese opposition party in 1998.");
    expect(found.some(({ kind }) => kind === "organisation")).toBe(false);
    expect(found.find(({ text }) => text === "Lebanese")?.embedded).toBeUndefined();
  });
  test("soldiers and rebels of somebody named are a group of their own; ministers and unnamed rebels are not", () => {
    const kinds = (text: string) => mentions(text).map((mention) => `${mention.text}: ${mention.kind}`);
    expect(kinds("Malian soldiers fled.")).toContain("Malian soldiers: group");
    expect(kinds("The Malian army withdrew.")).toContain("The Malian army: organisation");
    expect(kinds("Malian ministers fled.")).toContain("Malian ministers: role");
    expect(kinds("The rebels fled.")).toContain("The rebels: role");
  });
  test("a place that opens the sentence is no given name of whoever follows", () => {
    const kinds = mentions("Russian President Vladimir Putin is in Vietnam. From Hanoi Putin is to fly on to Togo.");
    expect(kinds.map(({ text }) => text)).toContain("Putin");
    expect(kinds.some(({ text }) => text === "Hanoi Putin")).toBe(false);
  });
  test("who smiles is somebody, even with the name of a town; where something is remains a place", () => {
    const kinds = (text: string) => mentions(text).map((mention) => `${mention.text}: ${mention.kind}`);
    expect(kinds("Cordoba smiled.")).toEqual(["Cordoba: person"]);
    expect(kinds("A factory in Cordoba closed.")).toContain("Cordoba: place");
  });
  test("a state that is a party of its own is listed", () => {
    const found = mentions("Ukraine closed the crossing.").find(({ country }) => country === "UKR");
    expect(found?.embedded).toBeUndefined();
  });
  test("the place inside the name of a body is a place, not a party", () => {
    const { places, mentions: all } = recognise(
      parseText("The Fishery Board of Iceland met on Monday."),
      lexicon,
    ).value;
    expect(places.map(({ text }) => text)).toContain("Iceland");
    expect(all.filter(({ kind }) => kind === "country")).toEqual([]);
  });
});
