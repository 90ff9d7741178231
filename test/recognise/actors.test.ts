import { describe, expect, test } from "vitest";
import { indexMentions, type Mention, mentionAt, type Parsed } from "#document";
import { recognise } from "#recognise";
import { loadResources } from "../../src/serve/resources.ts";
import { tree, treeWith } from "../helpers/conllu.ts";

const { recognise: lexicon } = await loadResources(["recognise"]);
const mentionsOf = (doc: Parsed): readonly Mention[] => recognise(doc, lexicon).value.mentions;
/** The mention of these words; the longest where several have them. */
const find = (doc: Parsed, text: string): Mention | undefined =>
  mentionsOf(doc).find((mention) => mention.text === text);
/** "RUS GOV", "EUU", "PRK+USA": who a mention stands for. */
const parties = (mention: Mention | undefined): string =>
  mention?.readings.map(({ country, code, sectors }) => [country ?? code ?? "?", ...sectors].join(" ")).join(" + ") ??
  "none";

describe("names of states", () => {
  test("US in capitals is a state, us is a pronoun", () => {
    const doc = tree("The|the|DT|2|det US||NNP|3|nsubj told|tell|VBD|0|root us|we|PRP|3|obj .||.|3|punct");
    expect(mentionsOf(doc).map(({ text }) => text)).toEqual(["US"]);
  });
  test("no match inside a word", () => {
    const doc = tree("The|the|DT|2|det ambassador||NN|3|nsubj left|leave|VBD|0|root Oman||NNP|3|obj .||.|3|punct");
    expect(mentionsOf(doc).map(({ readings }) => readings[0]?.country ?? null)).toEqual([null, "OMN"]);
  });
  test("a hyphen joins two states, each with its own span", () => {
    const doc = tree("Korea-Russia||NNP|2|compound talks|talk|NNS|3|nsubj began|begin|VBD|0|root .||.|3|punct");
    const [korea, russia] = mentionsOf(doc);
    expect([korea?.text, korea?.country, russia?.text, russia?.country]).toEqual(["Korea", "KOR", "Russia", "RUS"]);
  });
  test("a state that something happens in does not act; one that speaks does", () => {
    const within = tree("Rain|rain|NN|2|nsubj fell|fall|VBD|0|root in|in|IN|4|case Russia||NNP|2|obl .||.|2|punct");
    const speaking = tree("Russia||NNP|2|nsubj agreed|agree|VBD|0|root .||.|2|punct");
    expect([find(within, "Russia")?.agentive, find(speaking, "Russia")?.agentive]).toEqual([false, true]);
  });
  test("a given name before it makes it a person's", () => {
    const doc = tree("Barack||NNP|3|nsubj Jordan||NNP|1|flat smiled|smile|VBD|0|root .||.|3|punct");
    expect(mentionsOf(doc).map(({ country }) => country)).not.toContain("JOR");
  });
});

describe("capitals", () => {
  test("one that rejects is a government, one that something is in is a place", () => {
    const metonym = tree("Moscow||NNP|2|nsubj rejected|reject|VBD|0|root it|it|PRP|2|obj .||.|2|punct");
    const literal = tree("They|they|PRP|2|nsubj met|meet|VBD|0|root in|in|IN|4|case Moscow||NNP|2|obl .||.|2|punct");
    expect(find(metonym, "Moscow")).toMatchObject({ kind: "country", form: "metonym", agentive: true, country: "RUS" });
    expect(find(literal, "Moscow")).toMatchObject({ kind: "place", form: "name", agentive: false, country: "RUS" });
  });
});

