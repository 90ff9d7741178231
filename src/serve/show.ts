// Edge "serve": one record of a store with the sentence it was read from, its rule, its speakers and its page.
import type { Forecast, Span, Speaker } from "#document";
import { EdgeError, type Effects } from "#effects";
import {
  claimChain,
  eventsById,
  findArticles,
  findForecasts,
  findIds,
  type RecordKind,
  recordsOf,
  type Store,
  type StoredArticle,
  type StoredClaim,
  type StoredEvent,
  type StoredForecast,
} from "#store";
import { colorsFor, printable } from "./cli/store-command.ts";
import { dateOf, partiesOf } from "./events.ts";
import { type Mark, type Piece, piecesOf, sentenceAround } from "./passage.ts";

/** What `show` knows of an id. */
export type Shown =
  | {
      readonly kind: "event";
      readonly event: StoredEvent;
      readonly claims: readonly StoredClaim[];
      readonly article: StoredArticle;
    }
  | { readonly kind: "claim"; readonly claims: readonly StoredClaim[]; readonly article: StoredArticle }
  | { readonly kind: "forecast"; readonly forecast: StoredForecast; readonly article: StoredArticle }
  | {
      readonly kind: "document";
      readonly article: StoredArticle;
      readonly id: string;
      readonly events: readonly StoredEvent[];
      readonly counts: Readonly<Record<RecordKind, number>>;
    };

/** @throws EdgeError where no record, or more than one, has an id that begins so */
export async function find(store: Store, prefix: string): Promise<Shown> {
  const found = await findIds(store, prefix);
  const [one, ...more] = found;
  if (one === undefined)
    throw new EdgeError("serve/no-record", `no record of ${store.path} has an id that begins with ${prefix}`);
  if (more.length > 0) {
    const some = found.slice(0, 8).map(({ kind, id }) => `${kind} ${id}`);
    const list = `${some.join(", ")}${found.length > some.length ? ", …" : ""}`;
    throw new EdgeError("serve/ambiguous", `several records have an id that begins with ${prefix}: ${list}`);
  }
  return await shown(store, one.kind, one.id);
}

async function shown(store: Store, kind: RecordKind, id: string): Promise<Shown> {
  const articleOf = async (document: string) => {
    const article = (await findArticles(store, [document])).get(document);
    if (article === undefined) throw damaged(store, id);
    return article;
  };
  if (kind === "event") {
    const [event] = await eventsById(store, [id]);
    if (event === undefined) throw damaged(store, id);
    const claims = event.attribution === null ? [] : await claimChain(store, event.attribution.claim);
    return { kind, event, claims, article: await articleOf(event.document.id) };
  }
  if (kind === "claim") {
    const claims = await claimChain(store, id);
    if (claims[0] === undefined) throw damaged(store, id);
    return { kind, claims, article: await articleOf(claims[0].document.id) };
  }
  if (kind === "forecast") {
    const [forecast] = await findForecasts(store, { ids: [id], oldVersions: true });
    if (forecast === undefined) throw damaged(store, id);
    return { kind, forecast, article: await articleOf(forecast.document.id) };
  }
  const records = await recordsOf(store, id);
  const count = (of: RecordKind) => records.filter((record) => record.kind === of).length;
  const events = await eventsById(
    store,
    records.filter((record) => record.kind === "event").map((record) => record.id),
  );
  const counts = { document: 1, event: count("event"), claim: count("claim"), forecast: count("forecast") };
  const inOrder = events.toSorted((a, b) => a.quote.start - b.quote.start);
  return { kind, id, article: await articleOf(id), events: inOrder, counts };
}

function damaged(store: Store, id: string): EdgeError {
  return new EdgeError(
    "serve/damaged",
    `${id} lacks rows that belong to it; \`entente verify --db ${store.path}\` lists what is wrong`,
  );
}

