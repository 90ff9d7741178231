// Names, offices and references that mean something else on another day: each text with the day on which it was written.
import { describe, expect, test } from "vitest";
import type { Recognised } from "#document";
import { codeText } from "../helpers/pipeline.ts";

/** "PRK", "EUU", "person.rus.sergey-lavrov": who the longest mention of these words stands for; several joined by "+". */
async function meant(day: string | null, text: string, words: string): Promise<string> {
  return partiesOf(await codeText(text, day), words);
}

function partiesOf({ mentions }: Recognised, words: string): string {
  const found = mentions.findLast((mention) => mention.text === words);
  if (found === undefined) return "no mention";
  return found.readings.map(({ entity, country, code }) => entity ?? country ?? code ?? "?").join("+") || "open";
}

describe("a page without a date whose year an anniversary proves", () => {
  const SPEECH = "The German foreign minister spoke in Frankfurt on the 25th anniversary of German reunification.";
  test("asks who held the office in that year", async () => {
    expect(await meant(null, SPEECH, "The German foreign minister")).toBe("person.deu.frank-walter-steinmeier");
  });
  test("but a date that the page bears goes before it, and an anniversary that is not counted proves nothing", async () => {
    expect(await meant("2024-06-10", SPEECH, "The German foreign minister")).toBe("person.deu.annalena-baerbock");
    const uncounted = SPEECH.replace("25th ", "");
    expect(await meant(null, uncounted, "The German foreign minister")).not.toBe("person.deu.frank-walter-steinmeier");
  });
});

describe("the same words for another office in another state", () => {
  test("India's foreign secretary is an official, Britain's the minister", async () => {
    const visit = (whose: string) => `${whose} foreign secretary flew to Oslo.`;
    expect(await meant("2014-03-10", visit("India's"), "India's foreign secretary")).toBe("person.ind.sujatha-singh");
    expect(await meant("2015-03-10", visit("Britain's"), "Britain's foreign secretary")).toBe(
      "person.gbr.philip-hammond",
    );
  });
  test("a body that many states have under a like name is that of the state beside it", async () => {
    const service = "Kenya's National Intelligence Service";
    expect(await meant("2024-06-10", `${service} accused Somalia.`, service)).toBe("KEN");
    const ours = "National Intelligence Service";
    expect(await meant("2024-06-10", `South Korea's ${ours} accused Somalia.`, ours)).toBe(
      "country.kor/national-intelligence-service",
    );
  });
  test("junior ministers never answer for the minister", async () => {
    expect(
      await meant("2012-03-10", "The Australian defence minister flew to Oslo.", "The Australian defence minister"),
    ).toBe("person.aus.stephen-smith");
  });
});

describe("epithets, seats and blocs", () => {
  test.each([
    ["2024-06-10", "The hermit kingdom fired two missiles into the sea.", "hermit kingdom", "country.prk"],
    ["2024-06-10", "Pyongyang denounced the exercise.", "Pyongyang", "country.prk"],
    ["2021-06-10", "The Blue House denied the report.", "Blue House", "country.kor/blue-house"],
    ["2024-06-10", "The European Union imposed sanctions. The bloc will go further.", "The bloc", "body.euu"],
    ["2023-06-10", "Visitors queued at the Blue House.", "Blue House", "?"],
    ["2026-06-10", "The Blue House denied the report.", "Blue House", "country.kor/blue-house"],
    ["2024-06-10", "The Blue Dragon denied the report.", "Blue House", "no mention"],
  ])("%s: %s", async (day, text, words, id) => {
    expect(await meant(day, text, words)).toBe(id);
  });
});

describe("persons in all their spellings", () => {
  test.each(["Choe Son Hui", "Choe Son-hui", "Choi Sun-hee"])("%s", async (name) => {
    expect(await meant("2024-06-10", `${name} flew to Vladivostok.`, name)).toBe("person.prk.choe-son-hui");
  });
  test.each([
    ["Volodymyr Zelensky", "person.ukr.volodymyr-zelenskyy"],
    ["Volodymyr Zelenskyy", "person.ukr.volodymyr-zelenskyy"],
    ["Recep Tayyip Erdogan", "person.tur.recep-tayyip-erdogan"],
    ["Yoon Suk-yeol", "person.kor.yoon-suk-yeol"],
  ])("%s", async (name, id) => {
    expect(await meant("2023-06-10", `${name} spoke on Tuesday.`, name)).toBe(id);
  });
  test("a bare family name is the person named in full, whoever of that name heads a state", async () => {
    expect(await meant("2024-06-10", "Alina Putin lives in Oslo. Putin paints.", "Putin")).toBe("?");
    expect(await meant("2024-06-10", "Choe Son Hui flew to Moscow. Choe praised the talks.", "Choe")).toBe(
      "person.prk.choe-son-hui",
    );
  });
  test("a bare family name is whoever leads a state that the page names, if only by its capital", async () => {
    expect(await meant("2024-06-10", "Xi received guests in Beijing.", "Xi")).toBe("person.chn.xi-jinping");
    expect(await meant("2024-06-10", "Lavrov spoke in Moscow.", "Lavrov")).toBe("person.rus.sergey-lavrov");
    expect(await meant("2024-06-10", "Collins spoke in Moscow.", "Collins")).not.toMatch(/person/);
  });
  test("of two who lead a state it is the one who heads it", async () => {
    expect(await meant("2024-06-10", "Kim toured a shipyard near Pyongyang.", "Kim")).toBe("person.prk.kim-jong-un");
  });
  test("a title says which namesake, on the day", async () => {
    const text = "President Lee and his guests had dinner.";
    expect(await meant("2026-02-10", text, "President Lee")).toBe("person.kor.lee-jae-myung");
    expect(await meant("2024-02-10", text, "President Lee")).not.toMatch(/person/);
  });
});

