// A user's own folder: what is wrong with it, what it changes, how an entry gets into it, and what a run makes of it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { checkLexicon, checkOurs } from "../../../src/serve/lexicon/check.ts";
import { diffLexicon } from "../../../src/serve/lexicon/diff.ts";
import { overlayOf } from "../../../src/serve/lexicon/given.ts";
import { runInfo } from "../../../src/serve/provenance.ts";
import { temporaryFolder } from "../../store/fixtures.ts";
import { entente, records } from "../../support/bin.ts";

vi.setConfig({ testTimeout: 180_000 });

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
const PERSON = "- id: person.tgo.mine\n  country: TGO\n  names: [Ama Kofi]\n  family: Kofi\n  sources: [own]\n";
const GROUP = "- { id: group.own.front, names: [Savanna Front], country: TGO, sectors: [REB], sources: [own] }\n";

/** The problems of one file: `line: message`. */
async function complaints(content: string | Uint8Array, name = "people/mine.yml"): Promise<string[]> {
  const { problems } = await checkLexicon(folderOf({ [name]: content }));
  return problems.map(({ line, message }) => `${line}: ${message}`);
}

describe("check", () => {
  test("files in order", async () => {
    const folder = folderOf({ "people/mine.yml": PERSON, "groups/deep/mine.yml": GROUP });
    expect(await checkLexicon(folder)).toEqual({ files: 2, entries: 2, problems: [] });
  });
  test.each<readonly [string, string | Uint8Array, RegExp]>([
    [
      "a wrong code tells its line and what is expected",
      PERSON.replace("TGO", "togo"),
      /^2: \/0\/country must match pattern/,
    ],
    ["a code that nobody has", PERSON.replace("TGO", "QQQ"), /^2: .*no state has the code QQQ/],
    ["broken YAML", "- id: person.tgo.x\n  names: [\n", /^\d: .*mend the YAML there$/],
    ["a bare year", PERSON.replace("[own]", "[own]\n  asOf: 2026"), /^6: \/0\/asOf must be string; a year/],
    ["a field that no entry has", `${PERSON}  nmaes: [x]\n`, /must NOT have additional properties \(nmaes\)/],
    ["a list was asked for", "id: person.tgo.x\n", /^1: the file must be array/],
    ["an empty file", "# nothing yet\n", /^1: it is empty/],
    ["not text", new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), /no text in UTF-8/],
    ["a name of emoji alone", PERSON.replace("Ama Kofi", "🚀🚀"), /^3: .*no letter or digit/],
    ["a name with an emoji", PERSON.replace("Ama Kofi", "Ama Kofi 🚀"), /^3: .*holds an emoji/],
    [
      "dates out of order",
      `${PERSON}  offices: [{ office: foreign, from: "2020-01-01", to: "2019-01-01", source: own, asOf: "2026" }]\n`,
      /^1: .*ends \(2019-01-01\) before it begins/,
    ],
    [
      "an office held already",
      `${PERSON.replaceAll("TGO", "RUS")}  offices: [{ office: foreign, from: 1999-01-01, to: 2003-01-01, source: own, asOf: "2026" }]\n`,
      /^6: .*both hold RUS foreign/,
    ],
    ["nodes that unfold without end", unfolding(), /repeats `\*` nodes too often/],
    ["brackets without end", "[".repeat(60_000), /nested too deeply|mend the YAML/],
  ])("%s", async (_what, content, says) => {
    const since = performance.now();
    expect((await complaints(content)).join("\n")).toMatch(says);
    expect(performance.now() - since).toBeLessThan(20_000);
  });
  test("a circle of successors", async () => {
    const states = ["QAA", "QBB"].map(
      (code, k, all) =>
        `- { id: country.${code.toLowerCase()}, code: ${code}, kind: former, names: [${code}land], successors: [${all[1 - k]}], sources: [own], asOf: "2026" }\n`,
    );
    expect(await complaints(states.join(""), "countries/mine.yml")).toEqual([
      expect.stringMatching(/^1: .*QAA → QBB → QAA/),
      expect.stringMatching(/^2: .*QBB → QAA → QBB/),
    ]);
  });
  test("examples and counterexamples are read with the entries", async () => {
    const example = (finds: string) =>
      `${PERSON}  examples:\n    - { text: "Ama Kofi arrived in Benin.", finds: [${finds}] }\n  counterexamples:\n    - { text: "Nobody came.", finds: [] }\n`;
    expect(await complaints(example("TGO, BEN"))).toEqual([]);
    expect(await complaints(example("BEN"))).toEqual([
      expect.stringMatching(
        /^7: .*"Ama Kofi arrived in Benin\." finds BEN TGO, and should find BEN: mend the entry, or/,
      ),
    ]);
  });
  test("so are those of frames, cues of status and of speech", async () => {
    const frame = (text: string) =>
      `- id: frame.own.embrace\n  act: SUPPORT\n  verbs: [bear-hug]\n  example: { text: ${text}, actor: [TGO], recipient: [BEN] }\n  counterexample: { text: Togo slept. }\n`;
    expect(await complaints(frame("Togo praised Benin."), "frames/mine.yml")).toEqual([]);
    expect(await complaints(frame("Togo ignored Benin."), "frames/mine.yml")).toEqual([
      expect.stringMatching(
        /^4: frame\.own\.embrace: "Togo ignored Benin\.", which it is for, wants SUPPORT TGO > BEN, reads /,
      ),
    ]);
    const cue = (status: string) =>
      `- id: modality.own.mull\n  kind: governor\n  words: [daydream]\n  takes: [to]\n  effect: planned\n  source: own\n  examples:\n    - { text: Oslo will send doctors., word: send, status: ${status} }\n  counterexamples:\n    - { text: Oslo sent doctors., word: sent, status: actual }\n`;
    expect(await complaints(cue("planned"), "modality/mine.yml")).toEqual([
      expect.stringMatching(/^8: modality\.own\.mull: .*gives planned .*by modality\.will: mend the entry/),
    ]);
  });
  test("a role of the user's takes a phrase of ours, and may not have it twice", async () => {
    const role = (id: string) =>
      `- { id: role.own.${id}, kind: person, phrases: [blogger], sectors: [OPP], sources: [own] }\n`;
    expect(await complaints(role("a"), "roles/mine.yml")).toEqual([]);
    expect(await complaints(role("a") + role("b"), "roles/mine.yml")).toEqual([
      expect.stringMatching(/^2: .*"blogger" is also a phrase of role\.own\.a in this file/),
    ]);
  });
  test("an office of the user's own is declared, and may have several holders", async () => {
    const regent = (id: string) =>
      `- { id: person.tgo.${id}, country: TGO, names: [${id} Kofi], offices: [{ office: regent, from: 2020-01-01, to: 2024-01-01, source: own, asOf: "2026" }] }\n`;
    const office = (holders: string) => `- { id: office.regent, title: regent, holders: ${holders} }\n`;
    const found = async (files: Readonly<Record<string, string>>) =>
      (await checkLexicon(folderOf({ "people/mine.yml": regent("ama") + regent("efua"), ...files }))).problems;
    expect((await found({}))[0]?.message).toContain("no office is called regent");
    expect((await found({ "offices/mine.yml": office("one") }))[0]?.message).toContain("both hold TGO regent");
    expect(await found({ "offices/mine.yml": office("several") })).toEqual([]);
  });
  test("our own lexicon has nothing to mend", async () => {
    const { problems, files } = await checkOurs();
    expect(files).toBeGreaterThan(500);
    expect(problems).toEqual([]);
  });
  test("a name of ours for somebody else", async () => {
    const kremlin = GROUP.replace("Savanna Front", "Kremlin");
    expect((await complaints(kremlin, "groups/mine.yml")).join()).toContain('"Kremlin" is also a name of country.rus');
    expect(await complaints(kremlin.replace("sectors", "weak: true, sectors"), "groups/mine.yml")).toEqual([]);
  });
  test("10,000 names are told in one sentence", async () => {
    const names = Array.from({ length: 10_000 }, (_, k) => `Ama Kofi ${k}`).join(", ");
    const found = await complaints(PERSON.replace("Ama Kofi", names));
    expect(found).toEqual([expect.stringMatching(/^3: .*10000 names in one entry/)]);
  });
  test("what stands in the wrong place is not passed over", async () => {
    const folder = folderOf({ "person/mine.yml": PERSON, "mine.yml": PERSON, "people/mine.yaml": PERSON });
    const { problems } = await checkLexicon(folder);
    expect(problems.map(({ message }) => message).join("\n")).toMatch(
      /no part has this name[\s\S]*move it into|move it into[\s\S]*no part/,
    );
    expect(problems.map(({ message }) => message).join("\n")).toContain("name it mine.yml");
  });
  test("phrases that no text holds are notes", async () => {
    const folder = folderOf({
      "people/mine.yml": PERSON,
      "groups/mine.yml": GROUP,
      "texts/a.txt": "The Savanna Front left.",
    });
    const { problems } = await checkLexicon(folder, { seenIn: [join(folder, "texts/a.txt")] });
    const notes = problems.filter(({ message }) => message.includes("none of the texts"));
    expect(notes).toMatchObject([{ level: "note", line: 3, message: expect.stringContaining('"Ama Kofi"') }]);
  });
});

