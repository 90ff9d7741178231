// Who does what stands far from them: participles, agents of two verbs, sentences for a deed, the other side in a fight.
import { describe, expect, test } from "vitest";
import { told } from "../helpers/told.ts";

describe("what comes of a deed is the work of whoever did it", () => {
  test("the agent of a passive", async () => {
    expect(await told("Asmara was shelled by Ethiopian troops, killing two nurses.", "ASSAULT")).toEqual([
      expect.stringMatching(/^Ethiopian troops /),
      "Ethiopian troops [ETH MIL] > two nurses [? MED]",
    ]);
  });
  test("nobody, where the passive names none", async () => {
    expect(await told("Asmara was shelled, killing two Ethiopian nurses.", "ASSAULT")).not.toContainEqual(
      expect.stringMatching(/^(?:Asmara|Eritrea).*nurses/),
    );
  });
  test("the subject, where the verb is active", async () => {
    expect(await told("Chad attacked Mali, killing two nurses.", "ASSAULT")).toContainEqual(
      "Chad [TCD] > two nurses [? MED]",
    );
  });
});

describe("the agent of a passive", () => {
  test("behind the last of two verbs", async () => {
    expect(await told("John Mensah was convicted and jailed by a Kenyan court.", "SANCTION")).toContainEqual(
      expect.stringMatching(/^a Kenyan court \[KEN JUD\] >/),
    );
  });
  test("behind the place", async () => {
    expect(await told("A Kenyan nurse was killed at a market in Mogadishu by Ugandan troops.", "ASSAULT")).toEqual([
      "Ugandan troops [UGA MIL] > A Kenyan nurse [KEN MED]",
    ]);
  });
});

test("a sentence for a deed: whoever serves it did the deed, not who pardons", async () => {
  expect(
    await told("Ghana pardoned a nurse after a long sentence for killing two Malian soldiers.", "ASSAULT"),
  ).not.toContainEqual(expect.stringMatching(/^Ghana/));
});

describe("the other side in a fight", () => {
  test("killed the fighters who fell", async () => {
    expect(await told("Two Chadian soldiers were killed in clashes with Malian troops.", "ASSAULT")).toContainEqual(
      "Malian troops [MLI MIL] > Two Chadian soldiers [TCD MIL]",
    );
  });
  test("not bystanders", async () => {
    expect(await told("Two Chadian nurses were killed in clashes with Malian troops.", "ASSAULT")).not.toContainEqual(
      "Malian troops [MLI MIL] > Two Chadian nurses [TCD MED]",
    );
  });
});

test("an agreement between two to do something is theirs, not the announcer's", async () => {
  const deeds = await told("Qatar announces an agreement between Chad and Mali to extend the ceasefire.", "CONCEDE");
  expect(deeds).toEqual(["Chad [TCD]; Mali [MLI] > "]);
});

test("a group of gunmen are the gunmen; whoever announces a murder has not done it", async () => {
  expect(await told("A group of gunmen attacked a bank in Mali.", "ASSAULT")).toEqual([
    expect.stringMatching(/^gunmen \[\? UAF\] >/),
  ]);
  expect(await told("His murder was announced by the Malian minister of defence.", "ASSAULT")).toEqual([]);
});

describe("what a document asks for", () => {
  test("is asked by whose document it is, not by who turns it down", async () => {
    expect(await told("Chad rejects a Malian resolution that calls for a ceasefire.", "REQUEST")).toEqual([
      expect.stringMatching(/^Mali \[MLI\] >/),
    ]);
  });
  test("of nobody else, by whoever makes it", async () => {
    expect(await told("Chad issued a statement calling for a ceasefire.", "REQUEST")).toEqual([
      expect.stringMatching(/^Chad \[TCD\] >/),
    ]);
  });
});
