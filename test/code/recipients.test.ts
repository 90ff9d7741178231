// To whom a deed was done: victims before the place, those among whom it was, whose thing it is, and what tells nothing of its own.
import { describe, expect, test } from "vitest";
import { told } from "../helpers/told.ts";

describe("those who were hit, not where", () => {
  test.each([
    ["Two people are killed in a mass shooting at a bank in Lomé, Togo.", " > Two people [TGO CVL]"],
    [
      "Two people are killed and another is injured in a shooting in Lomé, Togo.",
      " > Two people [TGO CVL]; another [TGO CVL]",
    ],
    ["A Kenyan drone strike in Lomé kills Ann Addo.", "A Kenyan drone [KEN MIL] > Ann Addo [?]"],
    ["Kenya conducts airstrikes in Togo, killing one person.", "Kenya [KEN] > one person [? CVL]"],
  ])("%s", async (text, expected) => {
    expect(await told(text, "ASSAULT")).toEqual([expected]);
  });
  test("where nobody else is told of, the state that was struck is", async () => {
    expect(await told("Kenya conducts airstrikes in Togo.", "ASSAULT")).toEqual(["Kenya [KEN] > Togo [TGO]"]);
  });
  test("a target and those who died there are two", async () => {
    expect(await told("Kenya fires missiles at Togolese troops, killing two herders.", "ASSAULT")).toHaveLength(2);
  });
  test("forces leave no part of their own state, but a neighbour's", async () => {
    expect(await told("Kenyan forces withdrew from Mombasa.", "RETREAT")).toEqual(["Kenyan forces [KEN MIL] > "]);
    expect(await told("Kenyan forces withdrew from Lomé.", "RETREAT")).toEqual([
      "Kenyan forces [KEN MIL] > Togo [TGO]",
    ]);
  });
});

describe("one deed in many words", () => {
  test("what hits nobody who is named beside what does is no record of its own", async () => {
    expect(await told("Kenyan jets bomb a Togolese camp, destroying dozens of homes.", "ASSAULT")).toEqual([
      "Kenyan jets [KEN MIL] > Togo [TGO]",
    ]);
  });
  test("what another does is", async () => {
    expect(
      await told("Kenyan jets bomb a Togolese camp and Malian rebels destroy dozens of homes.", "ASSAULT"),
    ).toHaveLength(2);
  });
});

describe("in whose words, and among whom", () => {
  test.each([
    [
      "Kenya urged a number of rich countries, including Ghana and Togo, to sign.",
      "REQUEST",
      "Kenya [KEN] > Ghana [GHA]; Togo [TGO]",
    ],
    ["Kenya seized a tanker belonging to Togo.", "COERCE", "Kenya [KEN] > Togo [TGO]"],
    ["Togolese soldiers killed actress Ama Boateng.", "ASSAULT", "Togolese soldiers [TGO MIL] > Ama Boateng [?]"],
    ["Kenya hits targets inside Togo.", "ASSAULT", "Kenya [KEN] > Togo [TGO]"],
  ])("%s", async (text, act, expected) => {
    expect(await told(text, act)).toEqual([expected]);
  });
  test("those who are counted are not some of them", async () => {
    expect(await told("Kenya arrested 20 people, including members of the Togolese army.", "COERCE")).toEqual([
      "Kenya [KEN] > 20 people [? CVL]",
    ]);
  });
});
