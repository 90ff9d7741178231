import { describe, expect, test } from "vitest";
import { attributionsBy } from "../../../src/code/attribution/index.ts";
import { coded } from "../../support/coded.ts";

const claimsOf = (text: string) => coded(text).claims;
const spanOf = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

describe("attribute", () => {
  test("a quotation goes on with its speaker in the next sentence", () => {
    const claims = claimsOf("“The road is closed,” the mayor said. “It will open in May.”");
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ direct: true, speaker: { kind: "official" } });
    expect(claims[0]?.content.parts).toHaveLength(2);
  });

  test("who signs a quotation speaks it; a title with a place behind a dash is none", () => {
    const claims = claimsOf(
      "“We want the old bridge back. It is ours.” — Ana Ito\n“Nobody asked us about the dam.”― Pedro Sall",
    );
    expect(claims.map(({ speaker }) => speaker?.name)).toEqual(["Ana Ito", "Pedro Sall"]);
    expect(claims[0]?.content.text).toBe("We want the old bridge back. It is ours");
    expect(claimsOf("“The Old Bridge” — Lagos")).toEqual([]);
    expect(claimsOf("“We want the old bridge back” — and nobody heard it.").map(({ rule }) => rule)).not.toContain(
      "code.claim.say.signature",
    );
  });

  test("a turn of a quoted transcript is its speaker's, to the end of its paragraph", () => {
    const claims = claimsOf("“ITO: The road is closed. Nobody will use it.\n\n“SALL: We opened it on Monday.");
    expect(claims.map(({ speaker, content }) => [speaker?.name, content.text])).toEqual([
      ["ITO", "The road is closed. Nobody will use it"],
      ["SALL", "We opened it on Monday"],
    ]);
    expect(claimsOf("“NOTE: The road is closed.").map(({ speaker }) => speaker?.name)).not.toContain("NOTE");
  });

  test("who claims to have done a deed speaks for it; who is said to have done it does not", () => {
    const speakerOf = (text: string) => coded(text).events.map(({ attribution }) => attribution?.name ?? null);
    expect(speakerOf("Mali claims to have captured two soldiers from Togo.")).toEqual(["Mali"]);
    expect(speakerOf("Mali captured two soldiers from Togo.")).toEqual([null]);
    expect(speakerOf("Mali vows to capture two soldiers from Togo.")).toEqual([null]);
  });

  test("a poll tells what it found, not how somebody stands in the polls", () => {
    expect(claimsOf("In a new survey, 40 percent of farmers opposed the dam.")).toHaveLength(1);
    expect(claimsOf("The senator needs 15 percent in the polls.").map(({ cue }) => cue.text)).not.toContain("in");
  });

  test("a title that the tree cuts from its bearer speaks as the bearer", () => {
    const [claim] = claimsOf(
      "U.S. president Donald Trump announces the withdrawal of guards from Lagos after Mali won.",
    );
    expect(claim?.speaker?.name).toBe("Donald J. Trump");
  });

  test("a thing announced attributes nothing that is told beside it", () => {
    const { events } = coded("Estonia announces the expulsion of two envoys after Latvia condemned Belarus.");
    const beside = events.find(({ event }) => event === "ACCUSE");
    expect(beside?.actor[0]?.country).toBe("LVA");
    expect(beside?.attribution).toBeNull();
  });

  test("a name that the tree cuts is whole again, without what stands before it", () => {
    const [claim] = claimsOf("The Palestinian Prisoners Society says that Israel arrested sixty students.");
    expect(claim?.speaker?.name).toBe("Palestinian Prisoners Society");
    const [other] = claimsOf("The mayor of Lagos says that Togo closed the port.");
    expect(other?.speaker?.name).toBe("mayor of Lagos");
    const [day] = claimsOf("On Monday President Ito says that Togo closed the port.");
    expect(day?.speaker?.name).not.toContain("Monday");
  });

  test("reports that are told amid something have no speaker, and an absolute 'with' tells nobody's words", () => {
    const [amid] = claimsOf("Rebels took a palace in Mazar-i-Sharif amid reports that the mayor had left the country.");
    expect(amid?.speaker ?? null).toBeNull();
    expect(claimsOf("Five rockets hit a base in Mali, with no casualties reported.")).toEqual([]);
    const [said] = claimsOf("The mayor reports that rockets hit a base in Mali.");
    expect(said?.speaker?.kind).toBe("official");
  });

  test("a participle behind a thing is said by whoever did it", () => {
    const [claim] = claimsOf(
      "Colombia announces the suspension of exports to Mali stating that it will resume exports in May.",
    ).filter(({ cue }) => cue.text === "stating");
    expect(claim?.speaker?.country).toBe("COL");
  });

  test("a word held at arm's length is no claim", () => {
    expect(claimsOf("The “republic” has few visitors.")).toEqual([]);
  });

  test("“he” is whoever spoke before", () => {
    const [, second] = claimsOf("Kenya's president said that the port was safe. He added that trade would grow.");
    expect(second?.speaker).toMatchObject({ kind: "official", country: "KEN" });
  });

  test("what a speaker wants within his own words is no claim of its own", () => {
    const claims = claimsOf("The minister said that he wants to visit Ghana.");
    expect(claims.map(({ cue }) => cue.text)).toEqual(["said"]);
  });

  test("who asked not to be named is anonymous, with what is known of him", () => {
    const [claim] = claimsOf("The vote was lost, said a diplomat on condition of anonymity.");
    expect(claim?.speaker).toMatchObject({ kind: "anonymous", described: expect.stringContaining("diplomat") });
  });

  test("who was asked did not ask; who begins by asking did", () => {
    const asked = claimsOf("Asked whether Ghana would leave, Kenya's president said that talks went on.");
    expect(asked.map(({ cue, speaker }) => [cue.text, speaker?.country ?? null])).toEqual([
      ["Asked", null],
      ["said", "KEN"],
    ]);
    const asking = claimsOf("Asking whether Ghana would leave, Kenya's president left the hall.");
    expect(asking.map(({ speaker }) => speaker?.country ?? null)).toEqual(["KEN"]);
  });

  test("“as the mayor noted” leaves the rest of the sentence; “as” before a deed is a time", () => {
    const [claim] = claimsOf("As the mayor noted, the road is closed.");
    expect(claim?.content.text).toBe("the road is closed");
    expect(claimsOf("As the mayor arrived, the road was closed.")).toEqual([]);
  });

  test("what a relative clause says of a thing is said of it; its own subject says nothing", () => {
    const [claim] = claimsOf("The pact, which Mali calls a mistake, was signed in May.");
    expect(claim).toMatchObject({ speaker: { country: "MLI" }, content: { text: "which Mali calls a mistake" } });
    expect(claimsOf("The pact, which calls for peace, was signed in May.").map(({ rule }) => rule)).not.toContain(
      "code.claim.say.gap",
    );
  });

  test("who stands between a quotation and the verb has said it", () => {
    const [claim] = claimsOf("“The road is closed,” the envoy, Ann Ito, said on Monday.");
    expect(claim?.speaker).toMatchObject({ start: 22, end: 40 });
    const [other] = claimsOf("“Closed” hung on the gate, and Mali said that the road was open.");
    expect(other?.speaker).toMatchObject({ country: "MLI", name: "Mali" });
  });

  test("a perfect is no passive, and a day says nothing", () => {
    expect(claimsOf("Ghana and some experts have alleged that the ship was armed.")[0]?.speaker).not.toBeNull();
    const [claim] = claimsOf("Last week, Kenya's president, William Ruto, said that the port was safe.");
    expect(claim?.speaker).toMatchObject({ country: "KEN" });
  });

  test("in an interview a turn is the rest of its paragraph; a label is nobody's turn", () => {
    const [question] = claimsOf("Q: Did they open the road? And the bridge?");
    expect(question?.content.text).toBe("Did they open the road? And the bridge");
    expect(claimsOf("Results: two roads and a bridge.")).toEqual([]);
  });

  test("a participle far from its subject has the last one that can speak", () => {
    const [claim] = claimsOf("Kenya's president left the hall after the vote, referring to the treaty.");
    expect(claim?.speaker).toMatchObject({ country: "KEN" });
    expect(claimsOf("The rain went on for days, referring to nothing.").map(({ rule }) => rule)).toEqual([]);
  });

  test("within somebody's words his own words again are no claim, another's are", () => {
    const own = claimsOf("The minister said that he had told the council that the road was closed.");
    expect(own.map(({ cue }) => cue.text)).toEqual(["said"]);
    const other = claimsOf("The minister said that Mali had announced that the road was closed.");
    expect(other.map(({ cue }) => cue.text)).toEqual(["said", "had announced"]);
  });

  test("state media are told from other media", () => {
    expect(claimsOf("KCNA said that the drill had begun.")[0]?.speaker).toMatchObject({
      kind: "media",
      country: "PRK",
      stateMedia: true,
    });
    expect(claimsOf("Reuters said that the drill had begun.")[0]?.speaker).not.toHaveProperty("stateMedia");
  });

  test("ids run in text order and within names a claim that is there", () => {
    const claims = claimsOf("Officials said that analysts believe that the truce will hold. Mali said that it agreed.");
    const ids = claims.map(({ id }) => id);
    expect(ids).toEqual(claims.map((_, k) => `c${k + 1}`));
    for (const { within } of claims) if (within !== null) expect(ids).toContain(within);
  });
});

describe("attributionsBy", () => {
  test("is the innermost report around the words, with the outer speaker as the way it came", () => {
    const text = "Officials said that analysts believe that the truce will hold.";
    expect(attributionsBy(claimsOf(text))(spanOf(text, "truce will hold"))).toMatchObject({
      name: expect.stringMatching(/analysts/i),
      kind: "expert",
      via: [expect.stringMatching(/officials/i)],
    });
  });

  test("is null for the page's own words, and for what somebody merely wants", () => {
    const own = "The truce held. Mali said that it was glad.";
    expect(attributionsBy(claimsOf(own))(spanOf(own, "truce held"))).toBeNull();
    const wanted = "The minister wants to visit Ghana.";
    expect(attributionsBy(claimsOf(wanted))(spanOf(wanted, "visit Ghana"))).toBeNull();
  });
});