/** The record as JSON: with its sentence, and without the text of the whole page. */
export function shownShape(shown: Shown): object {
  if (shown.kind === "event") {
    return {
      kind: shown.kind,
      ...shown.event,
      sentence: sentenceShape(shown.article, shown.event.quote),
      claims: shown.claims,
    };
  }
  if (shown.kind === "forecast") {
    return { kind: shown.kind, ...shown.forecast, sentence: sentenceShape(shown.article, shown.forecast.quote) };
  }
  if (shown.kind === "claim") {
    const [claim, ...outer] = shown.claims;
    return { kind: shown.kind, ...claim, sentence: claim && sentenceShape(shown.article, claim.cue), outer };
  }
  const { seq, ...article } = shown.article;
  return {
    kind: shown.kind,
    ...article,
    id: shown.id,
    givenId: article.id,
    events: shown.events,
    counts: shown.counts,
  };
}

function sentenceShape(article: StoredArticle, span: Span): Span & { readonly text: string } {
  const sentence = sentenceAround(article, span);
  return { ...sentence, text: article.text.slice(sentence.start, sentence.end) };
}

export function shownText(shown: Shown, effects: Effects): string {
  const ink = inkFor(effects);
  const lines = linesOf(shown, ink);
  return `${lines.join("\n")}\n`;
}

/** How a piece and a label look: colours in a terminal, brackets in plain text. */
interface Ink {
  label(name: string): string;
  strong(text: string): string;
  passage(pieces: readonly Piece[]): string;
}

function inkFor({ out, env }: Effects): Ink {
  const colors = colorsFor(out, env);
  const paints: Record<Exclude<Mark, null>, (text: string) => string> = {
    actor: (text) => colors.green(colors.bold(text)),
    recipient: (text) => colors.blue(colors.bold(text)),
    both: (text) => colors.cyan(colors.bold(text)),
    trigger: (text) => colors.inverse(text),
    speaker: (text) => colors.magenta(text),
    cue: (text) => colors.magenta(colors.underline(text)),
    content: (text) => colors.italic(text),
  };
  const plain: Record<Exclude<Mark, null>, (text: string) => string> = {
    actor: (text) => `[actor ${text}]`,
    recipient: (text) => `[recipient ${text}]`,
    both: (text) => `[party ${text}]`,
    trigger: (text) => `*${text}*`,
    speaker: (text) => `[speaker ${text}]`,
    cue: (text) => `_${text}_`,
    content: (text) => text,
  };
  const marks = colors.isColorSupported ? paints : plain;
  return {
    label: (name) => colors.dim(name.padEnd(11)),
    strong: (text) => colors.bold(text),
    passage: (pieces) =>
      pieces.map(({ text, mark }) => (mark === null ? printable(text) : inked(printable(text), marks[mark]))).join(""),
  };
}

function linesOf(shown: Shown, ink: Ink): string[] {
  if (shown.kind === "event") return eventLines(shown, ink);
  if (shown.kind === "claim") return claimLines(shown.claims, shown.article, ink);
  if (shown.kind === "forecast") return forecastLines(shown.forecast, shown.article, ink);
  const { id, article, events, counts } = shown;
  return [
    `${ink.strong(`document ${id}`)}  ${counts.event} events, ${counts.claim} claims, ${counts.forecast} forecasts`,
    ...pageLines(article, id, ink),
    ...article.notices.map(({ code, message }) => `${ink.label("notice")}${code}: ${printable(message)}`),
    ...events.map(
      (event) =>
        `  ${event.id}  ${dateOf(event)}  ${deedOf(event)}  ${partiesOf(event)}  "${printable(event.quote.exact)}"`,
    ),
  ];
}

