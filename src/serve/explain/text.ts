// Edge "serve": the explanation of a text, drawn for a terminal.
import type { WhyNot } from "#code";
import type { Claim, Span } from "#document";
import type { Effects } from "#effects";
import type { EventShape } from "../api.ts";
import { colorsFor, printable } from "../cli/store-command.ts";
import { deedOf, speakerText, statusNote } from "../show.ts";
import { wrapped } from "../wrapped.ts";
import type { ConditionShape, DeedShape, Explanation, ModelSay, SentenceShape, Words } from "./shape.ts";
import { ASCII_PEN, cutTo, drawTree, type Pen, UNICODE_PEN } from "./tree.ts";

export interface DrawOptions {
  /** Without signs beyond ASCII. */
  readonly ascii: boolean;
}

/** How it looks: colours in a terminal, plain elsewhere. */
interface Ink {
  readonly pen: Pen;
  readonly columns: number;
  readonly colors: ReturnType<typeof colorsFor>;
}

export function inkFor({ out, env }: Effects, { ascii }: DrawOptions): Ink {
  return {
    pen: ascii || isAsciiOnly(env) ? ASCII_PEN : UNICODE_PEN,
    columns: Math.max(40, out.columns),
    colors: colorsFor(out, env),
  };
}

/** A terminal, or a language setting, that has no such signs. Where nothing is set, it is taken to have them. */
function isAsciiOnly(env: Effects["env"]): boolean {
  if (env.TERM === "dumb") return true;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale !== undefined && locale !== "" && !/utf-?8/i.test(locale);
}

/** Tree, deeds, words that tell none, model, forecasts, sentence by sentence. */
export function explanationText(explanation: Explanation, ink: Ink): string {
  const { sentences, notices } = explanation;
  const lines = sentences.flatMap((sentence) => sentenceLines(sentence, explanation, ink));
  const model = explanation.model.filter(({ of }) => of === null).flatMap((say) => ["", ...modelLines(say, ink)]);
  const told = notices.flatMap(({ code, message }) => row("notice", `${code}: ${printable(message)}`, ink));
  const empty = sentences.length === 0 ? ["nothing to explain: there is no English sentence in it"] : [];
  return `${[...lines, ...model, ...empty, ...told].join("\n").trim()}\n`;
}

/** Of a record of a store: the tree of its sentence, and its deed as the present program reads it. */
export function recordText(
  explanation: Explanation,
  { quote, act }: Pick<EventShape, "quote" | "act">,
  ink: Ink,
): string {
  const same = explanation.events.find(
    (event) => event.act === act && event.quote.start === quote.start && event.quote.end === quote.end,
  );
  if (same === undefined)
    return `\nThe program reads this sentence otherwise than when it was stored:\n\n${explanationText(explanation, ink)}`;
  const around = explanation.sentences.filter(({ start, end }) => start < quote.end && end > quote.start);
  const deeds = around.flatMap((sentence) => sentence.deeds);
  const lines = [
    ...around.flatMap((sentence) => ["", ...treeLines(sentence, ink)]),
    "",
    ...eventLines(same, deeds.find((deed) => deed.event === same.id) ?? null, explanation, ink),
  ];
  return `${lines.join("\n")}\n`;
}

const LABEL = 11;

/** A label and a text beside it, wrapped at the width of the terminal. */
function row(name: string, text: string, ink: Ink): string[] {
  const [first = "", ...rest] = wrapped(text, ink.columns - LABEL);
  return [`${ink.colors.dim(name.padEnd(LABEL))}${first}`, ...rest.map((line) => " ".repeat(LABEL) + line)];
}

