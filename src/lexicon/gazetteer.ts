// The gazetteer: towns and first-level regions by folded name, in columns, ready as soon as the file is read.
import type { CountryCode } from "#document";
import { atomsOf } from "./atoms.ts";

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

/** Layout after two lengths (of header and names, 4 bytes each, little-endian) and a JSON header: columns, then names by line. */
export const GAZETTEER_COLUMNS = [
  { name: "hash", type: Uint32Array },
  { name: "latitude", type: Int32Array },
  { name: "longitude", type: Int32Array },
  { name: "population", type: Uint32Array },
  { name: "geonamesId", type: Uint32Array },
  { name: "country", type: Uint8Array },
  { name: "rank", type: Uint8Array },
] as const;

interface Header {
  readonly countries: readonly CountryCode[];
  readonly points: Readonly<Record<CountryCode, readonly [number, number]>>;
  readonly rows: number;
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
  private readonly hash: Uint32Array;
  private readonly numbers: Readonly<Record<string, ArrayLike<number>>>;
  private readonly nameBytes: Uint8Array;
  private names: string[] | null = null;
  /** Look-ups of before, since a page names the same town again and again. */
  private readonly found = new Map<string, Found>();

  /** @param bytes of `dist/data/cities.bin`; @throws RangeError where it is cut short */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const headerLength = view.getUint32(0, true);
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength)));
    this.header = header as Header; // written by scripts/build-places.mjs
    // a copy begins at a multiple of four, as the columns need (`slice` of a Node buffer would be no copy)
    const body = new Uint8Array(bytes.subarray(8 + headerLength));
    const numbers: Record<string, ArrayLike<number>> = {};
    let at = 0;
    for (const { name, type } of GAZETTEER_COLUMNS) {
      numbers[name] = new type(body.buffer, at, this.header.rows);
      at += this.header.rows * type.BYTES_PER_ELEMENT;
    }
    this.numbers = numbers;
    this.hash = new Uint32Array(body.buffer, 0, this.header.rows);
    this.nameBytes = body.subarray(at);
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
    const hash = hashName(key);
    let low = 0;
    let high = this.hash.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.hash[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    const found: City[] = [];
    for (let row = low; this.hash[row] === hash; row++) {
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
    const value = (name: string): number => this.numbers[name]![row]!;
    // decoded at the first hit, since many pages are coded and few commands need none
    this.names ??= new TextDecoder().decode(this.nameBytes).split("\n");
    return {
      name: this.names[row]!,
      country: this.header.countries[value("country")]!,
      lat: value("latitude") / 1e5,
      lon: value("longitude") / 1e5,
      population: value("population"),
      geonamesId: value("geonamesId") === 0 ? null : String(value("geonamesId")),
      rank: value("rank"),
    };
  }
}