/** Nine lines that stand for a thousand million. */
function unfolding(): string {
  const lines = Array.from({ length: 8 }, (_, k) => `  n${k + 1}: &n${k + 1} [${Array(10).fill(`*n${k}`).join(", ")}]`);
  return `- id: person.tgo.x\n  n0: &n0 [a, b]\n${lines.join("\n")}\n`;
}

describe("diff", () => {
  test("entries and phrases gained and lost, and nothing else", async () => {
    const folder = folderOf({
      "groups/mine.yml": GROUP,
      "countries/mine.yml": "- { id: country.mkd, without: [FYROM], sources: [own], asOf: 2026-01 }\n",
    });
    expect((await diffLexicon(folder)).map(({ change, entry, detail }) => [change, entry, detail])).toEqual([
      ["phrase lost", "country.mkd", '"FYROM" as name'],
      ["entry added", "group.own.front", "Savanna Front"],
      ["phrase gained", "group.own.front", '"Savanna Front" as name'],
    ]);
  });
  test("a conflict with ours is told", async () => {
    const folder = folderOf({ "groups/mine.yml": GROUP.replace("Savanna Front", "Kremlin") });
    expect((await diffLexicon(folder)).at(-1)).toMatchObject({ change: "conflict", entry: "group.own.front" });
  });
});

