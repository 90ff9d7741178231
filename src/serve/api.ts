// Shapes shown outside, as the contract of the commands names them, and the one place where records become them.
import type {
  Article,
  BodyCode,
  Claim,
  Coded,
  CountryCode,
  EntryId,
  EventRecord,
  Forecast,
  Mention,
  MentionForm,
  MentionKind,
  Notice,
  PlaceMention,
  PublishedBasis,
  RuleId,
  Span,
  Syndication,
  Timex,
  TimexType,
} from "#document";

/** What `entente extract` prints for a page. */
export interface ArticleShape {
  readonly id: string;
  readonly uri: string | null;
  readonly canonical: string | null;
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly published: string | null;
  readonly publishedBasis: PublishedBasis;
  readonly language: string | null;
  readonly syndication: Syndication | null;
  readonly text: string;
  readonly notices: readonly Notice[];
}

export interface MentionShape extends Span {
  readonly text: string;
  readonly kind: MentionKind;
  readonly form: MentionForm;
  readonly country: CountryCode | null;
  readonly code: BodyCode | null;
  readonly entity: EntryId | null;
  readonly rule: RuleId;
  readonly entries: readonly EntryId[];
}

export interface DateShape extends Span {
  readonly text: string;
  readonly type: TimexType;
  readonly value: string | null;
  readonly rule: RuleId;
}

export type PlaceShape = Omit<PlaceMention, "sentence" | "head">;
export type EventShape = Omit<EventRecord, "place"> & { readonly place: PlaceShape | null };

/** What `entente code` prints for a page: that of `extract`, and what was read in it. */
export interface CodedShape extends ArticleShape {
  readonly mentions: readonly MentionShape[];
  readonly dates: readonly DateShape[];
  readonly places: readonly PlaceShape[];
  readonly claims: readonly Claim[];
  readonly events: readonly EventShape[];
  readonly forecasts: readonly Forecast[];
  /** Where each sentence stands in `text`: [start, end]. */
  readonly sentences: readonly (readonly [number, number])[];
}

export function articleShape(article: Article): ArticleShape {
  return { ...articleFields(article), notices: article.notices };
}

export function codedShape(doc: Coded): CodedShape {
  return {
    ...articleFields(doc),
    mentions: doc.mentions.filter(({ embedded }) => embedded !== true).map(mentionShape),
    dates: doc.dates.map(dateShape),
    places: doc.places.map(placeShape),
    claims: doc.claims,
    events: doc.events.map(eventShape),
    forecasts: doc.forecasts,
    sentences: doc.sentences.map(({ start, end }) => [start, end]),
    notices: doc.notices,
  };
}

function articleFields(article: Article): Omit<ArticleShape, "notices"> {
  const { id, uri, canonical, title, byline, outlet, published, publishedBasis, language, syndication, text } = article;
  return { id, uri, canonical, title, byline, outlet, published, publishedBasis, language, syndication, text };
}

function mentionShape(mention: Mention): MentionShape {
  const { text, start, end, kind, form, country, code, entity, rule, entries } = mention;
  return { text, start, end, kind, form, country, code, entity, rule, entries };
}

function dateShape({ text, start, end, type, value, rule }: Timex): DateShape {
  return { text, start, end, type, value, rule };
}

export function placeShape(place: PlaceMention): PlaceShape {
  const { text, start, end, name, country, lat, lon, geonamesId, precision, sense } = place;
  return { text, start, end, name, country, lat, lon, geonamesId, precision, sense };
}

export function eventShape(record: EventRecord): EventShape {
  return { ...record, place: record.place === null ? null : placeShape(record.place) };
}
