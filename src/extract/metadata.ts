// Stage "extract", metadata of a page of HTML: each field by a cascade of where pages write it.
import type { PublishedBasis } from "#document";
import { distinct, nameOf, namesIn } from "./bylines.ts";
import { dayIn, dayInAddress, dayOf } from "./day.ts";
import type { DomDocument } from "./dom.ts";
import { articleNodes, asList, isObject, isString, type JsonObject } from "./json-ld.ts";
import type { Head, Page } from "./page.ts";
import { besideHeading, squeeze, withoutOutlet } from "./title.ts";

export interface Metadata {
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly published: string | null;
  readonly publishedBasis: PublishedBasis;
  readonly canonical: string | null;
  /** As the page declares it, ISO 639-1; null where it does not. */
  readonly language: string | null;
  /** `articleBody` of JSON-LD, where the page carries one. */
  readonly body: string | null;
}

/** Reads the metadata off; call it before Readability takes the page apart. */
export function metadataOf(page: Page, uri: string | null): Metadata {
  const nodes = articleNodes(page.head.jsonLd);
  const canonical = canonicalOf(page.head, nodes);
  const address = canonical ?? (uri !== null && /^https?:/.test(uri) ? uri : null);
  const headings = { top: texts(page.document, "h1", 3), all: texts(page.document, "h1, h2", 12) };
  const outlet = outletOf(page, nodes, headings.top, hostOf(address));
  const { published, publishedBasis } = publishedOf(page, nodes, address ?? uri);
  return {
    title: titleOf(
      page.head,
      nodes,
      headings,
      [outlet, hostOf(address), meta(page.head, "article:section")].filter(isString),
    ),
    byline: bylineOf(page, nodes, outlet),
    outlet: outlet ?? null,
    published,
    publishedBasis,
    canonical,
    language: languageOf(page.head, nodes),
    body:
      nodes
        .map((node) => node["articleBody"])
        .find(isString)
        ?.trim() || null,
  };
}

/** Headings of a page: those of the first level, and those of the first two in page order. */
interface Headings {
  readonly top: readonly string[];
  readonly all: readonly string[];
}

/**
 * 1. The headline of JSON-LD, where it is more surely the editors' than the title made for sharing.
 * 2. The title made for sharing; it is the article's even where the page's heading adds a kicker.
 * 3. The first top heading. 4. The headline of JSON-LD. 5. The title of the window.
 */
function titleOf(
  head: Head,
  nodes: readonly JsonObject[],
  headings: Headings,
  names: readonly string[],
): string | null {
  const headline = firstString([nodes[0]?.["headline"]]);
  const known = [...headings.top, ...headings.all, ...(headline === null ? [] : [headline])];
  const bare = (title: string | undefined) =>
    title === undefined ? undefined : withoutOutlet(decodeReferences(title), names, known);
  const [shared, tweeted] = [meta(head, "og:title"), meta(head, "twitter:title")];
  const written = {
    headline: squeeze(bare(headline ?? undefined) ?? ""),
    alternative: squeeze(firstString([nodes[0]?.["alternativeHeadline"]]) ?? ""),
    shared: squeeze(bare(shared) ?? ""),
    tweeted: squeeze(bare(tweeted) ?? ""),
    window: squeeze(head.title ?? ""),
    headings: known.slice(0, headings.top.length + headings.all.length).map(squeeze),
  };
  const candidates = [
    isHeadlineTheTitle(written) ? headline : undefined,
    shared,
    headings.top[0] ?? headings.all[0],
    headline,
    tweeted,
    head.title,
  ];
  const title = candidates
    .filter(isString)
    .map(decodeReferences)
    .find((text) => squeeze(text) !== "" && !names.some((name) => squeeze(name) === squeeze(text)));
  return bare(title) ?? null;
}

/** The titles of a page, letters and digits alone; "" where it has none of a kind. */
interface WrittenTitles {
  readonly headline: string;
  readonly alternative: string;
  readonly shared: string;
  readonly tweeted: string;
  /** With the outlet's name. */
  readonly window: string;
  /** The top ones first. */
  readonly headings: readonly string[];
}