describe("an overlay", () => {
  test("none is loaded where none is given", async () => {
    expect(await overlayOf({})).toBeNull();
  });
  test("only parts with files are compiled; the hash is of the contents", async () => {
    const [one, same, other] = [GROUP, GROUP, GROUP.replace("Savanna", "Coast")].map((text) =>
      folderOf({ "groups/mine.yml": text }),
    );
    const overlays = await Promise.all([one, same, other].map((lexicon) => overlayOf({ lexicon: lexicon ?? "" })));
    expect(Object.keys(overlays[0]?.parts ?? {})).toEqual(["groups"]);
    expect(overlays[0]?.hash).toBe(overlays[1]?.hash);
    expect(overlays[0]?.hash).not.toBe(overlays[2]?.hash);
    const [run, without] = await Promise.all([runInfo("recode", overlays[0]), runInfo("recode")]);
    expect(run.lexicon).toBe(`${without.lexicon}+${overlays[0]?.hash}`);
  });
  test.each<readonly [string, () => string, RegExp]>([
    ["a folder that is not there", () => "/nowhere/at-all", /is not there/],
    ["a folder without lexicon files", temporaryFolder, /has no lexicon files/],
    [
      "a file that is out of order",
      () => folderOf({ "groups/mine.yml": GROUP.replace("TGO", "tgo") }),
      /mine\.yml:1: /,
    ],
  ])("%s ends the run", async (_what, folder, says) => {
    await expect(overlayOf({ lexicon: folder() })).rejects.toThrow(says);
  });
});

