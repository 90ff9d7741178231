// What a party is called: words in several parts stay whole, titles and lists reach everybody whom they name.
import { describe, expect, test } from "vitest";
import { indexMentions, mentionAt } from "#document";
import { recognise } from "#recognise";
import { loadResources } from "../../src/serve/resources.ts";
import { tree } from "../helpers/conllu.ts";
import { parseText } from "../helpers/parse-text.ts";

const { recognise: lexicon } = await loadResources(["recognise"]);
const mentionsOf = (text: string, published = "2024-03-04") =>
  recognise(parseText(text, { published }), lexicon).value.mentions;

/** Of the longest mention that begins with these words: its text, and who it stands for. */
function phrase(text: string, start: string): string {
  const [longest] = mentionsOf(text)
    .filter((mention) => mention.text.startsWith(start))
    .sort((a, b) => b.text.length - a.text.length);
  return longest === undefined ? "nobody" : `${longest.text}: ${partyOf(longest.readings)}`;
}

const partyOf = (
  readings: readonly { name: string; country: string | null; code: string | null; sectors: readonly string[] }[],
): string =>
  readings.map(({ name, country, code, sectors }) => [name, country ?? code ?? "?", ...sectors].join(" ")).join(" + ");

/** Who the person of that name is on the page. */
const person = (text: string, name: string): string => {
  const found = mentionsOf(text).find((mention) => mention.kind === "person" && mention.text === name);
  return found === undefined ? "nobody" : partyOf(found.readings);
};

describe("words in several parts", () => {
  test.each([
    ["A 33-year-old Malian man was arrested.", "A 33", "A 33-year-old Malian man: A 33-year-old Malian man MLI CVL"],
    ["Togolese-backed rebels left the town.", "Togo", "Togolese-backed rebels: Togolese-backed rebels ? REB"],
    [
      "The Togolese-backed Malian government resigned.",
      "The",
      "The Togolese-backed Malian government: The Togolese-backed Malian government MLI GOV",
    ],
    [
      "Twenty-eight soldiers of Mali were killed.",
      "Twenty",
      "Twenty-eight soldiers of Mali: Twenty-eight soldiers of Mali MLI MIL",
    ],
    [
      "They met the pro-Togolese separatist forces.",
      "the",
      "the pro-Togolese separatist forces: the pro-Togolese separatist forces ? REB",
    ],
  ])("%s", (text, start, expected) => {
    expect(phrase(text, start)).toBe(expected);
  });
  test("two states that a hyphen joins own the noun together", () => {
    expect(phrase("Russian-Belarusian troops left the town.", "Russian-").split(": ")[0]).toBe(
      "Russian-Belarusian troops",
    );
  });
  test("a republic that calls itself one is none of those named before", () => {
    const found = mentionsOf("Mali signed a treaty. Togo recognised the self-proclaimed republic.");
    expect(found.find(({ text }) => text === "the self-proclaimed republic")?.country ?? null).toBeNull();
  });
});

describe("titles", () => {
  test("a rank between the title and the name is part of neither", () => {
    expect(person("Togo's President fired his Ghanaian adviser Lt. Col. Anna Berg.", "Anna Berg")).toBe(
      "Anna Berg GHA GOV",
    );
  });
  test("two nouns without an article are titles of one person", () => {
    const text = "Police in Lomé arrested Togolese activist and publisher Anna Berg.";
    expect(person(text, "Anna Berg")).toMatch(/^Anna Berg TGO CVL/);
    expect(phrase(text, "Togolese activist")).toMatch(/: Anna Berg TGO CVL/);
  });
  test("with an article they are two", () => {
    expect(
      phrase("They met the Togolese president and Malian minister Anna Berg.", "the Togolese president"),
    ).not.toContain("Anna Berg");
  });
  test("whoever leads a gang or a movement is no government", () => {
    expect(person("Police arrested Los Azules leader Paco Ruiz.", "Paco Ruiz")).toBe("Paco Ruiz ?");
    expect(person("They met Togolese leader Ama Osei.", "Ama Osei")).toBe("Ama Osei TGO GOV");
  });
  test("a former teacher has held no office", () => {
    expect(phrase("A former French teacher was arrested.", "A former")).toBe(
      "A former French teacher: A former French teacher FRA EDU",
    );
    expect(phrase("A former French senator was arrested.", "A former")).toBe(
      "A former French senator: A former French senator FRA ELI",
    );
  });
  test("the noun before a body's name says what and whose it is", () => {
    expect(phrase("Mali bans the Togolese rights group Clear Waters Initiative.", "Clear")).toBe(
      "Clear Waters Initiative: Clear Waters Initiative TGO SOC",
    );
  });
});

describe("lists", () => {
  test.each([
    ["French lawmakers Anna Berg and Paul Osei condemned Togo.", "Paul Osei", "Paul Osei FRA LEG"],
    ["Two French lawmakers, Anna Berg and Paul Osei, condemned Togo.", "Paul Osei", "Paul Osei FRA LEG"],
    ["Togo expelled Anna Berg and Paul Osei, two officials of the African Union.", "Anna Berg", "Anna Berg AU"],
  ])("%s", (text, name, expected) => {
    expect(person(text, name)).toBe(expected);
  });
  test("whoever only follows a noun for several has no share in it", () => {
    expect(person("They met French lawmakers, and Paul Osei spoke.", "Paul Osei")).toBe("Paul Osei ?");
  });
});