function eventLines({ event, claims, article }: Extract<Shown, { kind: "event" }>, ink: Ink): string[] {
  const { place, rule, entries, confidence, quad, intensity, cameo, contexts } = event;
  const figures = [`quad ${quad}`, `intensity ${intensity}`, `CAMEO ${cameo}`].filter((text) => !text.endsWith("null"));
  return [
    `${ink.strong(`event ${event.id}`)}  ${deedOf(event)}  ${partiesOf(event)}`,
    "",
    `  ${ink.passage(eventPieces(event, article, claims))}`,
    "",
    `${ink.label("date")}${dateOf(event)}${dateNote(event)}`,
    ...(place === null
      ? []
      : [`${ink.label("place")}${printable(place.name)}${place.country === null ? "" : ` (${place.country})`}`]),
    `${ink.label("status")}${event.status}${event.historical ? ", told as background" : ""}: ${statusNote(event)}`,
    ...(contexts.length === 0 ? [] : [`${ink.label("contexts")}${contexts.join(", ")}`]),
    ...(figures.length === 0 ? [] : [`${ink.label("figures")}${figures.join(", ")}`]),
    ...claims.map((claim, i) => `${ink.label(i === 0 ? "said by" : "within")}${saidBy(claim)}  ${claim.id}`),
    `${ink.label("rule")}${rule}${entries.length === 0 ? "" : `, by ${entries.join(", ")}`}; confidence ${confidence}`,
    ...pageLines(article, event.document.id, ink),
  ];
}

/** `AGREE (CONSULT planned)` where the status makes the event another than the deed. */
export function deedOf({ event, act, mode, status }: Pick<StoredEvent, "event" | "act" | "mode" | "status">): string {
  const name = `${event ?? "no event"}${mode === null ? "" : ` ${mode}`}`;
  return event === act && status === "actual" ? name : `${name} (${act} ${status})`;
}

function dateNote({ dateBasis, datePrecision }: StoredEvent): string {
  if (dateBasis === null) return "";
  const basis = dateBasis === "text" ? "as the text says" : "the day of publication, for want of another";
  return ` (${datePrecision}; ${basis})`;
}

const STATUS_NOTES: Readonly<Record<StoredEvent["status"], string>> = {
  actual: "told as having happened",
  planned: "told as promised, announced or threatened",
  possible: "told as weighed or as something that may be",
  hypothetical: "told as imagined or as a condition",
  denied: "told as denied",
  negated: "told as refused, stopped or not done",
};

export function statusNote({ status, act, event }: Pick<StoredEvent, "event" | "act" | "status">): string {
  const note = STATUS_NOTES[status];
  if (event === act) return note;
  return event === null ? `${note}, so ${act} is no event of PLOVER` : `${note}, which makes ${act} ${event}`;
}

/** The blanks around the words stay unmarked. */
function inked(text: string, ink: (text: string) => string): string {
  return text.replace(/\S(?:[\s\S]*\S)?/, ink);
}

function eventPieces(event: StoredEvent, article: StoredArticle, claims: readonly StoredClaim[]): Piece[] {
  const sentence = sentenceAround(article, event.quote);
  const side = event.reciprocal && event.recipient.length === 0 ? "both" : "actor";
  return piecesOf(article.text, sentence, [
    ...claims.flatMap(speakerMarks),
    ...claims.map(({ cue }) => ({ start: cue.start, end: cue.end, mark: "cue" as const })),
    // The quote reaches from the first party to the last: the parties are marked within it.
    { start: event.quote.start, end: event.quote.end, mark: "trigger" as const },
    ...event.actor.map(({ start, end }) => ({ start, end, mark: side as Mark })),
    ...event.recipient.map(({ start, end }) => ({ start, end, mark: "recipient" as const })),
  ]);
}

function speakerMarks({ speaker }: StoredClaim): (Span & { readonly mark: "speaker" })[] {
  if (speaker === null || speaker.start === null || speaker.end === null) return [];
  return [{ start: speaker.start, end: speaker.end, mark: "speaker" }];
}

