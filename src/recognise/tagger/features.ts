// Stage "recognise", name tagger: the features of each word of a sentence, hashed.
import type { Token } from "#document";
import type { Gazetteer, NamePhrase } from "#lexicon/names";
import type { Scan } from "../actors/scan.ts";
import type { WordView, WordViews } from "./words.ts";

/** What the lexicon and the gazetteer say of each word; small numbers. */
export interface Hints {
  /** Sort of lexicon name, times two, plus one inside of it; 0 none. */
  readonly lexicon: Uint8Array;
  /** 1 where a role noun of persons ends ("President"), 2 where one of bodies or states does. */
  readonly role: Uint8Array;
  /** How large a town has that name, alone (1 to 4) or with the next word (5 to 8). */
  readonly town: Uint8Array;
}

export function hintsOf(tokens: readonly Token[], scan: Scan, gazetteer: Gazetteer): Hints {
  const lexicon = new Uint8Array(tokens.length);
  const role = new Uint8Array(tokens.length);
  const town = new Uint8Array(tokens.length);
  for (const { first, last, phrases } of scan.names) {
    const sort = sortOf(phrases[0]!) * 2;
    for (let t = first; t <= last; t++) lexicon[t] = t === first ? sort : sort + 1;
  }
  for (const hit of scan.roles) {
    if (hit != null) role[hit.last] = hit.phrases.some(({ entity }) => entity.role === "person") ? 1 : 2;
  }
  for (let t = 0; t < tokens.length; t++) {
    const { form } = tokens[t]!;
    if (!startsName(form)) continue;
    const next = tokens[t + 1]?.form ?? "";
    const pair = startsName(next) ? sizeOf(gazetteer, `${form} ${next}`) : 0;
    if (pair > 0) {
      town[t] = pair + 4;
      town[t + 1] = pair + 4;
    } else if (town[t] === 0) town[t] = sizeOf(gazetteer, form);
  }
  return { lexicon, role, town };
}

const startsName = (form: string): boolean => form.length > 1 && /^\p{Lu}/u.test(form);

function sizeOf(gazetteer: Gazetteer, name: string): number {
  const population = gazetteer.find(name)[0]?.population;
  if (population === undefined) return 0;
  return population < 20_000 ? 1 : population < 100_000 ? 2 : population < 500_000 ? 3 : 4;
}

const SORTS: Readonly<Record<string, number>> = {
  country: 1,
  place: 4,
  person: 5,
  bloc: 6,
  organisation: 7,
  group: 8,
  role: 9,
};

function sortOf({ entity, use, weak }: NamePhrase): number {
  if (weak) return 10;
  if (use === "adjective" || use === "demonym") return 2;
  return use === "capital" ? 3 : (SORTS[entity.kind] ?? 11);
}

/** No features, since no name is near. */
export const QUIET: Int32Array = new Int32Array(0);

/** Words further than this from any capital are outside of all names. */
const REACH = 4;

/** A run of capitals, as far as links ("of", "de") carry it on. */
interface Run {
  readonly first: number;
  readonly last: number;
  /** The last word before the first link. */
  readonly core: number;
}

