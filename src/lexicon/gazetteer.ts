// The gazetteer: towns and first-level regions by folded name, in columns, ready as soon as the file is read.
import type { CountryCode } from "#document";
import { atomsOf } from "./atoms.ts";
import { type Columns, Texts, unpackColumns } from "./columns.ts";

export interface City {
  readonly name: string;
  readonly country: CountryCode;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  /** Null for a region. */
  readonly geonamesId: string | null;
  /** 3 a region, 2 a capital, 1 the seat of a region, 0 any other town. */
  readonly rank: number;
}

/** Rank of a first-level region: its point is its middle, its population that of its towns. */
export const REGION_RANK = 3;

/** Columns of `dist/data/cities.bin`, a row a name; rows are in the order of their hashes, the most populous first. */
export const GAZETTEER_COLUMNS = {
  hash: Uint32Array,
  /** In hundred-thousandths of a degree, as the longitude. */
  latitude: Int32Array,
  longitude: Int32Array,
  population: Uint32Array,
  /** 0: none. */
  geonamesId: Uint32Array,
  /** Place in the header's countries. */
  country: Uint8Array,
  rank: Uint8Array,
  nameText: Uint8Array,
  nameAt: Uint32Array,
};

interface Header {
  readonly countries: readonly CountryCode[];
  readonly points: Readonly<Record<CountryCode, readonly [number, number]>>;
}

/** Words that names of places abbreviate. */
const IN_FULL: ReadonlyMap<string, string> = new Map([
  ["st", "saint"],
  ["ste", "sainte"],
  ["mt", "mount"],
  ["ft", "fort"],
]);

/** Nouns that close the name of a first-level region, whatever its state calls them. */
export const REGION_NOUN =
  /^(region|oblast|krai|kray|province|governorate|prefecture|voivodeship|republic|state|county|canton|department)$/i;

/** How names of places are compared: folded words, "St." as "Saint", "Kursk Oblast" as "Kursk region". */
export function placeKey(name: string): string {
  const words = name
    .split(" ")
    .flatMap(atomsOf)
    .map(({ key }) => IN_FULL.get(key) ?? key);
  if (words.length > 1 && REGION_NOUN.test(words.at(-1) ?? "")) words[words.length - 1] = "region";
  return words.join(" ");
}

/** FNV-1a over code units. */
export function hashName(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Look-ups that are kept; beyond this many the store begins anew. */
const MOST_FOUND = 20_000;

interface Found {
  readonly towns: readonly City[];
  readonly regions: readonly City[];
}

const NONE: readonly City[] = [];
const isRegion = ({ rank }: City): boolean => rank === REGION_RANK;

export class Gazetteer {
  private readonly header: Header;
  private readonly columns: Columns<typeof GAZETTEER_COLUMNS>;
  private readonly names: Texts;
  /** Look-ups of before, since a page names the same town again and again. */
  private readonly found = new Map<string, Found>();

  /** @param bytes of `dist/data/cities.bin`; @throws RangeError where it is cut short */
  constructor(bytes: Uint8Array) {
    const { columns, own } = unpackColumns(GAZETTEER_COLUMNS, bytes);
    this.columns = columns;
    this.header = own as Header; // written by scripts/build-places.mjs
    this.names = new Texts(columns.nameText, columns.nameAt);
  }

  /** Towns of that name, the most populous first. */
  find(name: string): readonly City[] {
    return this.look(name).towns;
  }

  /** First-level regions of that name, the most populous first; "Kursk" is the town alone, "Kursk Oblast" and "Kursk region" the region. */
  regions(name: string): readonly City[] {
    return this.look(name).regions;
  }

  private look(name: string): Found {
    const known = this.found.get(name);
    if (known !== undefined) return known;
    const all = this.search(placeKey(name));
    const found: Found = all.some(isRegion)
      ? { towns: all.filter((city) => !isRegion(city)), regions: all.filter(isRegion) }
      : { towns: all, regions: NONE };
    if (this.found.size >= MOST_FOUND) this.found.clear();
    this.found.set(name, found);
    return found;
  }

  private search(key: string): City[] {
    if (key === "") return [];
    const wanted = hashName(key);
    const { hash } = this.columns;
    let low = 0;
    let high = hash.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (hash[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    const found: City[] = [];
    for (let row = low; hash[row] === wanted; row++) {
      const city = this.cityAt(row);
      if (placeKey(city.name) === key) found.push(city);
    }
    return found;
  }

  /** The middle of a state or territory, or null. */
  countryPoint(country: CountryCode): readonly [number, number] | null {
    return this.header.points[country] ?? null;
  }

  private cityAt(row: number): City {
    const { latitude, longitude, population, geonamesId, country, rank } = this.columns;
    return {
      name: this.names.get(row),
      country: this.header.countries[country[row]!]!,
      lat: latitude[row]! / 1e5,
      lon: longitude[row]! / 1e5,
      population: population[row]!,
      geonamesId: geonamesId[row] === 0 ? null : String(geonamesId[row]),
      rank: rank[row]!,
    };
  }
}
