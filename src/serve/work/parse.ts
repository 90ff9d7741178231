// A worker's part: text → sentences, words and trees, as they are printed.
import { type Article, bareArticle, type Parsed, type RawPage } from "#document";
import { fillConllu, type ParsedWord, parseTokens, toConllu } from "#parse";
import { extractPage, parseArticle, type Resources } from "#pipeline";
import { jsonLine } from "../cli/json-line.ts";
import { loadResources } from "../resources.ts";
import type { Work } from "./tasks.ts";

export async function load(): Promise<Work<"parse">> {
  const resources = await loadResources(["parse"]);
  let extractor: Promise<Pick<Resources, "extract">> | null = null;
  /** Loaded with the first page of HTML: most input is text. */
  const extracting = () => {
    extractor ??= loadResources(["extract"]);
    return extractor;
  };
  return async (question) => {
    if ("sentence" in question) {
      const { sentence, format } = question;
      const [words = []] = parseTokens([sentence.words.map(({ form }) => form)], resources.parse);
      const printed =
        format === "jsonl" ? jsonLine({ tokens: words satisfies ParsedWord[] }) : fillConllu(sentence, words);
      return { printed, found: words.length > 0 };
    }
    const parsed = parseArticle(await articleOf(question.page, extracting), resources);
    const printed = question.format === "jsonl" ? jsonLine(shape(parsed)) : toConllu(parsed);
    return { printed, found: parsed.sentences.length > 0 };
  };
}

/** Text is taken as it stands; of an HTML page the article alone. */
async function articleOf(page: RawPage, extractor: () => Promise<Pick<Resources, "extract">>): Promise<Article> {
  if (page.kind === "html") return extractPage(page, await extractor());
  const { id, uri, contentHash, given, content, notices } = page;
  const { title = null, outlet = null, published = null } = given;
  return bareArticle(content, { id, uri, contentHash, title, outlet, published, notices });
}

const shape = ({ id, uri, text, sentences, quotations, notices }: Parsed): object => ({
  id,
  uri,
  text,
  sentences,
  quotations,
  notices,
});