function claimLines(claims: readonly StoredClaim[], article: StoredArticle, ink: Ink): string[] {
  const [claim] = claims;
  if (claim === undefined) return [];
  const { cue, content, rule, entries } = claim;
  const sentence = sentenceAround(article, {
    start: Math.min(cue.start, content.start),
    end: Math.max(cue.end, content.end),
  });
  const pieces = piecesOf(article.text, sentence, [
    { start: content.start, end: content.end, mark: "content" },
    ...speakerMarks(claim),
    { start: cue.start, end: cue.end, mark: "cue" },
  ]);
  return [
    `${ink.strong(`claim ${claim.id}`)}  ${claim.direct ? "in quotation marks" : "in the page's words"}`,
    "",
    `  ${ink.passage(pieces)}`,
    "",
    ...claims.map(
      (one, i) => `${ink.label(i === 0 ? "said by" : "within")}${saidBy(one)}${i === 0 ? "" : `  ${one.id}`}`,
    ),
    `${ink.label("content")}${printable(content.text)}`,
    `${ink.label("rule")}${rule}${entries.length === 0 ? "" : `, by ${entries.join(", ")}`}`,
    ...pageLines(article, claim.document.id, ink),
  ];
}

function forecastLines(forecast: StoredForecast, article: StoredArticle, ink: Ink): string[] {
  const { quote, by, about, horizon, rule, entries } = forecast;
  const pieces = piecesOf(article.text, sentenceAround(article, quote), [
    ...(by?.start == null || by.end === null ? [] : [{ start: by.start, end: by.end, mark: "speaker" as const }]),
    { start: quote.start, end: quote.end, mark: "trigger" },
  ]);
  return [
    `${ink.strong(`forecast ${forecast.id}`)}  about ${about.join(", ")}`,
    "",
    `  ${ink.passage(pieces)}`,
    "",
    `${ink.label("foretold by")} ${by === null ? "the page itself" : speakerText(by)}`,
    `${ink.label("likelihood")}${likelihoodText(forecast)}`,
    ...(horizon === null
      ? []
      : [`${ink.label("horizon")}${printable(horizon.text)} (${horizon.from ?? "?"} to ${horizon.to ?? "?"})`]),
    `${ink.label("rule")}${rule}${entries.length === 0 ? "" : `, by ${entries.join(", ")}`}`,
    ...pageLines(article, forecast.document.id, ink),
  ];
}

/** `likely ("probably", 60 to 80 %)` */
export function likelihoodText({ likelihood: { phrase, polarity, low, high } }: Forecast): string {
  const percent = (share: number) => Math.round(share * 100);
  const band = low === null || high === null ? "" : `, ${percent(low)} to ${percent(high)} %`;
  return `${polarity} ("${printable(phrase)}"${band})`;
}

/** `A spokesman (official, GHA): "said", via the Lome Daily` */
function saidBy({ speaker, via, cue }: StoredClaim): string {
  const who = speaker === null ? "nobody named" : speakerText(speaker);
  const through = via.length === 0 ? "" : `, via ${via.map(({ name }) => printable(name)).join(", via ")}`;
  return `${who}: "${printable(cue.text)}"${through}`;
}

export function speakerText({ name, kind, country, organisation, described, stateMedia }: Speaker): string {
  const known = [stateMedia ? "state media" : kind, country, organisation, described].filter((part) => part !== null);
  return `${printable(name)} (${known.map(printable).join(", ")})`;
}

function pageLines(article: StoredArticle, id: string, ink: Ink): string[] {
  const { title, outlet, published, uri, canonical, version, latest, syndication } = article;
  const head = [printable(title ?? "(no title)"), outlet === null ? null : printable(outlet), published].filter(
    (part) => part !== null,
  );
  return [
    `${ink.label("page")}${head.join(", ")}`,
    `${ink.label("")}${printable(uri ?? "standard input")}${canonical === null || canonical === uri ? "" : `, ${printable(canonical)}`}`,
    `${ink.label("")}${id}, version ${version}${latest ? "" : " (the page has changed since)"}`,
    ...(syndication === null
      ? []
      : [`${ink.label("origin")}${printable(syndication.origin)}: "${printable(syndication.quote)}"`]),
  ];
}
