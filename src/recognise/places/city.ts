// Stage "recognise", places: which of several towns of one name is meant.
import type { CountryCode } from "#document";
import type { City } from "#lexicon/names";

export interface CityContext {
  /** States that the page names, with how often. */
  readonly countries: ReadonlyMap<CountryCode, number>;
  /** The state named right after it: "Paris, Texas" says USA. */
  readonly within: CountryCode | null;
  /** A point it should lie near: that of the region named right after it. */
  readonly near: readonly [number, number] | null;
  /** Points of the towns and regions that the page names beside it. */
  readonly around: readonly (readonly [number, number])[];
}

/** What a state's being on the page is worth, in powers of ten of population. */
const COUNTRY_WORTH = 1.5;
/** A capital is named more often than its size tells. */
const CAPITAL_WORTH = 1;
/** What lying beside another place of the page is worth; it falls to a third at this many kilometres. */
const AROUND_WORTH = 1.5;
const AROUND_KM = 200;
/** Beyond this many kilometres from the region named with it, a town is another one. */
const REGION_REACH_KM = 900;

/**
 * The town meant: of those in the state or region named right after it, if any; else the one with the most people, where a state that
 * the page names counts like thirty times the people, a capital like ten times, and being beside another place of the
 * page again like thirty times.
 */
export function chooseCity(cities: readonly City[], { countries, within, near, around }: CityContext): City | null {
  const open = cities.filter(
    (city) =>
      (within === null || city.country === within) &&
      (near === null || distanceKm(near, [city.lat, city.lon]) < REGION_REACH_KM),
  );
  if (open.length < 2) return open[0] ?? null;
  let best: City | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const city of open) {
    const named = countries.get(city.country) ?? 0;
    const worth =
      Math.log10(Math.max(city.population, 1000)) +
      (named > 0 ? COUNTRY_WORTH + Math.min(named, 10) * 0.05 : 0) +
      (city.rank === 2 ? CAPITAL_WORTH : 0) +
      AROUND_WORTH * Math.exp(-nearestKm(around, [city.lat, city.lon]) / AROUND_KM) -
      (near === null ? 0 : distanceKm(near, [city.lat, city.lon]) / 200);
    if (worth > most) {
      most = worth;
      best = city;
    }
  }
  return best;
}

/**
 * The region meant: the one in the state named right after it, else the one in a state that the page names, else the only one; null
 * where several are left.
 */
export function chooseRegion(
  regions: readonly City[],
  { countries, within }: Pick<CityContext, "countries" | "within">,
): City | null {
  if (regions.length === 0) return null;
  const inside = regions.filter(({ country }) => country === within);
  const named = regions.filter(({ country }) => countries.has(country));
  const open = inside.length > 0 ? inside : named.length > 0 ? named : regions;
  return open.length === 1 ? open[0]! : null;
}

function nearestKm(points: readonly (readonly [number, number])[], to: readonly [number, number]): number {
  return points.reduce((least, point) => Math.min(least, distanceKm(point, to)), Number.POSITIVE_INFINITY);
}

/** Great-circle distance between two points of latitude and longitude in degrees. */
export function distanceKm(a: readonly [number, number], b: readonly [number, number]): number {
  const rad = Math.PI / 180;
  const dLat = (b[0] - a[0]) * rad;
  const dLon = (b[1] - a[1]) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[0] * rad) * Math.cos(b[0] * rad) * Math.sin(dLon / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(h)));
}