describe("phrases of a role", () => {
  test("title and name are one mention, whichever of them the tree makes the head", () => {
    const names = tree(
      "North||NNP|2|compound Korean||JJ|4|amod Foreign||NNP|4|compound Minister||NNP|5|compound Choe||NNP|8|nsubj Son||NNP|5|flat Hui||NNP|5|flat spoke|speak|VBD|0|root .||.|8|punct",
    );
    const whole = find(names, "North Korean Foreign Minister Choe Son Hui");
    expect(whole).toMatchObject({ role: "foreign minister", country: "PRK", entity: "person.prk.choe-son-hui" });
    const doc = recognise(names, lexicon).value;
    const index = indexMentions(doc);
    expect([3, 4, 5].map((token) => mentionAt(index, 0, token)?.text)).toEqual([
      whole?.text,
      whole?.text,
      "Choe Son Hui",
    ]);
  });
  test("a possessor gives the state, the role the sectors; the possessor stays a mention of its own", () => {
    const doc = tree(
      "Russia||NNP|4|nmod:poss 's|'s|POS|1|case defence||NN|4|compound ministry||NN|5|nsubj objected|object|VBD|0|root .||.|5|punct",
    );
    expect(parties(find(doc, "Russia's defence ministry"))).toBe("RUS GOV MIL");
    const value = recognise(doc, lexicon).value;
    expect(mentionAt(indexMentions(value), 0, 0)?.text).toBe("Russia");
  });
  test("joined adjectives give two parties, a lone inner name does not", () => {
    const joined = tree(
      "U.S.||NNP|5|compound and||CC|4|cc South||NNP|4|compound Korean||JJ|1|conj troops|troop|NNS|6|nsubj trained|train|VBD|0|root .||.|6|punct",
    );
    expect(parties(find(joined, "U.S. and South Korean troops"))).toBe("USA MIL + KOR MIL");
    const envoy = tree(
      "Russia||NNP|5|nmod:poss 's|'s|POS|1|case North||NNP|4|compound Korea||NNP|5|compound envoy||NN|6|nsubj resigned|resign|VBD|0|root .||.|6|punct",
    );
    expect(parties(find(envoy, "Russia's North Korea envoy"))).toBe("RUS GOV");
  });
  test("of-phrases give the states: the presidents of Ghana and Togo", () => {
    const doc = tree(
      "The|the|DT|2|det presidents|president|NNS|7|nsubj of||IN|4|case Ghana||NNP|2|nmod and||CC|6|cc Togo||NNP|4|conj met|meet|VBD|0|root .||.|7|punct",
    );
    expect(parties(find(doc, "The presidents of Ghana and Togo"))).toBe("GHA GOV + TGO GOV");
  });
  test("a critic of Russia is not Russia's", () => {
    const doc = tree("Critics|critic|NNS|4|nsubj of||IN|3|case Russia||NNP|1|nmod spoke|speak|VBD|0|root .||.|4|punct");
    expect(parties(find(doc, "Critics"))).toBe("? CVL");
  });
  test("the Russian foreign minister is who held the office on the day; a former one nobody in particular", () => {
    const words = (first: string) =>
      `${first} Russian||JJ|4|amod foreign||JJ|4|amod minister||NN|5|nsubj flew|fly|VBD|0|root .||.|5|punct`;
    const on = (published: string) =>
      find(treeWith({ published }, words("The|the|DT|4|det")), "The Russian foreign minister")?.entity;
    expect([on("2024-09-19"), on("2003-05-01")]).toEqual(["person.rus.sergey-lavrov", "person.rus.igor-ivanov"]);
    expect(
      find(treeWith({ published: "2024-09-19" }, words("A|a|DT|4|det")), "A Russian foreign minister")?.entity,
    ).toBeNull();
  });
  test("an apposition tells whose minister somebody is", () => {
    const doc = tree(
      "Ann||NNP|9|nsubj Berg||NNP|1|flat ,||,|1|punct Norway||NNP|7|nmod:poss 's|'s|POS|4|case trade||NN|7|compound minister||NN|1|appos ,||,|1|punct left|leave|VBD|0|root .||.|9|punct",
    );
    expect(parties(find(doc, "Ann Berg"))).toBe("NOR GOV");
  });
  test("ships and arms act for their owner and are nobody without one", () => {
    const doc = (first: string) =>
      tree(`${first} warships|warship|NNS|3|nsubj entered|enter|VBD|0|root Cyprus||NNP|3|obj .||.|3|punct`);
    expect(parties(find(doc("Turkish||JJ|2|amod"), "Turkish warships"))).toBe("TUR MIL");
    expect(mentionsOf(doc("Several|several|JJ|2|amod")).map(({ text }) => text)).toEqual(["Cyprus"]);
  });
  test.each([
    ["Swiss", "banker", "CHE BUS"],
    ["Egyptian", "blogger", "EGY JRN"],
    ["Somali", "herder", "SOM AGR"],
    ["Polish", "adviser", "POL GOV"],
    ["Norwegian", "driver", "NOR CVL"],
    ["Greek", "sailor", "GRC MIL"],
  ])("a %s %s", (adjective, noun, party) => {
    const doc = tree(`A|a|DT|3|det ${adjective}||JJ|3|amod ${noun}||NN|4|nsubj left|leave|VBD|0|root .||.|4|punct`);
    expect(parties(find(doc, `A ${adjective} ${noun}`))).toBe(party);
  });
  test("members of the Russian embassy are its government's", () => {
    const doc = tree(
      "Members|member|NNS|6|nsubj of||IN|5|case the|the|DT|5|det Russian||JJ|5|amod embassy||NN|1|nmod left|leave|VBD|0|root .||.|6|punct",
    );
    expect(parties(find(doc, "Members of the Russian embassy"))).toBe("RUS GOV");
  });
  test("a rebel spokesman is the rebels'", () => {
    const doc = tree(
      "A|a|DT|3|det rebel||NN|3|compound spokesman||NN|4|nsubj denied|deny|VBD|0|root it|it|PRP|4|obj .||.|4|punct",
    );
    expect(parties(find(doc, "A rebel spokesman"))).toBe("? REB");
  });
});