function sentenceLines(sentence: SentenceShape, explanation: Explanation, ink: Ink): string[] {
  const { start, end, deeds } = sentence;
  const inside = (span: Span) => span.start < end && span.end > start;
  const events = explanation.events.filter(({ quote }) => inside(quote));
  return [
    "",
    ...wrapped(printable(sentence.text), ink.columns).map((line) => ink.colors.bold(line)),
    "",
    ...treeLines(sentence, ink),
    ...events.flatMap((event) => [
      "",
      ...eventLines(event, deeds.find((deed) => deed.event === event.id) ?? null, explanation, ink),
    ]),
    "",
    ...(events.length === 0 ? noEventLines(sentence, ink) : otherLines(deeds, ink)),
    ...explanation.claims
      .filter(({ cue }) => inside(cue))
      .flatMap(({ speaker, cue, content, rule, entries }) => {
        const who = speaker === null ? "nobody named" : speakerText(speaker);
        const by = `(${rule}, ${entries.join(", ")})`;
        return row("claim", `${who}: "${printable(cue.text)}" ${quoted(content.text, ink)} ${by}`, ink);
      }),
    ...explanation.forecasts
      .filter(({ quote }) => inside(quote))
      .flatMap(({ quote, likelihood, rule }) => {
        const how = `${likelihood.polarity} ("${printable(likelihood.phrase)}")`;
        return row("forecast", `${how}: ${quoted(quote.exact, ink)} (${rule})`, ink);
      }),
  ];
}

function quoted(text: string, { pen }: Ink): string {
  return `"${cutTo(printable(text), 60, pen)}"`;
}

function treeLines(sentence: SentenceShape, ink: Ink): string[] {
  const { words, tree } = sentence;
  if (!tree)
    return [`no tree: ${words.length} words that are too many for a sentence, or no sentence (figures, signs, a list)`];
  const notes = notesOf(sentence);
  const drawn = words.map(({ text, head, upos, xpos, deprel }, i) => {
    return { text: printable(text), head, tag: `${upos} ${xpos}`, relation: deprel, note: notes.get(i) ?? "" };
  });
  const { colors } = ink;
  return drawTree(drawn, ink.columns, ink.pen).map(({ branch, word, tag, relation, note }) => {
    const shown = note === "" ? word : colors.bold(word);
    return `${colors.dim(branch)}${shown} ${colors.dim(tag)} ${relation}${note === "" ? "" : ` ${inked(note, ink)}`}`.trimEnd();
  });
}

function inked(note: string, { colors }: Ink): string {
  if (note.startsWith("actor")) return colors.green(note);
  if (note.startsWith("recipient")) return colors.blue(note);
  return note.startsWith("deed") ? colors.inverse(note) : colors.magenta(note);
}

/** What each word is to the deeds of its sentence, by index: the deed itself, a party, what makes its status. */
function notesOf({ words, deeds, parties }: SentenceShape): Map<number, string> {
  const notes = new Map<number, string>();
  /** Index of the word of a phrase that the tree hangs it on. */
  const headOf = ({ start, end }: Span): number | undefined => {
    const inside = words.flatMap((word, i) => (word.start >= start && word.end <= end ? [i] : []));
    return inside.find((i) => !inside.includes(words[i]!.head)) ?? inside[0];
  };
  const put = (span: Span, note: string) => {
    const head = headOf(span);
    if (head !== undefined && !(notes.get(head) ?? "").split(", ").includes(note))
      notes.set(head, notes.has(head) ? `${notes.get(head)}, ${note}` : note);
  };
  for (const { word, frame, roles, status, event } of deeds) {
    if (event === null || frame?.act == null) continue;
    put(word, `deed ${frame.act}`);
    for (const { role, party } of roles) put(party, `${role} ${party.code ?? "?"}`);
    for (const cue of status?.cues ?? []) put(cue, "status");
  }
  for (const party of parties) {
    const codes = party.readings.map(({ country, code }) => country ?? code).filter((code) => code !== null);
    if (codes.length > 0 && !notes.has(headOf(party) ?? -1)) put(party, [...new Set(codes)].join(" "));
  }
  return notes;
}