test("a state that the tree hangs beside the title after it stands for the bearer", () => {
  const doc = tree(
    "New||NNP|3|amod South||NNP|3|compound Wales||NNP|7|nsubj Governor|governor|NN|5|nmod Anna||NNP|7|nsubj Berg||NNP|5|flat spoke|speak|VBD|0|root .||.|7|punct",
    "Mali||NNP|4|nsubj 's||POS|1|case soldiers|soldier|NNS|4|nsubj spoke|speak|VBD|0|root in|in|IN|6|case Togo||NNP|4|obl .||.|4|punct",
  );
  const recognised = recognise(doc, lexicon).value;
  const index = indexMentions(recognised);
  expect(mentionAt(index, 0, 2)?.text).toBe("New South Wales Governor Anna Berg");
  expect(mentionAt(index, 1, 5)?.text).toBe("Togo");
});

test("a part of a state is a party of its own name", () => {
  const [scotland] = mentionsOf("Scotland closed its ports to Danish trawlers.");
  expect(scotland?.readings).toMatchObject([{ name: "Scotland", country: "GBR" }]);
  const [britain] = mentionsOf("Britain closed its ports to Danish trawlers.");
  expect(britain?.readings).toMatchObject([{ name: "United Kingdom", country: "GBR" }]);
});

describe("offices and addresses", () => {
  test("whoever is appointed to an office holds it", () => {
    expect(person("Mali appointed Anna Berg as prime minister.", "Anna Berg")).toBe("Anna Berg ? GOV");
    expect(person("Mali described Anna Berg as a friend.", "Anna Berg")).toBe("Anna Berg ?");
  });
  test("a town's court is a name, a state's ministry is not", () => {
    expect(phrase("The Tokyo District Court fined a firm.", "Tokyo District")).toBe(
      "Tokyo District Court: Tokyo District Court JPN JUD",
    );
  });
  test("a part of a state whose name it begins with is of its government", () => {
    expect(phrase("The United States Forest Service closed the road.", "United States Forest")).toBe(
      "United States Forest Service: United States Forest Service USA GOV",
    );
  });
  test("a part of a state is a place, whatever the tagger takes it for", () => {
    const kinds = mentionsOf("Boko Haram attacked Goniri, Yobe State, Nigeria.").map(({ text, kind }) => [text, kind]);
    expect(kinds).toContainEqual(["Yobe State", "place"]);
  });
});

describe("people and their officers", () => {
  test("whoever a clause tells of are people, a state that shells is none", () => {
    expect(phrase("They helped Malians who fled abroad.", "Malians")).toBe("Malians: Malians MLI CVL");
    expect(phrase("They fled the heavy Malian shelling.", "heavy Malian")).toBe("nobody");
  });
  test("officials of an army are of the army", () => {
    expect(phrase("Malian army officials denied it.", "Malian army")).toBe(
      "Malian army officials: Malian army officials MLI MIL",
    );
    expect(phrase("Malian trade officials denied it.", "Malian trade")).toMatch(/ MLI GOV/);
  });
});

describe("names of more than one charge or title", () => {
  test.each([
    [
      "The Ministry of Electronics and Information Technology of the Government of India banned it.",
      "Ministry",
      "Ministry of Electronics and Information Technology of the Government of India: Ministry of Electronics and Information Technology of the Government of India IND GOV",
    ],
    [
      "The prime ministers of Poland, Slovenia, and the Gambia met.",
      "The",
      "The prime ministers of Poland, Slovenia, and the Gambia: Poland POL GOV + Slovenia SVN GOV + Gambia GMB GOV",
    ],
    [
      "Prosecutor General of Togo, Ama Mensah, resigned.",
      "Prosecutor",
      "Prosecutor General of Togo: Ama Mensah TGO JUD",
    ],
    ["The opposition candidate Ama Mensah spoke.", "The", "The opposition candidate Ama Mensah: Ama Mensah ? PTY"],
    ["They met ambassador to Togo Anna Berg.", "ambassador", "ambassador to Togo Anna Berg: Anna Berg ? GOV"],
    [
      "The Polish Ministry of Foreign Affairs dismissed its legal chief.",
      "its",
      "its legal chief: its legal chief POL GOV",
    ],
    [
      "The U.S. House Select Committee met.",
      "U.S.",
      "U.S. House Select Committee: U.S. House Select Committee USA LEG",
    ],
    ["The rebel Clear Water Alliance left.", "Clear", "Clear Water Alliance: Clear Water Alliance ? REB"],
    ["Togo invited Malians in the country to a dinner.", "Malians", "Malians: Malians MLI CVL"],
  ])("%s", (text, start, expected) => {
    expect(phrase(text, start)).toBe(expected);
  });
  test("what is no charge of a ministry is another party", () => {
    expect(phrase("The Ministry of Defence and Hamas agreed.", "Ministry of Defence and")).toBe("nobody");
    expect(phrase("The ministers of Togo, and the talks went on.", "The")).not.toContain("talks");
  });
  test("what is called a party is one, a press is none", () => {
    expect(phrase("The court outlawed the Clear Water Party.", "Clear")).toBe(
      "Clear Water Party: Clear Water Party ? PTY",
    );
    expect(phrase("The court outlawed the Clear Water Press.", "Clear")).not.toContain("PTY");
  });
  test("an alliance that nobody calls rebel is none", () => {
    expect(phrase("The Clear Water Alliance left.", "Clear")).not.toContain("REB");
  });
  test("a people alone may be its state", () => {
    expect(mentionsOf("Malians in Togo met.").some(({ rule }) => rule === "recognise.nationals")).toBe(false);
  });
  test("a son is a private person until he holds an office", () => {
    expect(phrase("His son Ama Mensah left Togo.", "His")).toContain("CVL");
    expect(person("Mali appoints his son Anna Berg as prime minister of Mali.", "Anna Berg")).toBe("Anna Berg MLI GOV");
  });
});
