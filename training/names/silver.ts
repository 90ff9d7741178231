// News items in which the rules and the lexicon account for every capital: labelled without a hand, to learn contexts from.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Article, bareArticle, type Mention } from "#document";
import { type ParseModel, parse } from "#parse";
import { type RecogniseLexicon, recognise } from "#recognise";
import type { NameSort } from "../../src/recognise/tagger/tagger.ts";
import { labelled, type TaggedSentence } from "./sets.ts";

const SORT: Readonly<Record<string, NameSort>> = {
  person: "person",
  country: "place",
  place: "place",
  organisation: "organisation",
  bloc: "organisation",
  group: "organisation",
};

/** At most `most` sentences of the news items, spread over the years. */
export function silverSentences(
  folder: string,
  model: ParseModel,
  lexicon: RecogniseLexicon,
  most: number,
): TaggedSentence[] {
  if (!existsSync(folder))
    throw new Error(`${folder} is not there: its current_events_*.jsonl are labelled and learnt from`);
  const found: TaggedSentence[] = [];
  const files = readdirSync(folder)
    .filter((name) => name.startsWith("current_events_"))
    .sort();
  for (const name of files) {
    const before = found.length;
    for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
      if (line === "" || found.length - before >= most / files.length) continue;
      const { id, date, text } = JSON.parse(line) as {
        readonly id: string;
        readonly date: string;
        readonly text: string;
      };
      const item = bareArticle(text, { id, published: date, publishedBasis: "given", language: "en" });
      found.push(...ofItem(item, model, lexicon));
    }
  }
  return found;
}

function ofItem(item: Article, model: ParseModel, lexicon: RecogniseLexicon): TaggedSentence[] {
  const { value } = recognise(parse(item, model).value, lexicon);
  const out: TaggedSentence[] = [];
  for (const [s, { tokens }] of value.sentences.entries()) {
    const names = value.mentions.filter((mention) => mention.sentence === s && isName(mention));
    if (names.length === 0) continue;
    const covered = new Array<boolean>(tokens.length).fill(false);
    for (const mention of value.mentions) {
      if (mention.sentence === s && mention.form !== "reference") covered.fill(true, mention.first, mention.last + 1);
    }
    for (const timex of value.dates) if (timex.sentence === s) covered.fill(true, timex.first, timex.last + 1);
    if (tokens.some(({ form }, t) => t > 0 && /^\p{Lu}/u.test(form) && !covered[t])) continue;
    const ranges = names
      .filter(
        ({ first, last }) =>
          !names.some((other) => other.first <= first && other.last >= last && other.last - other.first > last - first),
      )
      .map(({ first, last, kind, form }) => ({
        first,
        last,
        sort: kind === "country" && (form === "adjective" || form === "nominal") ? ("other" as const) : SORT[kind]!,
      }));
    out.push(
      labelled(
        tokens.map(({ form }) => form),
        ranges,
        true,
      ),
    );
  }
  return out;
}

const isName = ({ kind, form, rule }: Mention): boolean =>
  SORT[kind] !== undefined &&
  form !== "reference" &&
  (rule.startsWith("recognise.name") || rule === "recognise.proper-noun" || rule === "recognise.role.name");
