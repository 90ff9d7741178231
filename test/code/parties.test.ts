// Who does a deed and to whom it is done: people apart from their state, all of a list, the doer that an adjunct names.
import { describe, expect, test } from "vitest";
import { codeText } from "../helpers/pipeline.ts";
import { told } from "../helpers/told.ts";

describe("people are not their state", () => {
  test("counted, described or single nationals are private people", async () => {
    expect(await told("Two Kenyans were wounded by Ugandan troops.", "ASSAULT")).toEqual([
      "Ugandan troops [UGA MIL] > Two Kenyans [KEN CVL]",
    ]);
    expect(await told("A Ghanaian was arrested by police in Lomé.", "COERCE")).toEqual([
      "police [? COP] > A Ghanaian [GHA CVL]",
    ]);
    expect(await told("Ugandan troops killed dozens of Kenyans.", "ASSAULT")).toEqual([
      "Ugandan troops [UGA MIL] > dozens of Kenyans [KEN CVL]",
    ]);
  });
  test("a bare plural is people where they are harmed or march, and the state where states deal", async () => {
    expect(await told("Ugandan troops killed Kenyans in the valley.", "ASSAULT")).toEqual([
      "Ugandan troops [UGA MIL] > Kenyans [KEN CVL]",
    ]);
    expect(await told("Kenyans and Ugandans resumed talks in Cairo.", "CONSULT")).toEqual([
      "Kenya [KEN]; Uganda [UGA] > ",
    ]);
    expect(await told("The Ethiopians shelled Asmara.", "ASSAULT")).toEqual(["Ethiopia [ETH] > Eritrea [ERI]"]);
    expect(await told("Uganda told Kenyans to stay in their houses.", "REQUEST")).toEqual([
      "Uganda [UGA] > Kenyans [KEN CVL]",
    ]);
  });
});

describe("all of a list", () => {
  test("two subjects joined by 'and', wherever the tree hangs them", async () => {
    expect(await told("Six Kenyan nurses and a Ugandan tourist were kidnapped by gunmen.", "ASSAULT")).toEqual([
      "gunmen [? UAF] > Six Kenyan nurses [KEN MED]; a Ugandan tourist [UGA CVL]",
    ]);
  });
  test("three objects of which the tree takes one for another part of the clause", async () => {
    expect(
      await told("Moldova asks the United States, the United Kingdom and the European Union to help.", "REQUEST"),
    ).toEqual(["Moldova [MDA] > United States [USA]; United Kingdom [GBR]; European Union [EUU]"]);
    expect(await told("Moldova asked Ghana to help on Monday, Togo said.", "REQUEST")).toEqual([
      "Moldova [MDA] > Ghana [GHA]",
    ]);
  });
  test("an address is one party, whichever part of it the tree takes", async () => {
    expect(await told("Boko Haram attacked Goniri, Yobe State, Nigeria.", "ASSAULT")).toEqual([
      "Boko Haram [NGA REB] > Goniri [NGA]",
    ]);
    expect(await told("Togo condemned Ghana, Mali and Niger.", "ACCUSE")).toEqual([
      "Togo [TGO] > Ghana [GHA]; Mali [MLI]; Niger [NER]",
    ]);
  });
  test("those behind an apposition are of the list, too; whose side somebody takes is not", async () => {
    const text =
      "Airstrikes by Togo have killed Paul Osei, the head of the union's air operations and Ali Osman, a top Malian commander.";
    expect(await told(text, "ASSAULT")).toEqual(["Togo [TGO] > Paul Osei [?]; Ali Osman [MLI MIL]"]);
    expect(await told("The pro-Togolese separatist forces attacked Malian soldiers.", "ASSAULT")).toEqual([
      "The pro-Togolese separatist forces [? REB] > Malian soldiers [MLI MIL]",
    ]);
  });
  test("two parties in one run of capitals", async () => {
    expect(await told("The European Union and Georgia signed a deal.", "SUPPORT")).toEqual([
      "European Union [EUU]; Georgia [GEO] > ",
    ]);
  });
  test("a state that only holds the place before it is not one of a list", async () => {
    expect(await told("Wagner fighters withdrew from Kidal, Mali.", "RETREAT")).toEqual([
      expect.not.stringContaining("Mali"),
    ]);
  });
});

describe("the doer whom another phrase names", () => {
  test("in the raid or strike in which people died, told once", async () => {
    expect(await told("Four Malian soldiers were killed in an ambush by Chadian rebels near Gao.", "ASSAULT")).toEqual([
      "Chadian rebels [TCD REB] > Four Malian soldiers [MLI MIL]",
    ]);
    expect(await told("Three Kenyans were killed in a Somali airstrike.", "ASSAULT")).toEqual([
      "Somalia [SOM] > Three Kenyans [KEN CVL]",
    ]);
  });
  test("in the clause that tells when they died", async () => {
    expect(await told("Three Kenyans were killed when Somali troops stormed the market.", "ASSAULT")).toEqual([
      "Somali troops [SOM MIL] > Three Kenyans [KEN CVL]",
    ]);
  });
  test("not where the earlier deed hit somebody else", async () => {
    expect(
      await told("Three Somali rebels were killed after Kenyan gunmen attacked Ugandan troops.", "ASSAULT"),
    ).toEqual([" > Three Somali rebels [SOM REB]", "Kenyan gunmen [KEN UAF] > Ugandan troops [UGA MIL]"]);
  });
  test("an agent behind another phrase of the passive", async () => {
    expect(
      await told("Mali's finance minister was suspended from his post by President Assimi Goïta.", "SANCTION"),
    ).toEqual([expect.stringMatching(/^Assimi Go.ta \[MLI GOV\] > /)]);
  });
});

