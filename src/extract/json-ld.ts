// Stage "extract", metadata: reads JSON-LD, whole or broken, and finds what describes the article.

export type JsonObject = { readonly [key: string]: unknown };

const ARTICLE_TYPE = /article|posting|report|review|analysis|opinion|newsletter/i;
const PAGE_TYPE = /webpage|itempage/i;

/** How deep lists and objects are followed. */
const DEPTH = 8;

/**
 * What the scripts say of the article, best node first: article types before pages, page order within.
 * A script that is not JSON is repaired, or else mined for the few fields that matter.
 * Authors and publishers that stand elsewhere (`{"@id": "#org"}`) are put where they are named.
 */
export function articleNodes(scripts: readonly string[]): JsonObject[] {
  const nodes = withReferences(scripts.flatMap((script) => collect(parseLoosely(script), 0)));
  const typed = (pattern: RegExp) => nodes.filter((node) => pattern.test(typeOf(node)));
  const articles = typed(ARTICLE_TYPE).sort((a, b) => weight(b) - weight(a));
  return [...articles, ...typed(PAGE_TYPE).filter((node) => !articles.includes(node))];
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function typeOf(node: JsonObject): string {
  return asList(node["@type"]).filter(isString).join(" ");
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

export function isString(value: unknown): value is string {
  return typeof value === "string";
}

/** A headline and a date make the page's own article; teasers of others lack one or the other. */
function weight(node: JsonObject): number {
  const has = (key: string) => (node[key] === undefined || node[key] === "" ? 0 : 1);
  return has("headline") + has("datePublished") + has("author") + has("articleBody") + has("mainEntityOfPage");
}

function collect(value: unknown, depth: number): JsonObject[] {
  if (depth > DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, depth + 1));
  if (!isObject(value)) return [];
  return [value, ...["@graph", "mainEntity", "mainEntityOfPage"].flatMap((key) => collect(value[key], depth + 1))];
}

/** Fields that may name a node of the graph instead of holding it. */
const REFERRING = ["author", "publisher"] as const;

function withReferences(nodes: readonly JsonObject[]): JsonObject[] {
  const byId = new Map(nodes.filter((node) => node["name"] !== undefined).map((node) => [node["@id"], node]));
  const resolve = (value: unknown) =>
    isObject(value) && value["name"] === undefined ? (byId.get(value["@id"]) ?? value) : value;
  return nodes.map((node) => ({
    ...node,
    ...Object.fromEntries(REFERRING.flatMap((key) => (key in node ? [[key, asList(node[key]).map(resolve)]] : []))),
  }));
}

function parseLoosely(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:\/\/\s*)?<!\[CDATA\[|(?:\/\/\s*)?\]\]>\s*$/g, "")
    .replace(/^\s*<!--|-->\s*$/g, "")
    .trim()
    .replace(/;+$/, "");
  return tryParse(bare) ?? tryParse(repair(bare)) ?? mine(bare);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Raw line breaks and tabs inside strings, commas before a closing bracket, an object after the last one. */
function repair(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/,\s*([}\]])/g, "$1")
    .replace(/}\s*{/g, "},{")
    .replace(/^(\{.*\},\{.*\})$/s, "[$1]")
    .replace(/\\(?!["\\/bfnrtu])/g, "");
}

/** Fields of a script that cannot be parsed, each by its name. */
function mine(text: string): unknown {
  const field = (name: string) =>
    new RegExp(`"${name}"\\s*:\\s*"((?:[^"\\\\]|\\\\.){1,500})"`).exec(text)?.[1]?.replace(/\\(["/\\])/g, "$1");
  const named = (key: string) =>
    new RegExp(`"${key}"\\s*:\\s*[[{][^\\]]{0,300}?"name"\\s*:\\s*"([^"]{1,100})"`).exec(text)?.[1];
  const found = {
    headline: field("headline"),
    datePublished: field("datePublished"),
    author: named("author"),
    publisher: named("publisher"),
    "@type": "Article",
  };
  return found.headline === undefined && found.datePublished === undefined ? undefined : found;
}
