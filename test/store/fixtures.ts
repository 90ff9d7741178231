// Coded documents built by hand, so that the store is tested without the stages before it.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import {
  type Claim,
  type EventCode,
  type EventRecord,
  type Forecast,
  intensity,
  type Party,
  PLOVER,
  type Speaker,
} from "#document";
import { openStore, type RunInfo, type Storable, type StorableEvent, type Store } from "#store";

export const RUN: RunInfo = { kind: "ingest", coder: "0.0.0-test", lexicon: "lexicon-a", model: "model-a" };
export const NOW = new Date("2026-01-02T03:04:05Z");

/** A folder of its own, deleted after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function temporaryStore(): Promise<Store> {
  const store = await openStore(join(temporaryFolder(), "test.db"), { mode: "create" });
  onTestFinished(() => store.close());
  return store;
}

export interface DocSpec {
  readonly text: string;
  readonly uri?: string | null;
  readonly canonical?: string | null;
  readonly id?: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly syndication?: Storable["syndication"];
  readonly events?: readonly EventSpec[];
  readonly claims?: readonly ClaimSpec[];
  readonly forecasts?: readonly ForecastSpec[];
}

export interface EventSpec {
  /** Words of the text it is read from. */
  readonly at: string;
  readonly event: EventCode | null;
  readonly act?: EventCode;
  readonly mode?: string;
  readonly contexts?: readonly string[];
  /** `CODE words-of-the-text`, or a bare code whose name is the code. */
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly reciprocal?: boolean;
  readonly date?: string | null;
  readonly enddate?: string;
  readonly status?: EventRecord["status"];
  readonly historical?: boolean;
  readonly confidence?: number;
  /** Index into the claims of the document. */
  readonly claim?: number;
  readonly place?: {
    readonly at: string;
    readonly name: string;
    readonly country: string;
    readonly lat: number;
    readonly lon: number;
  };
}

export interface ClaimSpec {
  readonly cue: string;
  readonly content: string;
  readonly speaker?: {
    readonly at: string;
    readonly kind: Speaker["kind"];
    readonly country?: string;
    readonly organisation?: string;
  };
  readonly within?: number;
}

export interface ForecastSpec {
  readonly at: string;
  readonly about: readonly string[];
  readonly phrase: string;
  readonly polarity?: Forecast["likelihood"]["polarity"];
  readonly by?: { readonly at: string; readonly kind: Speaker["kind"] };
}

/** A coded document; spans are those of the first place where the words stand. */
export function coded(spec: DocSpec): Storable {
  const contentHash = createHash("sha256")
    .update(JSON.stringify([spec.text, spec.title, spec.id]))
    .digest("hex");
  const claims = (spec.claims ?? []).map((claim, i) => claimOf(spec, claim, i));
  return {
    id: spec.id ?? contentHash.slice(0, 16),
    uri: spec.uri === undefined ? "pages/one.html" : spec.uri,
    contentHash,
    canonical: spec.canonical ?? null,
    title: spec.title ?? "A title",
    byline: [],
    outlet: spec.outlet ?? "The Test Herald",
    published: spec.published ?? "2024-03-04",
    publishedBasis: "metadata",
    language: "en",
    syndication: spec.syndication ?? null,
    text: spec.text,
    notices: [],
    sentences: sentencesOf(spec.text),
    mentions: [],
    dates: [],
    places: [],
    claims,
    events: (spec.events ?? []).map((event, i) => eventOf(spec, event, i, claims)),
    forecasts: (spec.forecasts ?? []).map((forecast, i) => forecastOf(spec, forecast, i)),
  };
}

function sentencesOf(text: string): Storable["sentences"] {
  return [...text.matchAll(/[^\s.][^.]*(\.|$)/g)].map((match) => [match.index, match.index + match[0].length]);
}

function spanOf(spec: DocSpec, words: string): { start: number; end: number } {
  const start = spec.text.indexOf(words);
  if (start < 0) throw new RangeError(`"${words}" does not stand in the text of the fixture`);
  return { start, end: start + words.length };
}

function partyOf(spec: DocSpec, written: string): Party {
  const [code = "", ...words] = written.split(" ");
  const name = words.join(" ") || code;
  const span = spec.text.includes(name) ? spanOf(spec, name) : { start: 0, end: 1 };
  const isBody = code in BODIES;
  return {
    name,
    country: isBody ? null : code,
    code: isBody ? code : null,
    sectors: ["GOV"],
    entity: `country.${code.toLowerCase()}`,
    ...span,
  };
}

const BODIES: Readonly<Record<string, true>> = { UNO: true, EUU: true, NTO: true, BRICS: true };