function eventLines(event: EventShape, deed: DeedShape | null, explanation: Explanation, ink: Ink): string[] {
  const { id, rule, confidence, attribution, quote } = event;
  const claim = explanation.claims.find((one) => one.id === attribution?.claim);
  const say = explanation.model.find(({ of }) => of === id);
  const parties = (of: EventShape["actor"]) =>
    of.map(({ country, code }) => country ?? code ?? "?").join(" ") || "nobody";
  const arrow = ink.pen === ASCII_PEN ? "->" : "→";
  const between = event.reciprocal
    ? parties(event.actor)
    : `${parties(event.actor)} ${arrow} ${parties(event.recipient)}`;
  const by =
    claim === undefined ? "the page itself" : `${speakerOf(claim)}: "${printable(claim.cue.text)}" (${claim.rule})`;
  const against = deed?.doubts.map(({ trait, weight }) => `${trait} (${weight.toFixed(2)})`) ?? [];
  const doubts = against.length === 0 ? "" : `, for against it speak ${against.join(", ")}`;
  return [
    `${ink.colors.bold(`event ${id}`)}  ${deedOf(event)}  ${between}`,
    ...row("quote", `"${printable(quote.exact)}"`, ink),
    ...(deed === null ? [] : frameLines(deed, ink)),
    ...(deed?.roles ?? []).flatMap((role) => row(role.role, roleText(role), ink)),
    ...row("status", `${event.status}: ${statusNote(event)}${causes(deed)}`, ink),
    ...row("said by", by, ink),
    ...(say === undefined ? [] : modelLines(say, ink)),
    ...row("record", `${rule}, confidence ${confidence}${doubts}; ${event.entries.map(printable).join(", ")}`, ink),
  ];
}

const speakerOf = ({ speaker }: Claim): string => (speaker === null ? "nobody named" : speakerText(speaker));

function roleText({ slot, party: { text, name, code } }: DeedShape["roles"][number]): string {
  const whose = code === null ? "of no state or body that is known" : code;
  const where = slot === null ? "by way of a word above the deed" : `in slot ${slot}`;
  return `"${printable(text)}", ${where}: ${printable(name)} (${whose})`;
}

function frameLines({ word, kind, frame, conditions }: DeedShape, ink: Ink): string[] {
  if (frame?.act == null) return [];
  const mode = frame.mode === null ? "" : ` ${frame.mode}`;
  return [
    ...row("frame", `${frame.id}: the ${kind} "${printable(word.text)}" tells ${frame.act}${mode}`, ink),
    ...conditions.flatMap((one) =>
      row("", `slot ${one.slot} holds ${wordsOf(one.found)}; it asks for ${asked(one)}`, ink),
    ),
  ];
}

function causes(deed: DeedShape | null): string {
  if (deed?.status == null) return "";
  const { cues, tense, chain } = deed.status;
  const seen = new Set<string>();
  const words = cues.flatMap(({ text, start, entry }) => {
    const key = `${start} ${entry}`;
    return seen.has(key) ? [] : [seen.add(key) && `"${printable(text)}" (${entry})`];
  });
  const above = chain.length === 0 ? "" : `, told under ${wordsOf(chain)}`;
  return `; tense ${tense}${words.length === 0 ? "" : `, by ${words.join(", ")}`}${above}`;
}

const wordsOf = (words: readonly Words[]): string =>
  words.length === 0 ? "nothing" : words.map(({ text }) => `"${printable(text)}"`).join(", ");

