import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Sentence } from "#document";
import { indexModality } from "#lexicon";
import { readModality } from "../../../src/code/modality/index.ts";

const lexicon = indexModality(
  JSON.parse(readFileSync(new URL("../../../dist/data/modality.json", import.meta.url), "utf8")),
);

/** Words as form/lemma/UPOS/XPOS/head/relation; heads count from 1, 0 is the root, as in CoNLL-U. */
function sentence(words: string): Sentence {
  let at = 0;
  const tokens = words.split(" ").map((word) => {
    const [form = "", lemma = "", upos = "", xpos = "", head = "0", deprel = ""] = word.split("/");
    const start = at;
    at += form.length + 1;
    return { form, lemma, upos, xpos, head: Number(head) - 1, deprel, start, end: start + form.length };
  });
  return { start: 0, end: at - 1, tokens, paragraph: 0 };
}

const read = (words: string, form: string) => {
  const here = sentence(words);
  return readModality(
    here,
    here.tokens.findIndex((token) => token.form === form),
    lexicon,
  );
};

const OSLO = "Oslo/Oslo/PROPN/NNP/2/nsubj";
const SEND = "to/to/PART/TO/4/mark send/send/VERB/VB/2/xcomp doctors/doctor/NOUN/NNS/4/obj";

describe("auxiliaries and negation", () => {
  test.each([
    ["sent", `${OSLO} sent/send/VERB/VBD/0/root doctors/doctor/NOUN/NNS/2/obj`, "actual", null],
    [
      "send",
      "Oslo/Oslo/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux send/send/VERB/VB/0/root doctors/doctor/NOUN/NNS/3/obj",
      "planned",
      null,
    ],
    [
      "send",
      "Oslo/Oslo/PROPN/NNP/4/nsubj will/will/AUX/MD/4/aux not/not/PART/RB/4/advmod send/send/VERB/VB/0/root",
      "negated",
      "refused",
    ],
    [
      "send",
      "Oslo/Oslo/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod send/send/VERB/VB/0/root",
      "negated",
      "absent",
    ],
    ["send", "Oslo/Oslo/PROPN/NNP/3/nsubj may/may/AUX/MD/3/aux send/send/VERB/VB/0/root", "possible", null],
    [
      "send",
      "Oslo/Oslo/PROPN/NNP/4/nsubj could/can/AUX/MD/4/aux not/not/PART/RB/4/advmod send/send/VERB/VB/0/root",
      "negated",
      "absent",
    ],
    [
      "sends",
      "Oslo/Oslo/PROPN/NNP/4/nsubj no/no/ADV/RB/3/advmod longer/long/ADV/RBR/4/advmod sends/send/VERB/VBZ/0/root",
      "negated",
      "stopped",
    ],
    [
      "visit",
      "Oslo/Oslo/PROPN/NNP/4/nsubj is/be/AUX/VBZ/4/aux to/to/PART/TO/4/mark visit/visit/VERB/VB/0/root",
      "planned",
      null,
    ],
    [
      "visited",
      "Oslo/Oslo/PROPN/NNP/4/nsubj not/not/PART/RB/3/advmod only/only/ADV/RB/4/advmod visited/visit/VERB/VBD/0/root",
      "actual",
      null,
    ],
  ])("%s in: %s", (form, words, status, negation) => {
    expect(read(words, form)).toMatchObject({ status, negation });
  });

  test("of another clause says nothing", () => {
    const words =
      "Chad/Chad/PROPN/NNP/5/nsubj which/which/PRON/WDT/4/nsubj may/may/AUX/MD/4/aux leave/leave/VERB/VB/1/acl:relcl met/meet/VERB/VBD/0/root Mali/Mali/PROPN/NNP/5/obj";
    expect(read(words, "met").status).toBe("actual");
    expect(read(words, "leave").status).toBe("possible");
  });
});