/**
 * Whether the headline of JSON-LD is the article's title where the one for sharing has other words. The window's title is
 * written for searchers, so that of two titles the one it does not repeat is the editors'. A kicker or a tail makes no other title.
 * 1. The first heading is neither: the headline, if the window repeats it alone; a ticker's heading changes by the hour.
 * 2. A heading shows the shared title: only if all others repeat that, too, and so leave the headline to the editors.
 * 3. The first heading is the headline: if the window repeats the shared title, or if no tweet does;
 *    a tweet says nothing where the page calls those words its alternative headline.
 */
function isHeadlineTheTitle({ headline, alternative, shared, tweeted, window, headings }: WrittenTitles): boolean {
  if (headline === "" || shared === "" || headline.includes(shared) || shared.includes(headline)) return false;
  const isForSearchers = window.startsWith(shared) && (tweeted === "" || tweeted === shared);
  const top = headings[0];
  if (top === headline) {
    if (headings.some((heading) => heading.includes(shared))) return false;
    return window.startsWith(shared) || tweeted !== shared || alternative === shared;
  }
  if (isForSearchers) return true;
  return window.startsWith(headline) && !headings.some((heading) => heading.includes(shared));
}

/** 1. JSON-LD. 2. Meta tags. 3. Microdata and `rel=author`. 4. A visible byline. The outlet itself counts where no other is named. */
function bylineOf(page: Page, nodes: readonly JsonObject[], outlet: string | null): string[] {
  const sources: (() => string[])[] = [
    () => nodes.map((node) => asList(node["author"]).flatMap(authorNames)).find((names) => names.length > 0) ?? [],
    () =>
      [
        "author",
        "parsely-author",
        "sailthru.author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "citation_author",
        "og:article:author",
        "twitter:creator_name",
      ]
        .flatMap((key) => (page.head.metas.get(key) ?? []).flatMap(namesIn))
        .slice(0, 12),
    () =>
      texts(page.document, '[itemprop="author"] [itemprop="name"], [itemprop="author"], a[rel~="author"]', 6).flatMap(
        namesIn,
      ),
    () =>
      texts(
        page.document,
        '[class*="byline" i], [class*="author-name" i], [class*="article-author" i], [class*="autor" i], [class~="author"]',
        3,
      )
        .filter((text) => text.length < 120)
        .slice(0, 1)
        .flatMap(namesIn),
  ];
  for (const source of sources) {
    const names = distinct(source().map(decodeReferences));
    const people = names.filter((name) => outlet === null || squeeze(name) !== squeeze(outlet));
    if (people.length > 0) return people;
    if (names.length > 0 && source === sources[0]) return names;
  }
  return [];
}

function authorNames(author: unknown): string[] {
  if (isString(author)) return namesIn(author);
  if (!isObject(author)) return [];
  return asList(author["name"])
    .filter(isString)
    .flatMap((name) => (/ and |&|;| und /.test(name) ? namesIn(name) : nameOf(name)));
}

/** 1. JSON-LD. 2. Meta tags. 3. Microdata. 4. `<time>`. 5. A day near the head of the text. 6. The address. */
function publishedOf(
  page: Page,
  nodes: readonly JsonObject[],
  address: string | null,
): { published: string | null; publishedBasis: PublishedBasis } {
  const declared = nodes
    .flatMap((node) => [node["datePublished"], node["dateCreated"]])
    .concat(DATE_METAS.map((key) => meta(page.head, key)));
  for (const value of declared) {
    const day = isString(value) ? dayOf(value) : null;
    if (day !== null) return { published: day, publishedBasis: "metadata" };
  }
  for (const element of page.document.querySelectorAll('[itemprop="datePublished"][datetime]')) {
    const day = dayOf(element.getAttribute("datetime") ?? "");
    if (day !== null) return { published: day, publishedBasis: "metadata" };
  }
  const visible = visibleDay(page.document);
  if (visible !== null) return { published: visible, publishedBasis: "text" };
  const day = address === null ? null : dayInAddress(address);
  return { published: day, publishedBasis: day === null ? null : "url" };
}

