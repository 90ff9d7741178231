// The shared record, second part: a page as read, and the article found in it.
import type { Notice } from "./span.ts";

/** A page as an edge read it; bytes are already decoded. */
export interface RawPage {
  /** The id given in JSON Lines, else a hash of the content. */
  readonly id: string;
  /** Where it was read from, exactly as found: a path, an address, or null for standard input. */
  readonly uri: string | null;
  /** html: markup; dump: a page that is already text, menus and all; article: JSON Lines, the article alone. */
  readonly kind: "html" | "dump" | "article";
  readonly content: string;
  /** sha256 of the bytes read, hex. */
  readonly contentHash: string;
  /** What JSON Lines or the caller said of it; wins over what the page says. */
  readonly given: {
    readonly title?: string;
    readonly published?: string;
    readonly outlet?: string;
    readonly uri?: string;
  };
  readonly notices: readonly Notice[];
}

export type PublishedBasis = "metadata" | "text" | "url" | "given" | null;

/** Whom the page says it has the article from, with the words that say so. */
export interface Syndication {
  readonly origin: string;
  readonly quote: string;
}

/** The article of a page: the shape that `entente extract` prints. */
export interface Article {
  readonly id: string;
  readonly uri: string | null;
  /** sha256 of the bytes read, hex. */
  readonly contentHash: string;
  /** The address that the page gives for itself. */
  readonly canonical: string | null;
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  /** Calendar day of publication as the page writes it, `YYYY-MM-DD`, no shift of zone. */
  readonly published: string | null;
  readonly publishedBasis: PublishedBasis;
  /** ISO 639-1, or null where it cannot be told. */
  readonly language: string | null;
  readonly syndication: Syndication | null;
  /** The article alone, paragraphs separated by one blank line (JSON Lines: unchanged). */
  readonly text: string;
  readonly notices: readonly Notice[];
}

/** An article of which the text is known, and `known`; the rest is empty or null. */
export function bareArticle(text: string, known: Partial<Omit<Article, "text">> = {}): Article {
  const unknown = { uri: null, canonical: null, title: null, outlet: null, published: null, publishedBasis: null };
  const empty = { id: "", contentHash: "", byline: [], language: null, syndication: null, notices: [] };
  return { ...unknown, ...empty, ...known, text };
}
