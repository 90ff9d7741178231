// Stage "extract": a page → the article in it, with what the page says of itself.
import type { Article, Notice, Outcome, PublishedBasis, RawPage, Syndication } from "#document";
import { namesUnderHeadline } from "./bylines.ts";
import { dayIn, dayInAddress, dayOf } from "./day.ts";
import { partDump } from "./dump.ts";
import type { KindFilter, LineFilter } from "./filter/line-filter.ts";
import { NO_METADATA, partHtml } from "./html.ts";
import { languageOf } from "./language.ts";
import { linesOfText } from "./lines.ts";
import type { Metadata } from "./metadata.ts";
import type { ExtractModel } from "./model.ts";
import { emptyText } from "./notices.ts";
import { syndicationOf } from "./syndication.ts";

export { type DetectLanguage, type ExtractModel, loadExtractModel } from "./model.ts";

/** A page in parts, whatever its kind. */
interface Parts {
  readonly metadata: Metadata;
  readonly text: string;
  readonly syndication: Syndication | null;
  readonly notices: readonly Notice[];
}

/**
 * Finds the article of a page and what the page says of it.
 *
 * JSON Lines are the article already: their text comes back unchanged. What the caller gave (title, day, outlet)
 * wins over what the page says. Never throws for what a page holds: a page that gives nothing has an empty text and a notice.
 */
export function extract(page: RawPage, model: ExtractModel): Outcome<Article> {
  const parts = partsOf(page, model.lineFilter);
  const { metadata, text } = parts;
  const notices = text === "" && page.kind !== "article" ? [...parts.notices, emptyText()] : parts.notices;
  return {
    value: {
      id: page.id,
      uri: page.uri,
      contentHash: page.contentHash,
      canonical: metadata.canonical,
      title: page.given.title ?? metadata.title,
      byline: metadata.byline,
      outlet: page.given.outlet ?? metadata.outlet,
      ...publishedOf(page, metadata),
      language: languageOf(text, model.detectLanguage) ?? metadata.language,
      syndication: parts.syndication,
      text,
      notices: page.notices,
    },
    notices,
  };
}

function partsOf(page: RawPage, filter: LineFilter): Parts {
  if (page.kind === "html") return htmlParts(page, filter);
  return page.kind === "dump" ? dumpParts(page, filter.dump) : articleParts(page);
}

function articleParts(page: RawPage): Parts {
  const paragraphs = page.content.split(/\n\s*\n/);
  return {
    metadata: NO_METADATA,
    text: page.content,
    syndication: syndicationOf(paragraphs, [], [], page.given.outlet ?? null),
    notices: [],
  };
}

function htmlParts(page: RawPage, filter: LineFilter): Parts {
  const { metadata, paragraphs, before, behind, notices } = partHtml(page.content, page.uri, filter);
  return {
    metadata,
    text: paragraphs.join("\n\n"),
    syndication: syndicationOf(paragraphs, before, behind, metadata.outlet),
    notices,
  };
}

function dumpParts(page: RawPage, filter: KindFilter): Parts {
  const { title, outlet, underTitle, head, paragraphs, behind } = partDump(linesOfText(page.content), filter);
  const day =
    head
      .filter((line) => line.length < 120)
      .map(dayIn)
      .find((found) => found !== null) ?? null;
  const fromAddress = day === null && page.uri !== null ? dayInAddress(page.uri) : null;
  const published = day ?? fromAddress;
  const publishedBasis: PublishedBasis = day !== null ? "text" : fromAddress !== null ? "url" : null;
  const text = paragraphs.join("\n\n");
  const byline = head.filter((line) => line.length < 120).flatMap((line) => namesUnderHeadline(line, text));
  return {
    metadata: { ...NO_METADATA, title, byline, outlet, published, publishedBasis },
    text,
    syndication: syndicationOf(paragraphs, head, behind, outlet, underTitle),
    notices: [],
  };
}

function publishedOf(page: RawPage, metadata: Metadata): Pick<Article, "published" | "publishedBasis"> {
  const given = page.given.published;
  if (given !== undefined) return { published: dayOf(given) ?? given, publishedBasis: "given" };
  return { published: metadata.published, publishedBasis: metadata.publishedBasis };
}
