// Whether a deed is told at all, whose it is, and whether it has been done: what stands above it and beside it.
import { describe, expect, test } from "vitest";
import { codeText } from "../helpers/pipeline.ts";

const PUBLISHED = "2024-03-04";

/** Event, act where it differs, status and sides of every record that counts. */
async function told(text: string): Promise<string[]> {
  const { events } = await codeText(text, PUBLISHED);
  const side = (parties: (typeof events)[number]["actor"]) =>
    parties.map(({ country, code, name }) => country ?? code ?? name).join("+");
  return events
    .filter(({ event }) => event !== null)
    .map(({ event, act, status, actor, recipient }) => {
      const what = event === act ? act : `${event} (${act})`;
      return `${what} ${status} ${side(actor)} > ${side(recipient)}`;
    });
}

describe("what another wants to do", () => {
  test("is refused to that other", async () => {
    expect(await told("Ghana vetoed a plan by Togo to attack Mali.")).toEqual(["REJECT actual GHA > TGO"]);
    expect(await told("Ghana rejected a request from Togo to seize a Malian tanker.")).toEqual([
      "REJECT actual GHA > TGO",
    ]);
  });
  test("a refusal of one's own is of the deed", async () => {
    expect(await told("Ghana refused to send doctors to Togo.")).toEqual(["REJECT (AID) negated GHA > TGO"]);
  });
});

describe("what is stopped", () => {
  test("by a thing, nobody called off", async () => {
    expect(await told("A visit by Togo's president to Ghana was interrupted by a storm.")).toEqual([]);
  });
  test("by a party, is turned down", async () => {
    expect(await told("Togo cancelled a visit to Ghana.")).toEqual(["REJECT actual TGO > GHA"]);
  });
});

describe("attempts", () => {
  test("an attack that failed is an attack", async () => {
    expect(await told("Chadian rebels tried to kill a Sudanese general.")).toEqual(["ASSAULT actual TCD > SDN"]);
  });
  test("an attack that is wanted is none, nor a ban that was tried", async () => {
    expect(await told("Chadian rebels wanted to kill a Sudanese general.")).not.toContain("ASSAULT actual TCD > SDN");
    expect(await told("Norway tried to deport a Fijian nurse.")).toEqual([]);
  });
});

describe("days to come", () => {
  test.each([
    ["Norway announces a curfew from March 8 to March 12.", ["THREATEN (COERCE) planned NOR > "]],
    ["Norway announces an easing of restrictions beginning on March 16.", ["CONCEDE planned NOR > "]],
  ])("%s", async (text, expected) => expect(await told(text)).toEqual(expected));
  test("a day that ends it, or that has come, leaves it done", async () => {
    expect(await told("Norway imposes a curfew until March 8.")).toEqual(["COERCE actual NOR > "]);
    expect(await told("Norway imposed a curfew from March 1.")).toEqual(["COERCE actual NOR > "]);
  });
});

describe("mishaps", () => {
  test("who dies when something crashes was killed by nobody", async () => {
    expect(await told("Three Norwegian soldiers were killed when a helicopter crashed near Suva.")).toEqual([]);
  });
  test("who dies when somebody attacks was killed", async () => {
    expect(await told("Three Norwegian soldiers were killed when rebels attacked a camp in Mali.")).toContainEqual(
      expect.stringContaining("ASSAULT actual"),
    );
  });
});

describe("charges", () => {
  test("what somebody is charged with is not told as done or threatened", async () => {
    expect(
      await told("Kenyan prosecutors charged two Ugandan officers with plotting to kidnap a Malian banker."),
    ).toEqual(["ACCUSE actual KEN > UGA"]);
  });
  test("what somebody is fined for, the one who fines has not done", async () => {
    const records = await told("Kenya fined a Ugandan bank for helping Malian rebels.");
    expect(records).toContain("SANCTION actual KEN > UGA");
    expect(records).not.toContainEqual(expect.stringContaining("AID actual KEN"));
  });
});

describe("mobilisation", () => {
  test("is declared as a war is", async () => {
    expect(await told("Chad declared a general mobilisation.")).toEqual(["MOBILIZE actual TCD > "]);
  });
  test("a deployment that is announced is still to come", async () => {
    expect(await told("Chad announced a deployment of troops to Sudan.")).toEqual([
      "THREATEN (MOBILIZE) planned TCD > SDN",
    ]);
  });
});

describe("what if", () => {
  test("imagines; a statement does not", async () => {
    expect(await told("Will it last if China sanctions Fiji?")).toEqual([]);
    expect(await told("China sanctioned Fiji.")).toEqual(["SANCTION actual CHN > FJI"]);
  });
});

describe("numbers that count", () => {
  test("missiles brought down are no attack", async () => {
    expect(await told("Chad shot down seven of the ten missiles.")).toEqual([]);
    expect(await told("Chad shot two of the ten Sudanese soldiers.")).toContainEqual(
      expect.stringContaining("ASSAULT actual TCD"),
    );
  });
});