const DATE_METAS = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "parsely-pub-date",
  "sailthru.date",
  "date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publication_date",
  "dc.date",
  "dc.date.issued",
  "dcterms.created",
  "dcterms.date",
  "dcterms.issued",
  "article.published",
  "cxenseparse:recs:publishtime",
  "citation_publication_date",
  "last-modified",
];

function visibleDay(document: DomDocument): string | null {
  for (const element of document.querySelectorAll('[itemprop="datePublished"], time[pubdate], time[datetime], time')) {
    const day = dayOf(element.getAttribute("datetime") ?? element.textContent ?? "");
    if (day !== null) return day;
  }
  const marked = texts(
    document,
    '[class*="date" i], [class*="publish" i], [class*="time" i], [class*="byline" i], [id*="date" i]',
    25,
  );
  return (
    marked
      .filter((text) => text.length < 160)
      .map(dayIn)
      .find(isString) ?? null
  );
}

/**
 * 1. The site's name. 2. The publisher in JSON-LD. 3. The same in meta tags and microdata. 4. The application's name.
 * 5. What stands beside the heading in the window's title, where the address or a link to the front page says the same.
 */
function outletOf(
  { head, document }: Page,
  nodes: readonly JsonObject[],
  headings: readonly string[],
  host: string | null,
): string | null {
  const publisher = nodes
    .flatMap((node) => asList(node["publisher"]))
    .flatMap((item) => (isObject(item) ? asList(item["name"]) : [item]));
  const named = firstString(
    [
      meta(head, "og:site_name"),
      ...publisher,
      meta(head, "publisher"),
      meta(head, "dc.publisher"),
      meta(head, "publisher/name"),
      ...texts(document, '[itemprop="publisher"] [itemprop="name"]', 1),
      meta(head, "application-name"),
      meta(head, "apple-mobile-web-app-title"),
    ].filter((name) => isString(name) && !/^https?:/i.test(name)),
  );
  if (named !== null) return named;
  const beside = headings.map((heading) => besideHeading(head.title ?? "", heading)).find(isString) ?? null;
  if (beside === null) return null;
  const own = squeeze(beside);
  const isConfirmed =
    squeeze(host ?? "").includes(own) || texts(document, 'a[href="/"]', 5).some((text) => squeeze(text) === own);
  return isConfirmed ? beside : null;
}

function canonicalOf(head: Head, nodes: readonly JsonObject[]): string | null {
  const page = nodes[0]?.["mainEntityOfPage"];
  return (
    [head.canonical, meta(head, "og:url"), nodes[0]?.["url"], isObject(page) ? page["@id"] : page]
      .filter(isString)
      .find((address) => /^https?:\/\/[^/]+\//i.test(address)) ?? null
  );
}

function languageOf(head: Head, nodes: readonly JsonObject[]): string | null {
  const declared = firstString([
    head.lang,
    nodes[0]?.["inLanguage"],
    meta(head, "og:locale"),
    meta(head, "content-language"),
    meta(head, "language"),
  ]);
  return /^([a-z]{2})(?:[-_]|$)/i.exec(declared ?? "")?.[1]?.toLowerCase() ?? null;
}

function meta(head: Head, key: string): string | undefined {
  return head.metas.get(key)?.[0];
}

function firstString(values: readonly unknown[]): string | null {
  return (
    values
      .filter(isString)
      .map((value) => decodeReferences(value).trim())
      .find((value) => value !== "") ?? null
  );
}

/** Texts of the first elements that a selector finds, white space collapsed, without empty ones. */
function texts(document: DomDocument, selector: string, limit: number): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll(selector)) {
    const text = (element.textContent ?? "").replace(/\s+/g, " ").trim();
    if (text !== "") found.push(text);
    if (found.length === limit) break;
  }
  return found;
}

function hostOf(address: string | null): string | null {
  return address === null ? null : (/^https?:\/\/(?:www\.)?([^/:]+)/i.exec(address)?.[1] ?? null);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
};

/** Character references that were escaped twice, as fields of JSON-LD often are. */
function decodeReferences(text: string): string {
  return text
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
      if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/\s+/g, " ")
    .trim();
}
