// Parties in their own words: lists, bodies after an owner, firms, whose request it is, gangs and armies that are no state's.
import { describe, expect, test } from "vitest";
import { told } from "../helpers/told.ts";

describe("whose request, appeal or sentence it is", () => {
  test.each([
    [
      "The Polish government approves a request by Moldova.",
      "AGREE",
      "The Polish government [POL GOV] > Moldova [MDA]",
    ],
    [
      "The Supreme Court of Ghana rejects an appeal made by Bishop Paul Mensah.",
      "REJECT",
      "Supreme Court of Ghana [GHA JUD] > Paul Mensah [? REL]",
    ],
    [
      "A Kenyan court upholds the death sentence upon former minister John Mensah.",
      "REJECT",
      "A Kenyan court [KEN JUD] > John Mensah [? ELI]",
    ],
  ])("%s", async (text, act, expected) => {
    expect(await told(text, act)).toEqual([expected]);
  });
  test("who only brokered what is accepted is not", async () => {
    expect(await told("Kenya accepted a truce plan mediated by Norway.", "AGREE")).not.toEqual([
      expect.stringContaining("> Norway"),
    ]);
  });
});

describe("firms", () => {
  test("sign and are convicted under their names", async () => {
    expect(await told("Moderna signs an agreement with Canada.", "SUPPORT")).toEqual([
      "Moderna [? BUS]; Canada [CAN] > ",
    ]);
    expect(await told("A Kenyan court finds Nestlé liable for polluting the river.", "SANCTION")).toEqual([
      "A Kenyan court [KEN JUD] > Nestlé [? BUS]",
    ]);
  });
  test("what they do among themselves is no state's deed", async () => {
    expect(await told("Netflix ends its rental service.", "SANCTION")).toEqual([]);
  });
});

describe("all of a list", () => {
  test("people with titles, read as one name", async () => {
    const [record] = await told(
      "Ghanaian President John Mensah sacks Defence Minister Paul Osei, Interior Minister Ann Addo and the head of intelligence Joe Boateng.",
      "SANCTION",
    );
    for (const name of ["Paul Osei", "Ann Addo", "Joe Boateng"]) expect(record).toContain(name);
  });
  test("a person after those who are of a state, read as a second object", async () => {
    expect(await told("Israel kills two Hamas fighters and Ahmed Darwish, a senior commander.", "ASSAULT")).toEqual([
      "Israel [ISR] > two Hamas fighters [PSE REB PTY]; Ahmed Darwish [? MIL]",
    ]);
  });
});

describe("who is what", () => {
  test("a body of somebody is itself, with the state of its owner", async () => {
    expect(
      await told("The prime minister of Iraq submits his resignation to the country's parliament.", "RETREAT"),
    ).toEqual([expect.stringMatching(/> parliament \[IRQ LEG\]$/)]);
  });
  test("citizens of several states are none of theirs alone", async () => {
    const records = await told("Kenya and Ghana urge their citizens to leave Togo.", "REQUEST");
    expect(records.join()).not.toMatch(/citizens \[(KEN|GHA)/);
  });
  test("a movement of a state is the movement", async () => {
    expect(await told("Yemen's Houthi movement attacks an Israeli ship.", "ASSAULT")).toEqual([
      expect.stringMatching(/^Houthis \[YEM REB\] > /),
    ]);
  });
  test.each([
    ["Chilean workers begin a strike.", "PROTEST", "Chilean workers [CHL LAB] > "],
    ["The Karo Army captures the town of Lashio.", "ASSAULT", "Karo Army [? UAF] > the town of Lashio [MMR CVL]"],
    [
      "Ugandan troops killed two Israeli settlers.",
      "ASSAULT",
      "Ugandan troops [UGA MIL] > two Israeli settlers [ISR CVL]",
    ],
    [
      "The Ukrainian National Agency on Road Safety accuses Russia of sabotage.",
      "ACCUSE",
      "Ukrainian National Agency on Road Safety [UKR GOV] > Russia [RUS]",
    ],
    [
      "A Vienna court acquits Slovak businessman Jan Novak.",
      "CONCEDE",
      "A Vienna court [AUT JUD] > Jan Novak [SVK BUS]",
    ],
    [
      "Israel kills the head of the Aden Martyrs' Brigades.",
      "ASSAULT",
      "Israel [ISR] > the head of the Aden Martyrs' Brigades [? MIL]",
    ],
  ])("%s", async (text, act, expected) => {
    expect(await told(text, act)).toEqual([expected]);
  });
  test("whoever receives a shipment gives nothing", async () => {
    expect(await told("Ghana receives its first shipment of the vaccine.", "AID")).toEqual([]);
  });
});

describe("both halves of what is joined", () => {
  test.each([
    [
      "Kenyan police arrested 12 children and four adults.",
      "COERCE",
      "Kenyan police [KEN COP] > 12 children [? CVL]; four adults [? CVL]",
    ],
    [
      "Belgium, the Netherlands, Ireland and the Czech Republic expel Kenyan diplomats.",
      "SANCTION",
      "Belgium [BEL]; Netherlands [NLD]; Ireland [IRL]; Czechia [CZE] > Kenyan diplomats [KEN GOV]",
    ],
    [
      "Kenyan jets bombed the Ugandan-Rwandan border on Monday.",
      "ASSAULT",
      "Kenyan jets [KEN MIL] > Rwanda [RWA]; Uganda [UGA]",
    ],
  ])("%s", async (text, act, expected) => {
    expect(await told(text, act)).toEqual([expected]);
  });
  test("persons after a name with a title in front of it", async () => {
    const [record] = await told(
      "Kenyan President William Ruto abruptly sacks and replaces the Chief of General Staff of the Kenyan military General Paul Osei, Foreign Minister Ann Addo and the head of intelligence Joe Boateng.",
      "SANCTION",
    );
    for (const name of ["Paul Osei", "Ann Addo", "Joe Boateng"]) expect(record).toContain(name);
  });
  test("somebody of two nations is nobody's border", async () => {
    const records = await told("Kenya sentences dual Ugandan-Rwandan Paul Osei to death.", "SANCTION");
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) expect(record).not.toMatch(/UGA\].*RWA/);
  });
  test("where an envoy serves is no party", async () => {
    for (const record of await told("Kenya dismisses ambassador to Uganda Maria Lopez.", "SANCTION"))
      expect(record).toBe("Kenya [KEN] > Maria Lopez [? GOV]");
  });
});

describe("a town's court", () => {
  test("is of its state", async () => {
    expect(await told("An Istanbul court sentences two Kenyans to prison.", "SANCTION")).toEqual([
      "An Istanbul court [TUR JUD] > two Kenyans [KEN CVL]",
    ]);
  });
  test("one of no town is of no state", async () => {
    expect(await told("A district court sentences two Kenyans to prison.", "SANCTION")).toEqual([
      "A district court [? JUD] > two Kenyans [KEN CVL]",
    ]);
  });
});