describe("governing verbs", () => {
  test.each([
    ["plans/plan/VERB/VBZ", "planned", null, "plan", true],
    ["threatened/threaten/VERB/VBD", "planned", null, "threaten", true],
    ["refused/refuse/VERB/VBD", "negated", "refused", "refuse", true],
    ["failed/fail/VERB/VBD", "negated", "absent", "fail", false],
    ["managed/manage/VERB/VBD", "actual", null, null, false],
    ["wants/want/VERB/VBZ", "possible", null, "consider", true],
  ] as const)("%s to send", (verb, status, negation, governorEvent, weighedByActor) => {
    expect(read(`${OSLO} ${verb}/0/root ${SEND}`, "send")).toMatchObject({
      status,
      negation,
      governorEvent,
      weighedByActor,
      chain: [3, 1],
      control: "subject",
    });
  });

  test("a negated one turns what it says round", () => {
    const not = (verb: string) =>
      `Oslo/Oslo/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod ${verb}/0/root to/to/PART/TO/6/mark send/send/VERB/VB/4/xcomp`;
    expect(read(not("fail/fail/VERB/VB"), "send")).toMatchObject({ status: "actual", negation: null });
    expect(read(not("manage/manage/VERB/VB"), "send")).toMatchObject({ status: "negated", negation: "absent" });
    expect(read(not("plan/plan/VERB/VB"), "send")).toMatchObject({ status: "negated", negation: "refused" });
  });

  test("one inside another composes: agreed to stop sending", () => {
    const words = `${OSLO} agreed/agree/VERB/VBD/0/root to/to/PART/TO/4/mark stop/stop/VERB/VB/2/xcomp sending/send/VERB/VBG/4/xcomp`;
    expect(read(words, "sending")).toMatchObject({ status: "negated", negation: "refused", chain: [4, 3, 1] });
    expect(read(words, "stop")).toMatchObject({ status: "planned" });
  });

  test("the object of a request does the deed", () => {
    const words =
      "Oslo/Oslo/PROPN/NNP/2/nsubj urged/urge/VERB/VBD/0/root rebels/rebel/NOUN/NNS/2/obj to/to/PART/TO/5/mark leave/leave/VERB/VB/2/xcomp";
    expect(read(words, "leave")).toMatchObject({
      status: "possible",
      governorEvent: "request",
      control: "object",
      chain: [4, 1],
    });
  });

  test("a report leaves its content as it is; a denial does not", () => {
    const words = (verb: string) =>
      `Oslo/Oslo/PROPN/NNP/2/nsubj ${verb}/0/root that/that/SCONJ/IN/5/mark it/it/PRON/PRP/5/nsubj shelled/shell/VERB/VBD/2/ccomp`;
    expect(read(words("said/say/VERB/VBD"), "shelled").status).toBe("actual");
    expect(read(words("denied/deny/VERB/VBD"), "shelled").status).toBe("denied");
  });

  test("'would' is the future of a past report, and else a condition", () => {
    const said =
      "Oslo/Oslo/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root it/it/PRON/PRP/5/nsubj would/would/AUX/MD/5/aux send/send/VERB/VB/2/ccomp";
    expect(read(said, "send").status).toBe("planned");
    const alone = "Oslo/Oslo/PROPN/NNP/3/nsubj would/would/AUX/MD/3/aux send/send/VERB/VB/0/root";
    expect(read(alone, "send").status).toBe("hypothetical");
  });
});

describe("nouns that name a deed", () => {
  test.each([
    ["talks", "no/no/DET/DT/2/det talks/talk/NOUN/NNS/0/root", "negated", "absent"],
    ["visit", "a/a/DET/DT/3/det planned/planned/ADJ/JJ/3/amod visit/visit/NOUN/NN/0/root", "planned", null],
    [
      "visit",
      `${OSLO} cancelled/cancel/VERB/VBD/0/root the/the/DET/DT/4/det visit/visit/NOUN/NN/2/obj`,
      "negated",
      "stopped",
    ],
    [
      "strikes",
      "the/the/DET/DT/2/det threat/threat/NOUN/NN/0/root of/of/ADP/IN/4/case strikes/strike/NOUN/NNS/2/nmod",
      "planned",
      null,
    ],
    ["talks", `${OSLO} called/call/VERB/VBD/0/root for/for/ADP/IN/4/case talks/talk/NOUN/NNS/2/obl`, "possible", null],
    ["talks", `${OSLO} held/hold/VERB/VBD/0/root talks/talk/NOUN/NNS/2/obj`, "actual", null],
    [
      "talks",
      "Oslo/Oslo/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux hold/hold/VERB/VB/0/root talks/talk/NOUN/NNS/3/obj",
      "planned",
      null,
    ],
    [
      "attack",
      "Oslo/Oslo/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux criticise/criticise/VERB/VB/0/root the/the/DET/DT/5/det attack/attack/NOUN/NN/3/obj",
      "actual",
      null,
    ],
  ])("%s in: %s", (form, words, status, negation) => {
    expect(read(words, form)).toMatchObject({ status, negation });
  });
});

