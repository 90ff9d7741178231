// Stage "recognise", second part: where. Mentions of places and states → points on the map.
import type { CountryCode, Mention, Parsed, PlaceMention } from "#document";
import {
  type City,
  type Gazetteer,
  keyOf,
  type NameEntity,
  type NameIndex,
  REGION_NOUN,
  REGION_RANK,
} from "#lexicon/names";
import { senseOf } from "../sense.ts";
import { chooseCity, chooseRegion } from "./city.ts";

/**
 * A place for every mention that names one: states by name (not by adjective), regions and seas of the lexicon, towns of the gazetteer.
 * The name of a capital is a place even where it stands for a government; its `sense` tells which.
 *
 * @returns places in text order, none inside another
 */
export function recognisePlaces(
  doc: Parsed,
  mentions: readonly Mention[],
  names: NameIndex,
  gazetteer: Gazetteer,
): PlaceMention[] {
  const countries = countCountries(mentions);
  const found: { readonly place: PlaceMention; readonly mention: Mention; readonly container: NameEntity | null }[] =
    [];
  for (const [m, mention] of mentions.entries()) {
    if (!namesPlace(mention)) continue;
    const { start, end, text, sentence, head } = mention;
    const before = found.at(-1);
    if (before !== undefined && before.place.end > start) continue;
    const container = containerOf(doc, mentions, m, names);
    const point =
      (names.place(keyOf(mention.text)) === null ? regionAround(doc, mention, countries, gazetteer) : null) ??
      locate(mention, container, { countries, others: [] }, names, gazetteer);
    if (point === null) continue;
    const sense = senseOf(doc.sentences[sentence]!.tokens, head);
    found.push({ place: { start, end, text, sentence, head, ...point, sense }, mention, container });
  }
  const alone = found.map(({ place }) => place);
  const others = pointsOf(alone);
  if (others.length < 2) return alone;
  // Towns are placed twice: the second time each with the others in view.
  return found.map(({ place, mention, container }) =>
    place.precision === "city"
      ? { ...place, ...locate(mention, container, { countries, others }, names, gazetteer) }
      : place,
  );
}

/** More places than this on one page say no more of where it is set. */
const MAX_OTHERS = 200;

/** What a page says of where it is set: the states it names, and its towns and regions by name. */
interface Setting {
  readonly countries: ReadonlyMap<CountryCode, number>;
  readonly others: readonly { readonly key: string; readonly point: readonly [number, number] }[];
}

/** Where the page is set: its towns and regions, each name once. */
function pointsOf(places: readonly PlaceMention[]): Setting["others"] {
  const points = new Map<string, readonly [number, number]>();
  for (const { text, lat, lon, precision } of places.slice(0, MAX_OTHERS))
    if (lat !== null && lon !== null && precision !== "country") points.set(text, [lat, lon]);
  return [...points].map(([text, point]) => ({ key: keyOf(text), point }));
}

/** "Kursk region", "Idlib governorate": a town's name before a noun for regions. */
function regionAround(
  { text }: Parsed,
  { kind, form, country, end, ...mention }: Mention,
  countries: ReadonlyMap<CountryCode, number>,
  gazetteer: Gazetteer,
): Located | null {
  if (kind !== "place" && form !== "metonym") return null;
  const noun = /^ ([A-Za-z]+)\b/.exec(text.slice(end, end + 16))?.[1] ?? "";
  if (!REGION_NOUN.test(noun)) return null;
  const regions = gazetteer.regions(`${mention.text} ${noun}`);
  // the state of the mention is that of its town, which may be another's
  const region =
    chooseRegion(regions, { countries, within: null }) ?? chooseRegion(regions, { countries, within: country });
  return region === null ? null : fromCity(region);
}

type Located = Omit<PlaceMention, "start" | "end" | "text" | "sentence" | "head" | "sense">;

/** States and towns; epithets and seats ("the hermit kingdom", "the Kremlin") are no places. */
function namesPlace({ kind, form, rule }: Mention): boolean {
  if (kind === "place") return true;
  if (kind !== "country") return false;
  if (form === "metonym") return rule.endsWith(".capital");
  return rule === "recognise.name.name" && (form === "name" || form === "adjective");
}

function countCountries(mentions: readonly Mention[]): Map<CountryCode, number> {
  const counts = new Map<CountryCode, number>();
  for (const { kind, country } of mentions) {
    if (kind === "country" && country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

/** "Louisville, Ky.": the state or region named right after a comma. */
function containerOf(doc: Parsed, mentions: readonly Mention[], m: number, names: NameIndex): NameEntity | null {
  const { end, sentence } = mentions[m]!;
  for (let k = m + 1; k < mentions.length && mentions[k]!.sentence === sentence; k++) {
    const next = mentions[k]!;
    if (next.start < end) continue;
    if (!/^,\s*$/.test(doc.text.slice(end, next.start))) return null;
    if (next.kind === "place") return names.place(keyOf(next.text), next.country);
    return next.kind === "country" && next.country !== null ? names.country(next.country) : null;
  }
  return null;
}

function locate(
  mention: Mention,
  container: NameEntity | null,
  { countries, others }: Setting,
  names: NameIndex,
  gazetteer: Gazetteer,
): Located | null {
  const { kind, text, country } = mention;
  const entity = names.place(keyOf(text), country);
  if (entity !== null && (kind === "place" || entity.country === country)) return fromEntity(entity, "region");
  if (kind === "country" && mention.form !== "metonym" && country !== null) {
    const state = names.country(country);
    const point = state?.point ?? gazetteer.countryPoint(country);
    return {
      name: state?.name ?? text,
      country,
      lat: point?.[0] ?? null,
      lon: point?.[1] ?? null,
      geonamesId: null,
      precision: "country",
    };
  }
  const within = kind === "country" || mention.rule.endsWith(".capital") ? country : (container?.country ?? null);
  const near = container?.kind === "place" ? (container.point ?? null) : null;
  const cities = gazetteer.find(text);
  const own = keyOf(text);
  const around = cities.length < 2 ? [] : others.flatMap(({ key, point }) => (key === own ? [] : [point]));
  const city =
    chooseCity(cities, { countries, within, near, around }) ??
    chooseRegion(gazetteer.regions(text), { countries, within }) ??
    chooseCity(cities, { countries, within: null, near: null, around });
  if (city !== null) return fromCity(city);
  return country === null ? null : { name: text, country, lat: null, lon: null, geonamesId: null, precision: null };
}

function fromCity({ name, country, lat, lon, geonamesId, rank }: City): Located {
  return { name, country, lat, lon, geonamesId, precision: rank === REGION_RANK ? "region" : "city" };
}

function fromEntity({ name, country, point, type }: NameEntity, precision: "region"): Located {
  return {
    name,
    country,
    lat: point?.[0] ?? null,
    lon: point?.[1] ?? null,
    geonamesId: null,
    precision: type === "site" ? "point" : precision,
  };
}
