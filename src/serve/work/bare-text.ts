// A text about which nothing else is known, as an article.
import type { Article } from "#document";

export function bareArticle(text: string): Article {
  const unknown = { uri: null, canonical: null, title: null, outlet: null, published: null, publishedBasis: null };
  return { ...unknown, id: "", contentHash: "", byline: [], language: null, syndication: null, text, notices: [] };
}