describe("from the command line", () => {
  const TEXT = { id: "a", text: "The Savanna Front attacked Benin.", published: "2026-03-04" };
  /** The parties of the first event. */
  const actorsIn = (run: Parameters<typeof records>[0]): unknown =>
    (records(run)[0] as { events: { actor: { country: string | null }[] }[] }).events[0]?.actor.map(
      ({ country }) => country,
    );

  test("added, checked, compared and used; the store tells of it, and recode shows what it changes before it is kept", async () => {
    const folder = temporaryFolder();
    const [own, input, db] = [join(folder, "own"), join(folder, "in.jsonl"), join(folder, "a.db")];
    writeFileSync(input, `${JSON.stringify(TEXT)}\n`);
    const add = [
      "lexicon",
      "add",
      "group",
      "--name",
      "Savanna Front",
      "--country",
      "TGO",
      "--sector",
      "REB",
      "--to",
      own,
    ];
    expect((await entente(add)).status).toBe(0);
    expect(readFileSync(join(own, "groups/own.yml"), "utf8")).toContain("id: group.own.savanna-front");
    expect((await entente(["lexicon", "check", own])).err).toContain("1 files, 1 entries, 0 problems");
    expect(actorsIn(await entente(["code", input]))).not.toEqual(["TGO"]);
    expect(actorsIn(await entente(["code", input, "--lexicon", own]))).toEqual(["TGO"]);
    await entente(["ingest", input, "--db", db]);
    const dry = await entente(["recode", "--db", db, "--lexicon", own, "--dry-run"]);
    expect(dry.err).toMatch(/1 (added|removed|changed).*\(dry run/);
    expect((await entente(["recode", "--db", db, "--lexicon", own])).err).toMatch(/1 (added|changed)/);
    expect((await entente(["recode", "--db", db, "--lexicon", own])).err).toMatch(/0 added, 0 removed, 0 changed/);
    expect((await entente(["verify", "--db", db])).status).toBe(0);
  });
  test("add refuses what the check would, and writes nothing", async () => {
    const own = join(temporaryFolder(), "own");
    const run = await entente([
      "lexicon",
      "add",
      "seat",
      "--name",
      "Glass House",
      "--country",
      "QQQ",
      "--sector",
      "GOV",
      "--to",
      own,
    ]);
    expect(run.status).toBe(3);
    expect(run.err).toContain("nothing was written");
    expect(existsSync(own)).toBe(false);
  });
  test("add says which flag is missing", async () => {
    const run = await entente(["lexicon", "add", "person", "--name", "Ama Kofi", "--to", "x"]);
    expect([run.status, run.err]).toEqual([2, expect.stringContaining("a person needs --country")]);
    const office = ["--country", "TGO", "--office", "foreign minister", "--to", "x"];
    const said = await entente(["lexicon", "add", "person", "--name", "Ama Kofi", ...office]);
    expect([said.status, said.err]).toEqual([2, expect.stringContaining("say foreign, defence")]);
  });
  test("a person of ours is added to under the same id", async () => {
    const own = join(temporaryFolder(), "own");
    const run = await entente([
      "lexicon",
      "add",
      "person",
      "--name",
      "Sergey Lavrov",
      "--country",
      "RUS",
      "--office",
      "envoy",
      "--from",
      "2026-01-01",
      "--to",
      own,
    ]);
    expect(records(run)[0]).toMatchObject({ id: "person.rus.sergey-lavrov", addsTo: "person.rus.sergey-lavrov" });
  });
});
