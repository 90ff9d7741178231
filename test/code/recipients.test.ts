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

describe("whom it hit, told in another phrase", () => {
  test.each([
    ["Kenya conducts airstrikes in Somalia targeting al-Shabaab.", "ASSAULT", "Kenya [KEN] > al-Shabaab [SOM REB]"],
    ["Ghana receives 20,000 vaccine doses donated by Japan.", "AID", "Japan [JPN] > Ghana [GHA]"],
    [
      "Kenya imposes sanctions against several military officials in Mali.",
      "SANCTION",
      "Kenya [KEN] > several military officials [MLI MIL]",
    ],
    ["Kenya raises tariffs on Ghanaian-made cars.", "SANCTION", "Kenya [KEN] > Ghana [GHA]"],
    ["Kenya revokes Al Jazeera's press credentials.", "SANCTION", "Kenya [KEN] > Al Jazeera [QAT JRN]"],
    [
      "Kenyan troops launch attacks on the town of al-Belar in Mali.",
      "ASSAULT",
      "Kenyan troops [KEN MIL] > al-Belar [MLI]",
    ],
    ["An airstrike in Gao, Mali killed ten nurses.", "ASSAULT", " > ten nurses [MLI MED]"],
    ["Two people are killed when their car hits a roadside bomb in Gao, Mali.", "ASSAULT", " > Two people [MLI CVL]"],
    [
      "A gunman opens fire at a bar in Lomé, Togo, killing four people.",
      "ASSAULT",
      "A gunman [? UAF] > four people [TGO CVL]",
    ],
    ["A Kenyan drone attack targets a refinery in Lomé.", "ASSAULT", "A Kenyan drone [KEN MIL] > a refinery [TGO BUS]"],
  ])("%s", async (text, act, expected) => {
    expect(await told(text, act)).toEqual([expected]);
  });
  test.each([
    ["Kenya conducts airstrikes in Somalia.", "ASSAULT", ["Kenya [KEN] > Somalia [SOM]"]],
    ["Kenya receives praise for vaccine doses donated to Ghana.", "AID", []],
    ["Kenya imposes sanctions against Mali.", "SANCTION", ["Kenya [KEN] > Mali [MLI]"]],
    ["Kenya raises tariffs against Ghanaian-backed rebels.", "SANCTION", ["Kenya [KEN] > "]],
    ["A Kenyan car hits a tree in Gao, Mali.", "ASSAULT", []],
    ["A Kenyan ransomware attack targets a refinery in Lomé.", "ASSAULT", []],
    [
      "A gunman opens fire on soldiers at a bar in Lomé, killing four nurses from Mali.",
      "ASSAULT",
      ["A gunman [? UAF] > a bar [TGO]", "A gunman [? UAF] > four nurses [MLI MED]"],
    ],
  ])("not: %s", async (text, act, expected) => {
    expect(await told(text, act)).toEqual(expected);
  });
});

describe("the ground of one's own", () => {
  test("a state of emergency in a state is its government's, and done to nobody else", async () => {
    expect(await told("Togo declares a state of emergency in Togo.", "COERCE")).toEqual(["Togo [TGO] > "]);
    expect(await told("Kenya bans Togolese newspapers.", "COERCE")).toEqual([
      "Kenya [KEN] > Togolese newspapers [TGO JRN]",
    ]);
  });
  test("where somebody is deported to is not who is deported", async () => {
    expect(await told("Kenya deports four men to Mali.", "COERCE")).toEqual(["Kenya [KEN] > four men [? CVL]"]);
    expect(await told("Kenya deports a Malian teacher.", "COERCE")).toEqual([
      "Kenya [KEN] > a Malian teacher [MLI EDU]",
    ]);
  });
});

describe("pronouns beside their noun", () => {
  test("'which itself' stands for the noun before it", async () => {
    expect(await told("Kenya praises Togo, which itself was shelled by Mali.", "ASSAULT")).toEqual([
      "Mali [MLI] > Togo [TGO]",
    ]);
  });
});

describe("western", () => {
  test("is a direction before a part of the land", async () => {
    expect(await told("Kenyan troops attack the western outskirts of Lomé.", "ASSAULT")).toEqual([
      "Kenyan troops [KEN MIL] > Togo [TGO]",
    ]);
  });
  test("and the West before people", async () => {
    expect(await told("Kenya accuses western officials of lying.", "ACCUSE")).toEqual([
      "Kenya [KEN] > western officials [WEST]",
    ]);
  });
});
