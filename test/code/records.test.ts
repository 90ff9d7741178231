// What a record takes from beyond its own clause: addressees of reactions, numbers without a noun, dates of the clause beside it.
import { describe, expect, test } from "vitest";
import type { Coded, EventRecord } from "#document";
import { codeText } from "../helpers/pipeline.ts";

const PUBLISHED = "2024-03-04";

describe("whom a reaction is directed at", () => {
  test("whoever did the deed that the noun takes up", async () => {
    const doc = await codeText("Chad test-fired two missiles on Monday. Niger condemned that test.", PUBLISHED);
    expect(told(doc, "ACCUSE")).toEqual(["NER > TCD"]);
  });
  test("a deed told earlier in the same sentence", async () => {
    const doc = await codeText("Ghana demanded a review, but Togo rejected the demand.", PUBLISHED);
    expect(told(doc, "REJECT")).toEqual(["TGO > GHA"]);
  });
  test("nobody where two have done so in the nearest sentence, nor for a noun that says whose it is", async () => {
    const two = "Chad expelled a Sudanese envoy and Mali arrested a Sudanese reporter. Niger condemned the move.";
    expect(told(await codeText(two, PUBLISHED), "ACCUSE")).toEqual(["NER > "]);
    const own = "Chad test-fired two missiles on Monday. Niger condemned the test of a new engine.";
    expect(told(await codeText(own, PUBLISHED), "ACCUSE")).toEqual(["NER > "]);
  });
  test("not what is only possible", async () => {
    const doc = await codeText("Chad may invade Sudan. Niger condemned the move.", PUBLISHED);
    expect(told(doc, "ACCUSE")).toEqual(["NER > "]);
  });
});

describe("recipients", () => {
  test("a foreign state goes before a place of the actor's own", async () => {
    const doc = await codeText("Latvia closed the Russian consulates in Daugavpils.", PUBLISHED);
    expect(told(doc, "SANCTION")).toEqual(["LVA > RUS"]);
  });
  test("an ally is not the state whose ally it is", async () => {
    const doc = await codeText("Cuba defended its allies on Monday.", PUBLISHED);
    expect(told(doc, "SUPPORT")).toEqual(["CUB > its allies"]);
  });
});

describe("a number that stands alone", () => {
  test("counts what was counted last", async () => {
    const doc = await codeText("Chad has 9,000 soldiers. In May it sent 1,500 to Mali.", PUBLISHED);
    expect(told(doc, "MOBILIZE")).toEqual(["TCD > MLI"]);
  });
  test("nothing, where only money and days were counted", async () => {
    const doc = await codeText("Chad spent 9,000 dollars in ten days. In May it sent 1,500 to Mali.", PUBLISHED);
    expect(told(doc, "MOBILIZE")).toEqual([]);
  });
});

describe("the time of a clause beside another", () => {
  test("a clause with 'when' shares the year of its main clause", async () => {
    const doc = await codeText(
      "Togo broke off relations with Mali in 2016, when rebels stormed the Malian embassy.",
      PUBLISHED,
    );
    expect(times(doc, "ASSAULT")).toEqual(["2016 historical"]);
  });
  test("a main clause shares the month of its clause with 'when'", async () => {
    const doc = await codeText("Ghana invited Togo's president when the two met in Lomé in May 2022.", PUBLISHED);
    expect(times(doc, "AGREE")).toEqual(["2022-05 historical"]);
  });
  test("a clause with 'when' on a date is of that date", async () => {
    const doc = await codeText(
      "Ghana's president last went to Togo in July 2000, when he met President Gnassingbé of Togo.",
      PUBLISHED,
    );
    expect(times(doc, "CONSULT")).toEqual(["2000-07 historical", "2000-07 historical"]);
  });
  test("the deadline of a promise lies ahead, that of a deed behind", async () => {
    const promised = await codeText("Chad has promised Mali 500 trucks by June.", PUBLISHED);
    expect(promised.dates.map(({ value }) => value)).toEqual(["2024-06"]);
    const sold = await codeText("Chad sold Mali 500 trucks by June.", PUBLISHED);
    expect(sold.dates.map(({ value }) => value)).toEqual(["2023-06"]);
  });
  test("a promise is not of the day to which it is to be kept", async () => {
    const doc = await codeText("Chad promised Mali 500 soldiers by May 2025.", PUBLISHED);
    expect(times(doc, "AGREE")).toEqual([PUBLISHED]);
  });
  test("what came before something of the past is past, its day unknown", async () => {
    const doc = await codeText(
      "Chad recognised the council in May 2022, three days before it invaded Sudan.",
      PUBLISHED,
    );
    expect(times(doc, "ASSAULT")).toEqual(["null historical"]);
  });
  test("news stays news", async () => {
    const doc = await codeText("Chad recognised the council on Sunday after it had invaded Sudan.", PUBLISHED);
    expect(times(doc, "SUPPORT")).toEqual(["2024-03-03"]);
  });
});

function told({ events }: Coded, act: string): string[] {
  return events
    .filter((record) => record.act === act)
    .map((record) => `${side(record, "actor")} > ${side(record, "recipient")}`);
}

function side(record: EventRecord, role: "actor" | "recipient"): string {
  return record[role].map(({ country, code, name }) => country ?? code ?? name).join("+");
}

function times({ events }: Coded, act: string): string[] {
  return events
    .filter((record) => record.act === act)
    .map(({ date, historical }) => `${date}${historical ? " historical" : ""}`);
}