describe("one harm, one record", () => {
  test("those killed and those wounded stand together", async () => {
    expect(await told("Chadian troops killed ten Sudanese herders and wounded eight others.", "ASSAULT")).toEqual([
      "Chadian troops [TCD MIL] > ten Sudanese herders [SDN AGR]; eight others [SDN AGR]",
    ]);
  });
  test("another deed stays another record", async () => {
    const two = "Chadian troops killed ten Sudanese herders after Sudanese gunmen killed a Chadian officer.";
    expect(await told(two, "ASSAULT")).toHaveLength(2);
  });
});

describe("a place is not those who were hit there", () => {
  test("people in a place, with its state", async () => {
    expect(await told("Protesters in Togo were arrested.", "COERCE")).toEqual([" > Protesters [TGO CVL OPP]"]);
  });
  test("a thing in a place, under its own words", async () => {
    expect(await told("Chadian troops attacked two shelters in Sudan.", "ASSAULT")).toEqual([
      "Chadian troops [TCD MIL] > two shelters [SDN]",
    ]);
  });
  test("those whom a strike is said to be against go before the place", async () => {
    expect(await told("The US carried out an airstrike against Al-Shabaab in southern Kenya.", "ASSAULT")).toEqual([
      "United States [USA] > al-Shabaab [SOM REB]",
    ]);
  });
  test("the state of a place after a comma does nothing", async () => {
    const records = await told("Six Malian soldiers died in an attack on an army base in Ansongo, Mali.", "ASSAULT");
    expect(records.filter((record) => record.startsWith("Mali "))).toEqual([]);
  });
});

describe("objects that the tree hides", () => {
  test("after an adverb and before a reason", async () => {
    expect(await told("Togo's president strongly condemns Ghana and Mali for closing the border.", "ACCUSE")).toEqual([
      expect.stringContaining("> Ghana [GHA]; Mali [MLI]"),
    ]);
  });
  test("of a participle that says what sanctions are for", async () => {
    expect(await told("Norway imposes sanctions targeting Belarusian firms.", "SANCTION")).toEqual([
      expect.stringMatching(/^Norway \[NOR\] > .*\[BLR/),
    ]);
  });
  test("the office resigned is no recipient", async () => {
    expect(await told("Anna Berg resigned as leader of the Kenyan parliament.", "RETREAT")).toEqual([
      "Anna Berg [KEN LEG] > ",
    ]);
  });
});

describe("verbs that the tree joins to a noun", () => {
  test("share the subject of the verb above", async () => {
    expect(await told("A Somali strike kills six Kenyans and injures ten Ugandans.", "ASSAULT")).toEqual([
      "Somalia [SOM] > six Kenyans [KEN CVL]; ten Ugandans [UGA CVL]",
    ]);
  });
  test("a sentence passed and a fine paid have one and the same convict", async () => {
    const text = "A Kenyan banker was sentenced to ten years in prison and fined $8 million.";
    for (const record of await told(text, "SANCTION")) expect(record).toMatch(/^ > /);
  });
});

describe("who is accused, who is named, who is only near", () => {
  test("whoever is accused does the deeds named after 'of', each of them", async () => {
    expect(await told("Togo accuses Ghana of shooting and killing a Togolese farmer.", "ASSAULT")).toEqual([
      "Ghana [GHA] > a Togolese farmer [TGO CVL]",
    ]);
  });
  test("a person stays the person, of the state that stands before the name", async () => {
    expect(await told("Kenya striker Anna Berg was arrested by Ugandan police.", "COERCE")).toEqual([
      expect.stringMatching(/> Anna Berg \[KEN/),
    ]);
  });
  test("whoever is for a state need not be of it", async () => {
    expect(await told("Five pro-Togolese protesters were arrested by Ghanaian police in Accra.", "COERCE")).toEqual([
      expect.stringContaining("> Five pro-Togolese protesters [? CVL OPP]"),
    ]);
  });
  test("those named after 'including' are counted already", async () => {
    const text = "Two Kenyans, including a nurse and her child, were wounded by Ugandan troops.";
    expect(await told(text, "ASSAULT")).toEqual(["Ugandan troops [UGA MIL] > Two Kenyans [KEN CVL]"]);
  });
  test("whoever receives a shipment does not send it", async () => {
    const records = await told("Kenya received a shipment of vaccines.", "AID");
    expect(records.filter((record) => record.startsWith("Kenya"))).toEqual([]);
  });
  test("a list of people of several states before one passive", async () => {
    const text =
      "The minister said that three Kenyan citizens, two Ugandan citizens, and a Togolese citizen had been arrested.";
    expect(await told(text, "COERCE")).toEqual([
      expect.stringMatching(/three Kenyan citizens .*; two Ugandan citizens .*; a Togolese citizen /),
    ]);
  });
  test("a region of the same state is another party", async () => {
    expect(await told("South Australia tightens its border restrictions with Victoria.", "COERCE")).toEqual([
      "South Australia [AUS] > Victoria [AUS]",
    ]);
  });
});

describe("names", () => {
  test("the longer name after an article, not the shorter with it; no disease", async () => {
    const { mentions } = await codeText("Israeli troops left the West Bank, where COVID-19 had spread.", "2024-03-04");
    const named = mentions.map(({ text, country }) => `${text} ${country}`);
    expect(named).toContain("West Bank PSE");
    expect(named.filter((name) => /COVID|^the West/.test(name))).toEqual([]);
  });
});