describe("clauses", () => {
  test("a condition is hypothetical", () => {
    const words =
      "If/if/SCONJ/IN/3/mark rebels/rebel/NOUN/NNS/3/nsubj attack/attack/VERB/VBP/5/advcl Oslo/Oslo/PROPN/NNP/5/nsubj falls/fall/VERB/VBZ/0/root";
    expect(read(words, "attack").status).toBe("hypothetical");
    expect(read(words, "falls").status).toBe("actual");
  });
  test("coordinated verbs share the auxiliary, unless they have their own form", () => {
    const words = (form: string) =>
      `Oslo/Oslo/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux visit/visit/VERB/VB/0/root and/and/CCONJ/CC/5/cc ${form}/3/conj`;
    expect(read(words("meet/meet/VERB/VB"), "meet").status).toBe("planned");
    expect(read(words("met/meet/VERB/VBD"), "met").status).toBe("actual");
  });
});

test("tense is that of the trigger's own auxiliaries", () => {
  expect(read("Oslo/Oslo/PROPN/NNP/3/nsubj had/have/AUX/VBD/3/aux sent/send/VERB/VBN/0/root", "sent").tense).toBe(
    "pluperfect",
  );
  expect(read("Oslo/Oslo/PROPN/NNP/3/nsubj has/have/AUX/VBZ/3/aux sent/send/VERB/VBN/0/root", "sent").tense).toBe(
    "perfect",
  );
  expect(read(`${OSLO} sent/send/VERB/VBD/0/root`, "sent").tense).toBe("past");
  expect(read(`${OSLO} plans/plan/VERB/VBZ/0/root ${SEND}`, "send").tense).toBe("infinitive");
});

test("every cue names its entry and the word it stands on", () => {
  expect(read(`${OSLO} refused/refuse/VERB/VBD/0/root ${SEND}`, "send").cues).toEqual([
    { token: 1, entry: "modality.refuse" },
  ]);
});

test("a token outside of the sentence is the caller's mistake", () => {
  expect(() => readModality(sentence(`${OSLO} sent/send/VERB/VBD/0/root`), 7, lexicon)).toThrow(RangeError);
});

describe("purposes", () => {
  const came = (verb: string, lemma: string, aux: string) =>
    `Envoys/envoy/NOUN/NNS/${aux === "" ? 2 : 3}/nsubj ${aux}${aux === "" ? "came/come/VERB/VBD" : "come/come/VERB/VB"}/0/root to/to/PART/TO/${aux === "" ? 4 : 5}/mark ${verb}/${lemma}/VERB/VB/${aux === "" ? 2 : 3}/advcl`;
  test("of something done are told as done where the verb is one that pages tell so", () => {
    expect(read(came("meet", "meet", ""), "meet").status).toBe("actual");
    expect(read(came("seize", "seize", ""), "seize").status).toBe("planned");
    expect(read(came("meet", "meet", "will/will/AUX/MD/3/aux "), "meet").status).toBe("planned");
  });
});

test("an announced deed is planned where it is new, done where it is known", () => {
  const announced = (determiner: string) =>
    `${OSLO} announced/announce/VERB/VBD/0/root ${determiner}/${determiner}/DET/DT/4/det visit/visit/NOUN/NN/2/obj`;
  expect(read(announced("a"), "visit").status).toBe("planned");
  expect(read(announced("the"), "visit").status).toBe("actual");
});

test("one negation over a verb and its object counts once: had no plans to attack", () => {
  const words = `${OSLO} had/have/VERB/VBD/0/root no/no/DET/DT/4/det plans/plan/NOUN/NNS/2/obj to/to/PART/TO/6/mark attack/attack/VERB/VB/4/acl`;
  expect(read(words, "attack")).toMatchObject({ status: "negated" });
});

describe("what has not happened by the time of writing", () => {
  test.each([
    ["wished", `${OSLO} wants/want/VERB/VBZ/0/root ${SEND}`, true],
    ["tried, which may have succeeded", `${OSLO} tried/try/VERB/VBD/0/root ${SEND}`, false],
    ["owed", "Oslo/Oslo/PROPN/NNP/3/nsubj should/should/AUX/MD/3/aux send/send/VERB/VB/0/root", true],
    ["open", "Oslo/Oslo/PROPN/NNP/3/nsubj may/may/AUX/MD/3/aux send/send/VERB/VB/0/root", false],
    ["the speaker's own plan", "We/we/PRON/PRP/3/nsubj will/will/AUX/MD/3/aux send/send/VERB/VB/0/root", true],
    ["a plan that is reported", "Oslo/Oslo/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux send/send/VERB/VB/0/root", false],
    ["asked for", "Please/please/INTJ/UH/2/discourse send/send/VERB/VB/0/root doctors/doctor/NOUN/NNS/2/obj", true],
    ["done", `${OSLO} managed/manage/VERB/VBD/0/root ${SEND}`, false],
  ])("%s", (_kind, words, unrealised) => {
    expect(read(words, "send").unrealised).toBe(unrealised);
  });
});

