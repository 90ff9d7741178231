// Sentences of our own: patterns by event (sentences/*.txt) are opened out, and their parties named.
//
// In a pattern X is who acts and Y who is acted on; `<Y two envoys>` names a party; `(a|b|)` is one of several, or nothing.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EVENT_CODES, type EventCode, type Span } from "#document";

export interface MarkedSentence {
  readonly text: string;
  readonly actor: Span | null;
  readonly recipient: Span | null;
  readonly event: EventCode;
}

export interface Pattern {
  readonly event: EventCode;
  readonly pattern: string;
}

/** Patterns of a folder, each with the event of its file. */
export function readPatterns(folder: string): Pattern[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const event = EVENT_CODES.find((code) => `${code}.txt` === file);
      if (event === undefined) return [];
      const lines = readFileSync(join(folder, file), "utf8").split("\n");
      return lines.filter((line) => line.trim() !== "").map((pattern) => ({ event, pattern: pattern.trim() }));
    });
}

/**
 * One sentence of a pattern, its parties named and set among other words by chance; sometimes among another pattern's
 * words, whose parties are not marked: what stands between others is not what is asked.
 */
export function openOut(pattern: Pattern, others: readonly Pattern[], random: () => number): MarkedSentence {
  const one: One = (list) => list[Math.floor(random() * list.length)]!;
  const parts: Part[] = [];
  const core = partsOf(pattern.pattern, one);
  const style = random();
  if (style < OTHER_DEED) {
    const aside = partsOf(one(others).pattern, one).map(({ text }) => ({ text, side: null }));
    const link = one(LINKS);
    if (random() < 0.5) parts.push(...core, { text: `, ${link} `, side: null }, ...aside);
    else parts.push({ text: `${capital(link)} `, side: null }, ...aside, { text: ", ", side: null }, ...core);
  } else {
    if (random() < 0.25) parts.push({ text: one(BEFORE), side: null });
    parts.push(...core);
    if (random() < 0.45) parts.push({ text: one(AFTER), side: null });
  }
  return { ...joined(parts), event: pattern.event };
}

/** How often another deed stands in the sentence. */
const OTHER_DEED = 0.3;
const LINKS = [
  "after",
  "while",
  "as",
  "days after",
  "because",
  "although",
  "before",
  "a week after",
  "where",
  "hours before",
];

/** A stretch of the sentence, and the party that it names. */
interface Part {
  readonly text: string;
  readonly side: "X" | "Y" | null;
}

function partsOf(pattern: string, one: One): Part[] {
  const core = chosen(pattern, one).replace(/\s+/g, " ").trim();
  const names = { X: partyName(one), Y: partyName(one) };
  return core.split(/(<[XY] [^>]*>|\b[XY]\b)/).map((piece) => {
    const mark = /^<?([XY])\b ?([^>]*)>?$/.exec(piece);
    if (mark === null) return { text: piece, side: null };
    const side = mark[1] === "X" ? "X" : "Y";
    return { text: mark[2] === "" ? names[side] : mark[2]!, side };
  });
}

