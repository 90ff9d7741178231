// What frames read where the tree hangs a phrase on the wrong word; and what looks like a deed but is none.
import { describe, expect, test } from "vitest";
import { codeText } from "../helpers/pipeline.ts";

const PUBLISHED = "2024-03-04";

async function told(text: string): Promise<string[]> {
  const { events } = await codeText(text, PUBLISHED);
  const side = (parties: (typeof events)[number]["actor"]) =>
    parties.map(({ country, code, name }) => country ?? code ?? name).sort();
  return events.map(({ act, actor, recipient }) => `${act} ${side(actor).join("+")} > ${side(recipient).join("+")}`);
}

describe("phrases that the tree gives to another word", () => {
  test.each([
    ["Kenya thanked the United States.", ["SUPPORT KEN > USA"]],
    ["Ghana and Mali accused Washington of double standards.", ["ACCUSE GHA+MLI > USA"]],
    ["The European Union, Norway and the United States imposed sanctions on Minsk.", ["SANCTION EUU+NOR+USA > BLR"]],
    ["In May, Togo and Ghana vetoed an American draft.", ["REJECT GHA+TGO > USA"]],
    ["Norway gave South Sudan advice on its budget.", ["AID NOR > SSD"]],
    ["Norway will send Ukraine fourteen Leopard 2 tanks.", ["AID NOR > UKR"]],
    ["Ghana's police force is helping Togo with the questioning.", ["AID GHA > TGO"]],
    ["While Mugabe was on Chinese soil, Chad fired two missiles into the desert.", ["MOBILIZE TCD > "]],
    ["There were threats by Togo against Ghana.", ["THREATEN TGO > GHA"]],
    ["Ghana condemned the raid by Togo.", ["ACCUSE GHA > TGO"]],
  ])("%s", async (text, expected) => {
    expect(await told(text)).toEqual(expected);
  });
  test("a phrase of a passive verb stays its agent's", async () => {
    expect(await told("The raid on Togo was condemned by Ghana.")).toEqual(["ACCUSE GHA > TGO"]);
  });
  test("a place after a comma is no second subject", async () => {
    expect(await told("In Togo, Ghana opened a clinic for Malians.")).not.toContainEqual(
      expect.stringContaining("GHA+TGO"),
    );
  });
});

describe("what is no deed between states", () => {
  test.each([
    ["A bank placed its loans to Brazil on a cash basis."],
    ["The purchase of fuel for 5 million Canadian dollars from Norway was delayed."],
    ["The plan of Chad and Sudan met with silence."],
    ["The Chadian keeper helped Sudan claim a 3-1 win over Mali."],
    ["She lost her meetings with the Kenyan player 7-5 6-4."],
    ["A company is installing new telephone systems in Chad."],
    ["The Ghanaian envoy said that we should be patient in Togo."],
    ["Chad is suspected of sending troops to Sudan."],
    ["Chad, suspected of sending troops to Sudan, has said nothing."],
  ])("%s", async (text) => {
    expect(await told(text)).toEqual([]);
  });
  test("what somebody is accused of is told by the accusation alone; what is done beside it is told", async () => {
    expect(await told("Chad was accused by Sudan of shelling a hospital.")).toEqual(["ACCUSE SDN > TCD"]);
    expect(await told("Chad, suspected of arming rebels in Sudan, was sanctioned by Norway.")).toEqual([
      "SANCTION NOR > TCD",
    ]);
    expect(await told("Chad was accused of theft after shelling a hospital in Sudan.")).toContainEqual(
      expect.stringContaining("ASSAULT TCD"),
    );
  });
  test("whoever is thanked, blamed or punished for a deed has done it", async () => {
    expect(await told("Kenya thanked Ghana for visiting Togo.")).toContainEqual("CONSULT GHA > TGO");
    expect(await told("A Kenyan court convicted a Chadian of killing a Malian.")).not.toContainEqual(
      expect.stringContaining("ASSAULT KEN"),
    );
    expect(await told("Kenya apologised for shelling Ghana.")).toContainEqual("ASSAULT KEN > GHA");
  });
  test("strikes that somebody orders are flown; those somebody announces are not yet", async () => {
    const events = async (text: string) => (await codeText(text, PUBLISHED)).events.map(({ event }) => event);
    expect(await events("Chad ordered airstrikes on Sudan.")).toEqual(["ASSAULT"]);
    expect(await events("Chad announced airstrikes on Sudan.")).toEqual(["THREATEN"]);
  });
  test("a present tense that is read as a plural noun is a verb", async () => {
    expect(await told("A Chadian missile strikes a Sudanese hotel.")).toEqual(["ASSAULT TCD > SDN"]);
  });
  test("what comes in series is carried by the verb of the series", async () => {
    expect(await told("Chad carried out a series of airstrikes in Sudan.")).toEqual(["ASSAULT TCD > SDN"]);
  });
  test("private people have no dealings for their state, but are arrested all the same", async () => {
    expect(await told("Ghanaian tourists arrived in Togo.")).toEqual([]);
    expect(await told("Ghanaian students met Togolese students in Accra.")).toEqual([]);
    expect(await told("A Ghanaian student was arrested by Togolese police.")).toEqual(["COERCE TGO > GHA"]);
  });
  test("the means of a deed tell none of their own, unless they are turned to somebody else", async () => {
    expect(await told("Chad is expected to support Mali by blocking new sanctions.")).toEqual(["SUPPORT TCD > MLI"]);
    expect(await told("Chad supported Mali by attacking Sudan.")).toContainEqual("ASSAULT TCD > SDN");
  });
  test("who turns to somebody has asked nothing yet", async () => {
    expect(await told("Chad turned to Mali.")).toEqual([]);
  });
  test("a loan that is lent is aid, a vote with figures a vote, sides that meet have met", async () => {
    expect(await told("Norway resumed its loans to Kenya.")).toEqual(["AID NOR > KEN"]);
    expect(await told("The council voted 7-5 to back Kenya, and Norway condemned Togo.")).toContain("ACCUSE NOR > TGO");
    expect(await told("Chad met with Sudan in silence.")).toEqual(["CONSULT SDN+TCD > "]);
  });
});

describe("what 'according to' at the end is said of", () => {
  const said = async (words: string) => {
    const { text, claims } = await codeText(words, PUBLISHED);
    const claim = claims.find(({ cue }) => /^according to$/i.test(text.slice(cue.start, cue.end)));
    return claim === undefined ? null : text.slice(claim.content.start, claim.content.end);
  };
  test("all before its comma, up to a semicolon", async () => {
    expect(
      await said("Chad supplies arms to the rebels there, according to United Nations experts; Mali denies it."),
    ).toBe("Chad supplies arms to the rebels there");
    const card = "One of the men carried a card issued in another name";
    expect(await said(`${card}, according to the Ghanaian police.`)).toBe(card);
  });
  test("what follows, where it opens the sentence", async () => {
    expect(await said("According to the Ghanaian police, one of the men carried a card.")).toBe(
      "one of the men carried a card",
    );
  });
});