test("a request after what leads up to it is one; a verb after its subject is none", () => {
  const asked =
    "In/in/ADP/IN/3/case this/this/DET/DT/3/det line/line/NOUN/NN/4/obl add/add/VERB/VB/0/root words/word/NOUN/NNS/4/obj";
  const told = "The/the/DET/DT/2/det rebels/rebel/NOUN/NNS/3/dep add/add/VERB/VB/0/root words/word/NOUN/NNS/3/obj";
  expect(read(asked, "add").status).toBe("hypothetical");
  expect(read(told, "add").status).toBe("actual");
});

test("what a comma sets off follows from the main clause and is not stopped with it", () => {
  const words = (comma: string, relation: string) =>
    `Oslo/Oslo/PROPN/NNP/2/nsubj delayed/delay/VERB/VBD/0/root ${comma}leading/lead/VERB/VBG/2/${relation}`;
  expect(read(words(",/,/PUNCT/,/4/punct ", "advcl"), "leading").status).toBe("actual");
  expect(read(words("", "xcomp"), "leading")).toMatchObject({ status: "negated", negation: "stopped" });
});

test("a participle after a noun says of it what an adjective says", () => {
  const flight = (participle: string) =>
    `The/the/DET/DT/2/det flight/flight/NOUN/NN/0/root ${participle}/2/acl on/on/ADP/IN/5/case Monday/Monday/PROPN/NNP/3/obl`;
  expect(read(flight("cancelled/cancel/VERB/VBN"), "flight")).toMatchObject({ status: "negated", negation: "stopped" });
  expect(read(flight("planned/plan/VERB/VBN"), "flight").status).toBe("planned");
  expect(read(flight("watched/watch/VERB/VBN"), "flight").status).toBe("actual");
  const now = "the/the/DET/DT/3/det now-cancelled/now-cancelled/ADJ/JJ/3/amod flight/flight/NOUN/NN/0/root";
  expect(read(now, "flight")).toMatchObject({ status: "negated", negation: "stopped" });
});

test("a heading with an infinitive is a plan; beside a finite verb the infinitive stays open", () => {
  const heading = "Oslo/Oslo/PROPN/NNP/0/root to/to/PART/TO/3/mark send/send/VERB/VB/1/acl";
  expect(read(heading, "send").status).toBe("planned");
  const told = `It/it/PRON/PRP/3/nsubj was/be/AUX/VBD/3/cop Oslo/Oslo/PROPN/NNP/0/root to/to/PART/TO/5/mark send/send/VERB/VB/3/acl`;
  expect(read(told, "send").status).toBe("possible");
});

test("'going' before an infinitive announces; before a place it is a deed of its own", () => {
  const announced =
    "Oslo/Oslo/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/aux going/go/VERB/VBG/0/root to/to/PART/TO/5/mark send/send/VERB/VB/3/xcomp";
  expect(read(announced, "going").status).toBe("planned");
  expect(read(announced, "send").status).toBe("planned");
  const moved =
    "She/she/PRON/PRP/3/nsubj is/be/AUX/VBZ/3/aux going/go/VERB/VBG/0/root to/to/ADP/IN/5/case Oslo/Oslo/PROPN/NNP/3/obl";
  expect(read(moved, "going").status).toBe("actual");
});

test("how to do something leaves it to be done; how it was done does not", () => {
  const sought =
    "Guards/guard/NOUN/NNS/2/nsubj know/know/VERB/VBP/0/root how/how/ADV/WRB/5/advmod to/to/PART/TO/5/mark leave/leave/VERB/VB/2/ccomp";
  expect(read(sought, "leave")).toMatchObject({ status: "possible", unrealised: true });
  const done =
    "Guards/guard/NOUN/NNS/2/nsubj know/know/VERB/VBP/0/root how/how/ADV/WRB/5/advmod they/they/PRON/PRP/5/nsubj left/leave/VERB/VBD/2/ccomp";
  expect(read(done, "left").status).toBe("actual");
});