describe("whose a noun is", () => {
  test("a possessive decides, not the place the verb goes on to", () => {
    const from = (noun: string) =>
      tree(`Chad||NNP|2|nsubj withdrew|withdraw|VBD|0|root ${noun} from||IN|6|case Mali||NNP|2|obl .||.|2|punct`);
    const its = from("its|its|PRP$|4|nmod:poss soldiers|soldier|NNS|2|obj");
    expect(parties(find(its, "its soldiers"))).toBe("TCD MIL");
    const some = from("some|some|DT|4|det soldiers|soldier|NNS|2|obj");
    expect(parties(find(some, "some soldiers"))).toBe("? MIL");
  });
  test("where somebody is from counts if it hangs on the noun", () => {
    const doc = tree("Soldiers|soldier|NNS|4|nsubj from||IN|3|case Mali||NNP|1|nmod fled|flee|VBD|0|root .||.|4|punct");
    expect(parties(find(doc, "Soldiers"))).toBe("MLI MIL");
  });
  test("a forum is not the state's that it is held in, a government is", () => {
    const held = (noun: string) =>
      tree(`The|the|DT|2|det ${noun}||NN|5|nsubj in||IN|4|case Togo||NNP|2|nmod began|begin|VBD|0|root .||.|5|punct`);
    expect(find(held("forum"), "The forum")?.country ?? null).toBeNull();
    expect(find(held("government"), "The government")?.country).toBe("TGO");
  });
});

describe("names of nobody", () => {
  const month = (words: string) => treeWith({ published: "2024-09-20" }, words);
  test("the month of a date; but who resigned is somebody", () => {
    const date = month("Talks|talk|NNS|2|nsubj ended|end|VBD|0|root in|in|IN|4|case May||NNP|2|obl .||.|2|punct");
    expect(mentionsOf(date)).toEqual([]);
    const person = treeWith(
      { published: "2024-09-20" },
      "Ann||NNP|3|nsubj May||NNP|1|flat spoke|speak|VBD|0|root .||.|3|punct",
      "May||NNP|2|nsubj resigned|resign|VBD|0|root in|in|IN|4|case May||NNP|2|obl .||.|2|punct",
    );
    expect(mentionsOf(person).map(({ text, first }) => [text, first])).toEqual([
      ["Ann May", 0],
      ["May", 0],
    ]);
  });
  test("whom an organisation is for is part of its name", () => {
    const doc = tree(
      "The|the|DT|4|det Coastal||NNP|4|compound Women||NNP|4|nmod:poss 's|'s|POS|3|case Forum||NNP|6|nsubj met|meet|VBD|0|root .||.|6|punct",
    );
    expect(mentionsOf(doc).map(({ text }) => text)).toEqual(["Coastal Women's Forum"]);
  });
});

