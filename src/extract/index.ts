// Stage "extract": a page → the article in it.
import type { Article, Outcome, RawPage } from "#document";

// biome-ignore lint/suspicious/noEmptyInterface: filled by the stage's own work.
export interface ExtractModel {}

export function extract(page: RawPage, _model: ExtractModel): Outcome<Article> {
  const { id, uri, contentHash, content, given } = page;
  const published = given.published ?? null;
  return {
    value: {
      id,
      uri,
      contentHash,
      canonical: null,
      title: given.title ?? null,
      byline: [],
      outlet: given.outlet ?? null,
      published,
      publishedBasis: published === null ? null : "given",
      language: "en",
      syndication: null,
      text: content,
      notices: page.notices,
    },
    notices: [],
  };
}