function joined(parts: readonly Part[]): Omit<MarkedSentence, "event"> {
  const spans: { X: Span | null; Y: Span | null } = { X: null, Y: null };
  let text = "";
  for (const { text: piece, side } of parts) {
    const written = text === "" ? capital(piece) : piece;
    if (side !== null) spans[side] ??= { start: text.length, end: text.length + written.length };
    text += written;
  }
  return { text: `${text.trimEnd()}.`, actor: spans.X, recipient: spans.Y };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

type One = <T>(list: readonly T[]) => T;

/** Innermost groups first, so that groups may stand in groups. */
function chosen(pattern: string, one: One): string {
  let text = pattern;
  for (let k = 0; k < 30 && text.includes("("); k++)
    text = text.replace(/\(([^()]*)\)/, (_, group: string) => one(group.split("|")));
  return text;
}

function partyName(one: One): string {
  const [state, people] = one(STATES);
  const leader = `${one(FIRST)} ${one(LAST)}`;
  const kind = one([
    "state",
    "state",
    "state",
    "leader",
    "leader",
    "office",
    "government",
    "people",
    "body",
    "body",
    "group",
    "last",
  ]);
  if (kind === "state") return state;
  if (kind === "leader")
    return one([
      `${people} President ${leader}`,
      `President ${one(LAST)}`,
      leader,
      `Prime Minister ${leader}`,
      `${people} Foreign Minister ${leader}`,
    ]);
  if (kind === "last") return one(LAST);
  if (kind === "office")
    return one([
      `${state}'s foreign ministry`,
      `the ${people} army`,
      `the president of ${state}`,
      `a spokesman for ${state}'s government`,
      `${people} officials`,
      `the ${people} parliament`,
    ]);
  if (kind === "government")
    return one([
      `the ${people} government`,
      `the government of ${state}`,
      `${people} authorities`,
      `the ${people} authorities`,
    ]);
  if (kind === "people")
    return one([
      `${people} troops`,
      `${people} forces`,
      `${people} rebels`,
      `${people} lawmakers`,
      `${people} police`,
      `the ${people} opposition`,
    ]);
  if (kind === "body") return one(BODIES);
  return one(GROUPS);
}

const STATES =
  "Ghana Ghanaian,Togo Togolese,Mali Malian,Chad Chadian,Peru Peruvian,Chile Chilean,Fiji Fijian,Norway Norwegian,Iceland Icelandic,Denmark Danish,Estonia Estonian,Latvia Latvian,Poland Polish,Kenya Kenyan,Uganda Ugandan,Zambia Zambian,Angola Angolan,Nepal Nepalese,Laos Laotian,Oman Omani,Jordan Jordanian,Egypt Egyptian,Turkey Turkish,Greece Greek,Serbia Serbian,Bolivia Bolivian,Ecuador Ecuadorian,Panama Panamanian,Cuba Cuban,Haiti Haitian,China Chinese,Japan Japanese,India Indian,Pakistan Pakistani,Russia Russian,Ukraine Ukrainian,Iran Iranian,Iraq Iraqi,Israel Israeli,Syria Syrian,Sudan Sudanese,Ethiopia Ethiopian,Nigeria Nigerian,France French,Germany German,Italy Italian,Spain Spanish,Britain British,America American,Canada Canadian"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]);
const FIRST =
  "Adam Amina Boris Carla Daniel Elena Farid Grace Hassan Irina Jonas Kofi Lina Marco Nadia Omar Pavel Rosa Samuel Tariq".split(
    " ",
  );
const LAST =
  "Abara Bello Castro Danso Eriksen Farouk Grant Haddad Ivanov Jansen Kovac Lopez Mensah Novak Okello Petrov Quint Rahman Silva Tanaka".split(
    " ",
  );
const BODIES = [
  "the United Nations",
  "the European Union",
  "NATO",
  "the African Union",
  "the Security Council",
  "the World Bank",
  "the court",
  "the Supreme Court",
  "the ruling party",
  "the opposition",
  "the central bank",
  "Amnesty International",
  "the Red Cross",
  "the Senate",
  "the company",
  "the police",
  "the army",
  "the Arab League",
];
const GROUPS = [
  "rebels",
  "the militants",
  "protesters",
  "the rebel group",
  "the separatists",
  "opposition leaders",
  "human rights groups",
  "insurgents",
  "union leaders",
  "local officials",
  "the militia",
  "the guerrillas",
];
const BEFORE = [
  "On Monday, ",
  "Last week ",
  "In May, ",
  "Earlier this year, ",
  "According to state media, ",
  "After weeks of talks, ",
  "LOME (Wire) - ",
  "ACCRA, May 3 (Wire) -- ",
  "Officials said that ",
  "In a statement, ",
  "The agency reported that ",
  "Meanwhile, ",
  "In 2019 ",
  "It said ",
  "Amid rising tension, ",
];
const AFTER = [
  ", officials said",
  ", state media reported on Tuesday",
  ", a spokesman said",
  ", according to the ministry",
  " on Friday",
  " last month",
  ", the agency reported",
  " after talks collapsed",
  " after weeks of protests",
  " despite criticism from rights groups",
  ", days after an attack on a convoy",
  " amid fears of war",
  ", a move welcomed by traders",
  " following the arrest of two reporters",
  " in a bid to end the crisis",
  " as part of a peace deal",
  " since the war began",
  ", saying the law had been broken",
  ", which has denied the claims",
  " ahead of elections in the autumn",
  ", whose troops left the region in March",
  ", where rebels control the north",
  " because of the drought",
  ", sources told reporters",
  " over the weekend",
  ", ending months of dispute",
  " in exchange for aid",
  ", the first such step in a decade",
  ", who took office in January",
  " to help rebuild the region",
];