const asked = ({ asks, more }: ConditionShape): string => `${asks.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;

function modelLines(say: ModelSay, ink: Ink): string[] {
  const { of, marked, event, mode, confidence, next, grounds, proposal } = say;
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const party = (words: Words | null) => (words === null ? "nobody" : `"${printable(words.text)}"`);
  const between = of === null ? ` between ${party(say.actor)} and ${party(say.recipient)}` : "";
  // asked of two parties that it was not shown, it names an event all the same
  const what = `${of === null && !marked ? "if anything, " : ""}${event}${mode === null ? "" : ` ${mode}`}${between}`;
  const words = grounds.map(({ feature, weight, words: seen }) => {
    const where = seen.length === 0 ? "" : ` at ${wordsOf(seen)}`;
    return `${printable(feature)}${where} (${weight.toFixed(2)})`;
  });
  return [
    ...row("model", `${what}, ${percent(confidence)} sure; next best ${next.event}, ${percent(next.share)}`, ink),
    ...(words.length === 0 ? [] : row("", `for it speak ${words.join("; ")}`, ink)),
    ...(proposal === null || proposal.event === event
      ? []
      : row("", `against it stands ${proposal.rule}, which reads ${proposal.event}`, ink)),
  ];
}

/** Why a word has no record, for the reader. */
const WHY_NOT: Readonly<Record<WhyNot, string>> = {
  "no-frame": "no frame begins with it",
  refused: "it has frames, but none of them holds here",
  nothing: "its entry says that it tells no deed here",
  "told-by-another": "it is told by another word of the sentence",
  "asked-or-alleged": "it is only asked for or alleged; that is told by the word above",
  governs: "it only presents the deed below it",
  "no-party": "nobody is found who does it or to whom it is done",
  "party-unknown": "its parties are nobody's: no state and no body is known for them",
  "no-actor": "nobody is found who does it",
  "actor-unknown": "whoever does it is of no state or body that is known",
  "no-recipient": "nobody is found to whom it is done",
  "one-sided": "it takes two, and only one party is found",
  sport: "the sentence is about sport, and no state acts in it",
  repeat: "another word tells the same deed",
};

/** Nearest to a record first. */
const NEARNESS: readonly WhyNot[] = [
  "repeat",
  "sport",
  "no-recipient",
  "one-sided",
  "no-actor",
  "actor-unknown",
  "party-unknown",
  "no-party",
  "asked-or-alleged",
  "governs",
  "told-by-another",
  "nothing",
  "refused",
  "no-frame",
];
const MAX_NEAR = 5;

function noEventLines({ deeds, parties, tree, words }: SentenceShape, ink: Ink): string[] {
  if (!tree) return row("no event", "without a tree nothing is coded", ink);
  const isKnown = parties.some(({ readings }) =>
    readings.some(({ country, code }) => country !== null || code !== null),
  );
  const nobody = `no state, no body and nobody of one is named in these ${words.length} words`;
  const near = [...deeds].sort((a, b) => rank(a) - rank(b));
  const head = isKnown ? "nearest to one, and why it is none:" : nobody;
  if (deeds.length === 0)
    return row("no event", isKnown ? "no verb, and no noun that a frame begins with" : nobody, ink);
  const more = near.length > MAX_NEAR ? row("", `and ${near.length - MAX_NEAR} more words`, ink) : [];
  return [...row("no event", head, ink), ...near.slice(0, MAX_NEAR).flatMap((deed) => whyLines(deed, ink)), ...more];
}

const rank = ({ whyNot }: DeedShape): number => (whyNot === null ? -1 : NEARNESS.indexOf(whyNot));

/** Words beside the deeds that are told; those without any entry are passed over. */
function otherLines(deeds: readonly DeedShape[], ink: Ink): string[] {
  const silent = deeds.filter(({ event, whyNot }) => event === null && whyNot !== "no-frame");
  const near = silent.sort((a, b) => rank(a) - rank(b)).slice(0, MAX_NEAR);
  return near.length === 0
    ? []
    : [...row("no event", "of other words", ink), ...near.flatMap((deed) => whyLines(deed, ink))];
}

function whyLines({ word, frame, whyNot, refused, roles, status }: DeedShape, ink: Ink): string[] {
  if (whyNot === null) return [];
  const reads = frame === null ? "" : ` (${frame.id}${frame.act === null ? "" : `, ${frame.act}`})`;
  const found = roles.map(
    ({ role, party: { text, code } }) => `${role} "${printable(text)}" ${code ?? "of nobody known"}`,
  );
  const seen = found.length === 0 ? "" : `; found: ${found.join(", ")}`;
  const told = status === null || status.status === "actual" ? "" : `; told as ${status.status}`;
  return [
    ...row("", `"${printable(word.text)}"${reads}: ${WHY_NOT[whyNot]}${seen}${told}`, ink),
    ...refused.flatMap((one) => row("", `- ${one.frame}, ${one.act}: ${refusal(one)}`, ink)),
  ];
}

function refusal(one: DeedShape["refused"][number]): string {
  if (one.why === "particle") return `it would need "${one.asks.join(", ")}" beside it`;
  if (one.why === "forbids") return `its slot ${one.slot} must not hold ${wordsOf(one.found)}`;
  return `its slot ${one.slot} would need ${asked(one)}; it holds ${wordsOf(one.found)}`;
}