/** Features of each word, or QUIET. @param mask added to each hash: the table has `mask + 1` rows */
export function featuresOf(
  tokens: readonly Token[],
  words: WordViews,
  { lexicon, role, town }: Hints,
  mask: number,
): Int32Array[] {
  const views = tokens.map(({ form }) => words.get(form));
  const runs = runsOf(views);
  const active = activeOf(views, tokens);
  let capitals = 0;
  let lowers = 0;
  for (const view of views) {
    if (view.isAllCapitals) capitals += 1;
    else if (!view.isCapital && view.capital > 0) lowers += 1;
  }
  const shouting = capitals > lowers ? 1 : 0;
  const at = (i: number): WordView => views[i] ?? (i < 0 ? BEFORE : AFTER);
  const hint = (list: Uint8Array, i: number): number => list[i] ?? 0;
  return tokens.map((_, i) => {
    if (active[i] === 0) return QUIET;
    const out = new Int32Array(FEATURES);
    let n = 0;
    const put = (a: number, b = 0, c = 0): void => {
      out[n] = mix(n, a, b, c) & mask;
      n += 1;
    };
    const [p2, p1, w, n1, n2] = [at(i - 2), at(i - 1), at(i), at(i + 1), at(i + 2)];
    put(w.lower);
    put(p1.lower);
    put(n1.lower);
    put(p2.lower);
    put(n2.lower);
    put(p1.lower, w.lower);
    put(w.lower, n1.lower);
    put(w.exact);
    put(w.shape);
    put(p1.shape, w.shape);
    put(w.shape, n1.shape);
    put(p1.shape, w.shape, n1.shape);
    put(w.cluster);
    put(p1.cluster);
    put(n1.cluster);
    put(p1.cluster, w.group);
    put(w.group, n1.cluster);
    put(p2.cluster, p1.group);
    put(n1.group, n2.cluster);
    put(p1.cluster, w.shape, n1.group);
    put(w.suffix3, w.shape);
    put(w.suffix2, w.shape);
    put(w.prefix3, w.shape);
    put(w.capital, w.shape, i === 0 ? 1 : 0);
    put(w.capital, p1.capital, n1.capital);
    put(hint(lexicon, i), w.shape);
    put(hint(lexicon, i - 1), hint(lexicon, i));
    put(hint(lexicon, i), hint(lexicon, i + 1), n1.shape);
    put(hint(lexicon, i), hint(lexicon, i + 2), n1.lower);
    put(hint(role, i - 1), w.shape, hint(role, i));
    put(hint(role, i + 1), w.shape, hint(lexicon, i));
    put(hint(town, i), w.bearing);
    put(hint(town, i), p1.lower);
    put(hint(town, i), hint(lexicon, i), n1.shape);
    put(w.bearing, w.shape);
    put(p1.bearing, w.bearing, p1.shape);
    put(w.bearing, n1.bearing, n1.shape);
    put(w.bearing, p1.shape, n1.shape);
    put(shouting, w.shape, w.capital);
    const run = runs[i];
    const first = run === null || run === undefined ? i : run.first;
    const last = run === null || run === undefined ? i : run.last;
    const core = run === null || run === undefined ? i : run.core;
    const place = (i === first ? 1 : 0) + (i === last ? 2 : 0) + (i > core ? 4 : 0);
    put(at(core).lower, place);
    put(at(core).cluster, place);
    put(at(last).lower, place);
    put(at(first).lower, place);
    put(at(first).cluster, at(core).cluster, place);
    put(at(first - 1).lower, place, w.shape);
    put(at(first - 1).cluster, at(last + 1).group, place);
    put(at(last + 1).lower, place);
    put(Math.min(last - first, 5), place, at(first).bearing);
    put(at(last + 1).shape, at(last + 2).shape, place);
    put(at(core).suffix3, place);
    put(hint(lexicon, first), at(core).cluster, place);
    put(hint(role, first - 1), place, Math.min(last - first, 3));
    return out;
  });
}

const FEATURES = 52;

const edge = (lower: number): WordView => ({
  lower,
  exact: lower,
  shape: lower,
  suffix3: 0,
  suffix2: 0,
  prefix3: 0,
  cluster: 0xfff,
  group: 0xff,
  capital: 0,
  bearing: 0,
  isCapital: false,
  isAllCapitals: false,
  isLink: false,
});
const BEFORE = edge(1);
const AFTER = edge(2);

function mix(t: number, a: number, b: number, c: number): number {
  let h = Math.imul(a ^ Math.imul(t + 1, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae35);
  h = Math.imul((h ^ (h >>> 14)) + c, 0x27d4eb2f);
  return (h ^ (h >>> 16)) >>> 0;
}

/** For each word the run that it is in, or null. */
function runsOf(views: readonly WordView[]): (Run | null)[] {
  const runs: (Run | null)[] = new Array(views.length).fill(null);
  for (let i = 0; i < views.length; i++) {
    if (!views[i]!.isCapital) continue;
    let last = i;
    let core = -1;
    for (let k = i + 1; k < views.length && k <= last + 3; k++) {
      if (views[k]!.isCapital) last = k;
      else if (!views[k]!.isLink) break;
      else if (core < 0) core = k - 1;
    }
    if (core < 0 || core > last) core = last;
    const run = { first: i, last, core };
    for (let k = i; k <= last; k++) runs[k] = run;
    i = last;
  }
  return runs;
}

/** A year or an ordinal before a capital may open a name: "2012 Olympics", "3rd Brigade". */
const OPENING = /^\d{4}$|^\d+(?:st|nd|rd|th)$/;

function activeOf(views: readonly WordView[], tokens: readonly Token[]): Uint8Array {
  const active = new Uint8Array(views.length);
  for (let i = 0; i < views.length; i++) {
    if (!views[i]!.isCapital) continue;
    const from = OPENING.test(tokens[i - 1]?.form ?? "") ? i - 1 : i;
    for (let k = from; k <= Math.min(i + REACH, views.length - 1); k++) active[k] = 1;
  }
  return active;
}