function eventOf(spec: DocSpec, given: EventSpec, i: number, claims: readonly Claim[]): StorableEvent {
  const { event, mode = null, date = "2024-03-01" } = given;
  const span = spanOf(spec, given.at);
  const claim = given.claim === undefined ? undefined : claims[given.claim];
  return {
    id: `e${i + 1}`,
    event,
    act: given.act ?? event ?? "CONSULT",
    mode,
    contexts: given.contexts ?? [],
    quad: event === null ? null : PLOVER[event].quad,
    intensity: event === null ? null : intensity(event, mode),
    cameo: event === null ? null : "040",
    actor: (given.actor ?? []).map((party) => partyOf(spec, party)),
    recipient: (given.recipient ?? []).map((party) => partyOf(spec, party)),
    reciprocal: given.reciprocal ?? false,
    date,
    enddate: given.enddate ?? null,
    datePrecision: date === null ? null : ((["year", "month", "day"] as const)[date.split("-").length - 1] ?? null),
    dateBasis: date === null ? null : "text",
    place:
      given.place === undefined
        ? null
        : {
            ...given.place,
            ...spanOf(spec, given.place.at),
            text: given.place.at,
            geonamesId: "1",
            precision: "city",
            sense: "literal",
          },
    status: given.status ?? "actual",
    historical: given.historical ?? false,
    attribution:
      claim === undefined
        ? null
        : {
            claim: claim.id,
            name: claim.speaker?.name ?? null,
            kind: claim.speaker?.kind ?? null,
            country: claim.speaker?.country ?? null,
            organisation: claim.speaker?.organisation ?? null,
            cue: claim.cue.text,
            via: [],
          },
    quote: {
      exact: given.at,
      prefix: spec.text.slice(Math.max(0, span.start - 32), span.start),
      suffix: spec.text.slice(span.end, span.end + 32),
      ...span,
    },
    rule: "code.frame.active",
    entries: ["verb.test"],
    confidence: given.confidence ?? 0.9,
  };
}

function claimOf(spec: DocSpec, { cue, content, speaker, within }: ClaimSpec, i: number): Claim {
  return {
    id: `c${i + 1}`,
    speaker: speaker === undefined ? null : speakerOf(spec, speaker),
    via: [],
    cue: { text: cue, ...spanOf(spec, cue) },
    content: { text: content, ...spanOf(spec, content) },
    direct: false,
    within: within === undefined ? null : `c${within + 1}`,
    rule: "code.claim.verb",
    entries: ["reporting.say"],
  };
}

function speakerOf(
  spec: DocSpec,
  { at, kind, country = "", organisation = "" }: NonNullable<ClaimSpec["speaker"]>,
): Speaker {
  return {
    name: at,
    ...spanOf(spec, at),
    kind,
    country: country || null,
    organisation: organisation || null,
    described: null,
  };
}

function forecastOf(spec: DocSpec, { at, about, phrase, polarity = "likely", by }: ForecastSpec, i: number): Forecast {
  return {
    id: `f${i + 1}`,
    quote: { exact: at, ...spanOf(spec, at) },
    by: by === undefined ? null : speakerOf(spec, by),
    about,
    event: null,
    likelihood: { phrase, polarity, low: 0.6, high: 0.8 },
    horizon: null,
    rule: "code.forecast",
    entries: ["probability.likely"],
  };
}

/** A visit with all that a record can have: nested claims, a place, a forecast, a denial. */
export const VISIT: DocSpec = {
  text:
    "Ghana's president visited Togo on Friday. A spokesman said Togo had asked for the visit, the Lome Daily reported. " +
    "Benin denied that it had threatened Togo.\n\nAnalysts say Ghana will probably open an embassy in Lome.",
  uri: "pages/visit.html",
  title: "Ghana visits Togo",
  events: [
    {
      at: "visited",
      event: "CONSULT",
      mode: "visit",
      actor: ["GHA Ghana"],
      recipient: ["TGO Togo"],
      date: "2024-03-01",
      place: { at: "Lome", name: "Lomé", country: "TGO", lat: 6.13, lon: 1.22 },
    },
    {
      at: "asked for the visit",
      event: "REQUEST",
      mode: "meet",
      actor: ["TGO Togo"],
      recipient: ["GHA Ghana"],
      claim: 0,
    },
    {
      at: "threatened",
      event: null,
      act: "THREATEN",
      actor: ["BEN Benin"],
      recipient: ["TGO Togo"],
      status: "denied",
      date: null,
    },
  ],
  claims: [
    {
      cue: "said",
      content: "Togo had asked for the visit",
      speaker: { at: "A spokesman", kind: "official", country: "GHA" },
      within: 1,
    },
    {
      cue: "reported",
      content: "A spokesman said Togo had asked for the visit",
      speaker: { at: "the Lome Daily", kind: "media" },
    },
  ],
  forecasts: [
    {
      at: "Ghana will probably open an embassy in Lome",
      about: ["GHA", "TGO"],
      phrase: "probably",
      by: { at: "Analysts", kind: "expert" },
    },
  ],
};
