// People whom the lexicon lacks take country, organisation and role from the words around them.
import { describe, expect, test } from "vitest";
import type { Mention } from "#document";
import { recognise } from "#recognise";
import { loadResources } from "../../src/serve/resources.ts";
import { parseText } from "../helpers/parse-text.ts";

const { recognise: lexicon } = await loadResources(["recognise"]);

/** The person of that name: state or body, and role. */
function told(text: string, name: string): string {
  const person = recognise(parseText(text), lexicon).value.mentions.find(
    (mention: Mention) => mention.kind === "person" && mention.text === name,
  );
  return person === undefined ? "nobody" : `${person.country ?? person.code ?? "?"} ${person.role ?? "?"}`;
}

describe("a title before the name", () => {
  test.each([
    ["Kenyan Energy Minister Tobin Okanda arrived in Accra on Monday.", "Tobin Okanda", "KEN energy minister"],
    ["UN envoy Hanne Verbrugge met the rival leaders.", "Hanne Verbrugge", "UNO envoy"],
    [
      "Deputy Foreign Minister of Mongolia Batuyn Ganzorig signed it.",
      "Batuyn Ganzorig",
      "MNG deputy foreign minister",
    ],
    ["Ambassador Selim Aydogan of Turkey was summoned.", "Selim Aydogan", "TUR ambassador"],
  ])("%s", (text, name, expected) => {
    expect(told(text, name)).toBe(expected);
  });
  test("where somebody was met is not where they are from", () => {
    expect(told("Ambassador Selim Aydogan was summoned in Athens.", "Selim Aydogan")).toBe("? ambassador");
  });
});

describe("an apposition beside the name", () => {
  test.each([
    ["Tobin Okanda, the Kenyan energy minister, said talks would resume.", "Tobin Okanda", "KEN energy minister"],
    ["Turkey's ambassador to Greece, Selim Aydogan, was summoned.", "Selim Aydogan", "TUR ambassador"],
    [
      "Batuyn Ganzorig, Deputy Foreign Minister of Mongolia, signed it.",
      "Batuyn Ganzorig",
      "MNG deputy foreign minister",
    ],
    ["The mayor of Gdansk, Zofia Rybak, welcomed them.", "Zofia Rybak", "POL mayor"],
  ])("%s", (text, name, expected) => {
    expect(told(text, name)).toBe(expected);
  });
  test("whoever speaks after the comma is somebody else", () => {
    expect(told("They met the Malian envoy to Togo, Anna Berg said.", "Anna Berg")).toBe("? ?");
  });
});