describe("days and months that are family names too", () => {
  const island = "Saint Vincent signed the treaty.";
  test("a day is nobody", async () => {
    expect(await meant("2026-02-10", `${island} The island's envoys leave on Friday.`, "Friday")).toBe("no mention");
    expect(await meant("2026-02-10", `${island} The envoy said Friday that it would last.`, "Friday")).toBe(
      "no mention",
    );
    expect(await meant("2026-02-10", `${island} Friday saw heavy rain.`, "Friday")).not.toMatch(/person/);
  });
  test("with a title, or after a full name, it is somebody", async () => {
    expect(await meant("2026-02-10", `${island} Prime Minister Friday praised it.`, "Prime Minister Friday")).toBe(
      "person.vct.godwin-friday",
    );
    expect(await meant("2026-02-10", "Godwin Friday flew to Miami. Friday praised the talks.", "Friday")).toBe(
      "person.vct.godwin-friday",
    );
  });
});

describe("who holds an office", () => {
  const minister = "The Russian foreign minister arrived late.";
  test.each([
    ["2003-05-01", minister, "The Russian foreign minister", "person.rus.igor-ivanov"],
    ["2010-05-01", minister, "The Russian foreign minister", "person.rus.sergey-lavrov"],
    [
      "2012-02-01",
      "The German foreign minister arrived late.",
      "The German foreign minister",
      "person.deu.guido-westerwelle",
    ],
    ["2019-05-01", "The Chinese foreign minister arrived late.", "The Chinese foreign minister", "person.chn.wang-yi"],
    ["2023-04-10", "The Chinese foreign minister arrived late.", "The Chinese foreign minister", "person.chn.qin-gang"],
    [
      "2024-06-10",
      "The Japanese prime minister arrived late.",
      "The Japanese prime minister",
      "person.jpn.fumio-kishida",
    ],
    [
      "2025-01-10",
      "The Japanese prime minister arrived late.",
      "The Japanese prime minister",
      "person.jpn.shigeru-ishiba",
    ],
  ])("%s: %s", async (day, text, words, id) => {
    expect(await meant(day, text, words)).toBe(id);
  });
  test("where the source is too old nobody is taken, the state stays, and a notice says so", async () => {
    const doc = await codeText("The foreign minister of Benin arrived late.", "2025-06-10");
    expect(partiesOf(doc, "The foreign minister of Benin")).toBe("BEN");
    expect(doc.notices).toContainEqual(
      expect.objectContaining({ code: "recognise/office-holder-uncertain", start: 0 }),
    );
  });
  test("in the year after the source was written the last known holder is taken, with a notice", async () => {
    const doc = await codeText("The foreign minister of Benin arrived late.", "2023-06-10");
    expect(partiesOf(doc, "The foreign minister of Benin")).toBe("person.ben.aurelien-agbenonci");
    expect(doc.notices.map(({ code }) => code)).toContain("recognise/office-holder-uncertain");
  });
  test("while a source vouches there is no notice", async () => {
    const doc = await codeText(minister, "2010-05-01");
    expect(doc.notices).toEqual([]);
  });
  test("between a holder's death and the next one's oath nobody holds it", async () => {
    expect(await meant("2024-06-10", "The Iranian president arrived late.", "The Iranian president")).toBe("IRN");
  });
});