describe("references", () => {
  const two = "Ghana||NNP|2|nsubj met|meet|VBD|0|root Togo||NNP|2|obj .||.|2|punct";
  test("both countries: the two named before; three leave it open", () => {
    const both = "Both|both|DT|2|det countries|country|NNS|3|nsubj agreed|agree|VBD|0|root .||.|3|punct";
    expect(parties(find(tree(two, both), "Both countries"))).toBe("GHA + TGO");
    const three = "Ghana||NNP|2|nsubj met|meet|VBD|0|root Togo||NNP|2|obj and||CC|5|cc Mali||NNP|3|conj .||.|2|punct";
    expect(parties(find(tree(three, both), "Both countries"))).toBe("");
  });
  test("both countries: those the page names far oftener, where the sentences before do not say; where they differ, nobody", () => {
    const page = [two, "Ghana||NNP|2|nsubj thanked|thank|VBD|0|root Togo||NNP|2|obj .||.|2|punct"];
    const between = [
      "Talks|talk|NNS|2|nsubj ended|end|VBD|0|root .||.|2|punct",
      "Rain|rain|NN|2|nsubj fell|fall|VBD|0|root .||.|2|punct",
    ];
    const both = "Both|both|DT|2|det countries|country|NNS|3|nsubj agreed|agree|VBD|0|root .||.|3|punct";
    expect(parties(find(tree(...page, ...between, both), "Both countries"))).toBe("GHA + TGO");
    const others = "Mali||NNP|4|nsubj and||CC|3|cc Chad||NNP|1|conj objected|object|VBD|0|root .||.|4|punct";
    expect(parties(find(tree(...page, others, both), "Both countries"))).toBe("");
  });
  test("they: those joined as a subject before it, not one of them", () => {
    const said =
      "Ghana||NNP|4|nsubj and||CC|3|cc Togo||NNP|1|conj said|say|VBD|0|root they|they|PRP|6|nsubj agreed|agree|VBD|4|ccomp .||.|4|punct";
    expect(parties(find(tree(said), "they"))).toBe("GHA + TGO");
    const told =
      "Ghana||NNP|2|nsubj told|tell|VBD|0|root Togo||NNP|2|obj they|they|PRP|5|nsubj agreed|agree|VBD|2|ccomp .||.|2|punct";
    expect(parties(find(tree(told), "they"))).toBe("GHA");
  });
  test("him: not the subject of his own verb", () => {
    const met = (object: string) =>
      tree(
        "Ann||NNP|3|nsubj Berg||NNP|1|flat spoke|speak|VBD|0|root .||.|3|punct",
        `Eva||NNP|3|nsubj Lund||NNP|1|flat thanked|thank|VBD|0|root ${object}|she|PRP|3|obj .||.|3|punct`,
      );
    expect(find(met("her"), "her")?.readings[0]?.name).toBe("Ann Berg");
    expect(find(met("herself"), "herself")?.readings[0]?.name).toBe("Eva Lund");
  });
  test("it: the subject of the clause above, where two states are subjects", () => {
    const doc = tree(
      "As|as|IN|3|mark Mali||NNP|3|nsubj watched|watch|VBD|5|advcl Togo||NNP|5|nsubj said|say|VBD|0|root it|it|PRP|7|nsubj agreed|agree|VBD|5|ccomp .||.|5|punct",
    );
    expect(parties(find(doc, "it"))).toBe("TGO");
  });
  test("its allies are not its own; Togolese allies are Togo's", () => {
    const allies = (owner: string) =>
      tree(`Ghana||NNP|2|nsubj thanked|thank|VBD|0|root ${owner} allies|ally|NNS|2|obj .||.|2|punct`);
    expect(parties(find(allies("its|its|PRP$|4|nmod:poss"), "its allies"))).toBe("?");
    expect(parties(find(allies("Togolese||JJ|4|amod"), "Togolese allies"))).toBe("TGO");
  });
  test("two ships refer to nothing", () => {
    const ships = "Two|two|CD|2|nummod warships|warship|NNS|3|nsubj sailed|sail|VBD|0|root .||.|3|punct";
    expect(find(tree(two, ships), "Two warships")).toBeUndefined();
  });
  test("the two women are the two persons named; of three, nobody", () => {
    const met = (more: string) =>
      `Ann||NNP|3|nsubj Berg||NNP|1|flat met|meet|VBD|0|root Eva||NNP|3|obj Lund||NNP|4|flat ${more} .||.|3|punct`;
    const women = "The|the|DT|3|det two|two|CD|3|nummod women|woman|NNS|4|nsubj left|leave|VBD|0|root .||.|4|punct";
    expect(find(tree(met(""), women), "The two women")?.readings.map(({ name }) => name)).toEqual([
      "Ann Berg",
      "Eva Lund",
    ]);
    const third = "and|and|CC|7|cc Ida||NNP|4|conj Holm||NNP|7|flat";
    expect(parties(find(tree(met(third), women), "The two women"))).toBe("? CVL");
  });
  test("the three countries: the three named before", () => {
    const met = "Ghana||NNP|2|nsubj met|meet|VBD|0|root Togo||NNP|2|obj and||CC|5|cc Mali||NNP|3|conj .||.|2|punct";
    const three =
      "The|the|DT|3|det three|three|CD|3|nummod countries|country|NNS|4|nsubj agreed|agree|VBD|0|root .||.|4|punct";
    expect(parties(find(tree(met, three), "The three countries"))).toBe("GHA + TGO + MLI");
    expect(parties(find(tree(two, three), "The three countries"))).toBe("");
  });
  describe("the government, the regime", () => {
    const envoy = "Togo||NNP|3|nmod:poss 's|'s|POS|1|case envoy||NN|4|nsubj";
    test("of the state whose envoy is the subject of the clause before", () => {
      const doc = tree(
        `${envoy} left|leave|VBD|0|root a|a|DT|9|det Chad||NNP|8|obl -||HYPH|6|punct led|lead|VBN|9|amod event||NN|4|obj and|and|CC|13|cc the|the|DT|12|det regime||NN|13|nsubj objected|object|VBD|4|conj .||.|4|punct`,
      );
      expect(parties(find(doc, "the regime"))).toBe("TGO GOV");
    });
    test("a regime is not that of whoever speaks of it, a government may be", () => {
      const said = (noun: string) =>
        tree(`${envoy} said|say|VBD|0|root the|the|DT|6|det ${noun}||NN|7|nsubj agreed|agree|VBD|4|ccomp .||.|4|punct`);
      expect(parties(find(said("regime"), "the regime"))).toBe("? GOV");
      expect(parties(find(said("government"), "the government"))).toBe("TGO GOV");
    });
    test("two states that take part in the sentence before leave it open", () => {
      const regime = "The|the|DT|2|det regime||NN|3|nsubj objected|object|VBD|0|root .||.|3|punct";
      expect(parties(find(tree(two, regime), "The regime"))).toBe("? GOV");
      const one = "Ghana||NNP|2|nsubj waited|wait|VBD|0|root .||.|2|punct";
      expect(parties(find(tree(one, regime), "The regime"))).toBe("GHA GOV");
    });
  });
  test("she: the one person before; of two that are joined, nobody", () => {
    const one = "Ann||NNP|3|nsubj Berg||NNP|1|flat spoke|speak|VBD|0|root .||.|3|punct";
    const she = "She|she|PRP|2|nsubj left|leave|VBD|0|root .||.|2|punct";
    expect(find(tree(one, she), "She")?.readings[0]?.name).toBe("Ann Berg");
    const couple =
      "Ann||NNP|6|nsubj Berg||NNP|1|flat and||CC|4|cc Eva||NNP|1|conj Lund||NNP|4|flat spoke|speak|VBD|0|root .||.|6|punct";
    expect(find(tree(couple, she), "She")?.readings).toEqual([]);
  });
  test("what somebody is condemned for is theirs; what somebody is sent for is the sender's", () => {
    const told = (verb: string) =>
      tree(
        `Ghana||NNP|2|nsubj ${verb}|VBD|0|root Togo||NNP|2|obj for||IN|6|case its|its|PRP$|6|nmod:poss army||NN|2|obl .||.|2|punct`,
      );
    expect(parties(find(told("condemned|condemn"), "its army"))).toBe("TGO MIL");
    expect(parties(find(told("needed|need"), "its army"))).toBe("GHA MIL");
  });

  test("its army: the state in subject place", () => {
    const doc = tree(
      "Togo||NNP|2|nsubj said|say|VBD|0|root its|its|PRP$|4|nmod:poss army||NN|5|nsubj withdrew|withdraw|VBD|2|ccomp .||.|2|punct",
    );
    expect(parties(find(doc, "its army"))).toBe("TGO MIL");
  });
  test("a bare family name is whom the page names in full", () => {
    const doc = tree(
      "Ann||NNP|3|nsubj Berg||NNP|1|flat spoke|speak|VBD|0|root .||.|3|punct",
      "Berg||NNP|2|nsubj left|leave|VBD|0|root .||.|2|punct",
    );
    expect(find(doc, "Berg")?.readings[0]?.name).toBe("Ann Berg");
  });
});
