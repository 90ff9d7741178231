// A record carries the claim that it is told in, and its quote holds the deed, not the reporting verb.
import { expect, test } from "vitest";
import { bareArticle } from "#document";
import { codeArticle } from "#pipeline";
import { loadResources } from "../../src/serve/resources.ts";

const resources = await loadResources(["parse", "recognise", "code"]);

function told(text: string): { quote: string; speaker: string | null }[] {
  const known = { id: "speaker", published: "2024-03-04", publishedBasis: "given", language: "en" } as const;
  return codeArticle(bareArticle(text, known), resources).events.map(({ quote, attribution }) => ({
    quote: quote.exact,
    speaker: attribution?.name ?? null,
  }));
}

test.each([
  ["A Kenyan official said that Ghana had visited Togo.", "Ghana had visited Togo", "Kenyan official"],
  ["A Kenyan official warned that Ghana would attack Togo.", "Ghana would attack Togo", "Kenyan official"],
  ["A minister denied that Ghana had attacked Togo.", "denied that Ghana had attacked Togo", "minister"],
  ["Ghana attacked Togo on Monday.", "Ghana attacked Togo", null],
  ["Ghana managed to attack Togo.", "Ghana managed to attack Togo", null],
])("%s", (text, quote, speaker) => {
  expect(told(text)).toEqual([{ quote, speaker }]);
});