describe("references", () => {
  test.each([
    [
      "Putin met Xi Jinping. The two leaders signed a pact.",
      "The two leaders",
      "person.rus.vladimir-vladimirovich-putin+person.chn.xi-jinping",
    ],
    ["Ghana and Togo held talks. Both sides signed a pact.", "Both sides", "country.gha+country.tgo"],
    ["Israel and Hamas held talks. Both sides made threats.", "Both sides", "country.isr+group.hamas"],
    ["Ghana and Togo held talks. They signed a pact.", "They", "country.gha+country.tgo"],
    ["Ghana accused Togo of theft. It recalled an envoy.", "It", "country.gha"],
    ["Penny Wong flew to Jakarta. She met students.", "She", "person.aus.penny-wong"],
    ["Hamas rejected the offer. The group made threats.", "The group", "group.hamas"],
    ["North Korea tested a missile. The regime made threats.", "The regime", "PRK"],
    ["The Ghanaian ministry rejected the plan. A spokesman called it dead.", "A spokesman", "GHA"],
    ["Japan's defence minister flew to Seoul. The minister met students.", "The minister", "person.jpn.minoru-kihara"],
    ["Ghana met Togo. The former praised the latter.", "former", "country.gha"],
    ["Ghana met Togo. The former praised the latter.", "latter", "country.tgo"],
  ])("%s: %s", async (text, words, ids) => {
    expect(await meant("2024-06-10", text, words)).toBe(ids);
  });
  test.each([
    ["Ghana, Togo and Mali held talks. The two countries signed a pact.", "The two countries", "open"],
    ["Ghana, Togo and Mali held talks. The former praised the plan.", "former", "open"],
    ["Ghana praised the former president.", "former", "no mention"],
    ["The minister met students.", "The minister", "?"],
    ["A spokesman called it dead.", "A spokesman", "?"],
    ["Ghana's minister met Togo's minister. Students greeted the minister.", "the minister", "GHA"],
  ])("open where two are left: %s", async (text, words, ids) => {
    expect(await meant("2024-06-10", text, words)).toBe(ids);
  });
});

describe("days told by words", () => {
  const datesOf = async (day: string, text: string) => (await codeText(text, day)).dates.map(({ value }) => value);
  test("last September is that of the year before, or of this year when it is over", async () => {
    expect(await datesOf("2024-06-10", "They met last September.")).toEqual(["2023-09"]);
    expect(await datesOf("2024-12-10", "They met last September.")).toEqual(["2024-09"]);
  });
});

describe("the year of a page without a date", () => {
  const jubilee = "The leaders met in Frankfurt for the 25th anniversary of German reunification.";
  const yearsOf = async (text: string, day: string | null = null) => {
    const { dates, notices } = await codeText(text, day);
    return [...dates.map(({ value }) => value), ...notices.map(({ code }) => code)];
  };

  test("an anniversary proves it, and the reason is kept", async () => {
    const { dates, notices } = await codeText(`${jubilee} They had met in May. They left on October 4.`);
    expect(dates.map(({ value }) => value)).toEqual(["2015-05", "2015-10-04"]);
    expect(notices).toEqual([
      {
        code: "recognise/year-inferred",
        message:
          "the page bears no date; its year is taken to be 2015, since it tells of the 25th anniversary of German reunification (1990-10-03)",
        start: 37,
        end: 77,
      },
    ]);
    expect(`${jubilee}`.slice(37, 77)).toBe("25th anniversary of German reunification");
  });
  test.each([
    ["They marked the tenth anniversary of the fall of the Berlin Wall. They met in October.", "1999-10"],
    [
      "North Korea marked the 75th anniversary of the founding of the Workers' Party of Korea. They met in June.",
      "2020-06",
    ],
    ["Seoul marked the 70th anniversary of the Korean War armistice. They met in June.", "2023-06"],
  ])("%s", async (text, value) => {
    expect(await yearsOf(text)).toEqual([value, "recognise/year-inferred"]);
  });
  test("a date in the name of the event is the event's own", async () => {
    const text = "They marked the tenth anniversary of the September 11 attacks. They met in June.";
    expect((await yearsOf(text)).slice(0, 2)).toEqual(["2001-09-11", "2011-06"]);
  });
  test("a weekday stays open: the day of the page is not known", async () => {
    expect(await yearsOf(`${jubilee} They left on Monday.`)).toContain("recognise/date-without-anchor");
  });
  test.each([
    ["an anniversary without a number", "They met for the anniversary of German reunification. They left in May."],
    ["one to come", "They will meet for the 25th anniversary of German reunification. They left in May."],
    ["one of another year", "In 2015 they marked the 25th anniversary of German reunification. They left in May."],
    ["one that no lexicon has", "They marked the 25th anniversary of the town's market. They left in May."],
    [
      "two that disagree",
      `${jubilee} Others marked the tenth anniversary of the September 11 attacks. They left in May.`,
    ],
  ])("not by %s", async (_, text) => {
    expect(await yearsOf(text)).not.toContain("recognise/year-inferred");
  });
  test("a page with a date needs none", async () => {
    expect(await yearsOf(`${jubilee} They left in May.`, "2016-06-10")).toEqual(["2016-05"]);
  });
});
