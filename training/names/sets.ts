// Sentences with tagged names to learn from: CrossNER politics, and the entity layer of GUM.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commentOf } from "../../src/parse/conllu.ts";
import { NAME_SORTS, type NameSort } from "../../src/recognise/tagger/tagger.ts";
import { readTreebank } from "../parser/treebank.ts";

/** Words, and a label for each as in src/recognise/tagger. */
export interface TaggedSentence {
  readonly forms: readonly string[];
  readonly labels: readonly number[];
  /** Labelled by the lexicon rather than by hand. */
  readonly silver: boolean;
}

interface NamedRange {
  readonly first: number;
  readonly last: number;
  readonly sort: NameSort;
}

export function labelled(forms: readonly string[], ranges: readonly NamedRange[], silver = false): TaggedSentence {
  const labels = new Array<number>(forms.length).fill(0);
  for (const { first, last, sort } of ranges) {
    const label = 1 + 2 * NAME_SORTS.indexOf(sort);
    for (let t = first; t <= last; t += 1) labels[t] = t === first ? label : label + 1;
  }
  return { forms, labels, silver };
}

const CROSSNER: Readonly<Record<string, NameSort>> = {
  politician: "person",
  person: "person",
  politicalparty: "organisation",
  organisation: "organisation",
  location: "place",
  country: "place",
  election: "other",
  event: "other",
  misc: "other",
};

export function readCrossner(folder: string): TaggedSentence[] {
  const lines = readFileSync(join(folder, "crossner_politics_train.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const { tokens, tags } = JSON.parse(line) as { readonly tokens: string[]; readonly tags: string[] };
    const ranges: NamedRange[] = [];
    for (let t = 0; t < tags.length; t += 1) {
      if (!tags[t]!.startsWith("B-")) continue;
      let last = t;
      while (tags[last + 1] === `I-${tags[t]!.slice(2)}`) last += 1;
      const sort = CROSSNER[tags[t]!.slice(2)];
      if (sort !== undefined) ranges.push({ first: t, last, sort });
    }
    return labelled(tokens, ranges);
  });
}

/** CC BY-NC-SA: not learnt from. */
const NON_COMMERCIAL = /^GUM_(?:fiction|whow)/;
const GUM: Readonly<Record<string, NameSort>> = {
  person: "person",
  animal: "person",
  organization: "organisation",
  place: "place",
  event: "other",
  object: "other",
  abstract: "other",
  plant: "other",
  substance: "other",
};

/** Names of GUM: the capital words around the head of every entity that a proper noun heads; titles and articles are no part of them. */
export function readGum(folder: string, isTitle: (word: string) => boolean): TaggedSentence[] {
  const sentences = readTreebank(folder, "en_gum-train.conllu").filter(
    (sentence) => !NON_COMMERCIAL.test(commentOf(sentence, "sent_id") ?? ""),
  );
  const open: { id: string; sort: NameSort | undefined; wiki: string; first: number }[] = [];
  return sentences.map((sentence) => {
    const { words } = sentence;
    const rows = sentence.rows.filter(([id]) => /^\d+$/.test(id!));
    open.length = 0;
    const ranges: NamedRange[] = [];
    for (const [t, row] of rows.entries()) {
      const entity = /(?:^|\|)Entity=([^|]*)/.exec(row[9] ?? "")?.[1] ?? "";
      for (const [mark] of entity.matchAll(/\([^()]*\)?|[^()]+\)/g)) {
        if (mark.startsWith("(")) {
          const [id = "", type = "", , , , , ...rest] = mark.replace(/[()]/g, "").split("-");
          open.push({ id, sort: GUM[type], wiki: rest.slice(2).join("-"), first: t });
        }
        if (!mark.endsWith(")")) continue;
        const id = mark.startsWith("(") ? open.at(-1)!.id : mark.slice(0, -1);
        const at = open.findLastIndex((one) => one.id === id);
        if (at < 0) continue;
        const [{ sort, wiki, first }] = open.splice(at, 1) as [(typeof open)[number]];
        if (sort === undefined) continue;
        const range = nameIn(words, first, t, sort, wiki, isTitle);
        if (range !== null) ranges.push({ ...range, sort });
      }
    }
    const outermost: NamedRange[] = [];
    for (const range of ranges.sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first)) {
      if (!outermost.some(({ first, last }) => first <= range.last && last >= range.first)) outermost.push(range);
    }
    return labelled(
      words.map(({ form }) => form),
      outermost,
    );
  });
}

type Words = readonly {
  readonly form: string;
  readonly upos: string;
  readonly head: number;
  readonly deprel: string;
}[];

function nameIn(
  words: Words,
  from: number,
  to: number,
  sort: NameSort,
  wiki: string,
  isTitle: (word: string) => boolean,
): { first: number; last: number } | null {
  let head = -1;
  for (let t = from; t <= to; t += 1) {
    const { head: above, upos } = words[t]!;
    if ((above < from || above > to) && upos !== "PUNCT") head = head < 0 ? t : head;
  }
  if (head < 0 || words[head]!.upos !== "PROPN") return null;
  const capital = (t: number): boolean => /^[\p{Lu}\d]/u.test(words[t]!.form);
  const inside = (t: number): boolean =>
    words[t]!.upos === "PROPN" ||
    (capital(t) && /^(ADJ|NOUN|NUM|VERB|X)$/.test(words[t]!.upos)) ||
    (/^[-‐‑'’&]$/.test(words[t]!.form) && capital(t - 1) && t < to && capital(t + 1));
  let first = head;
  let last = head;
  while (first > from && inside(first - 1)) first -= 1;
  for (;;) {
    if (last < to && inside(last + 1)) last += 1;
    else if (
      sort !== "person" &&
      last + 1 < to &&
      /^(of|for|and|de|la|du|del|the|in|on)$/.test(words[last + 1]!.form) &&
      (wiki.includes(`_${words[last + 1]!.form}_`) ||
        (/^(of|for)$/.test(words[last + 1]!.form) && sort === "organisation"))
    ) {
      let t = last + 2;
      if (t <= to && words[t]!.form === "the") t += 1;
      if (t > to || !inside(t) || !capital(t)) break;
      last = t;
    } else break;
  }
  if (sort === "person") while (first < last && isTitle(words[first]!.form)) first += 1;
  if (sort === "person" && first === last && isTitle(words[first]!.form)) return null;
  while (first < last && !capital(first)) first += 1;
  return capital(first) || sort !== "other" ? { first, last } : null;
}
