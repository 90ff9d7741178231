export * from "./article.ts";
export * from "./coded.ts";
export * from "./mention-index.ts";
export * from "./parsed.ts";
export * from "./plover.ts";
export * from "./recognised.ts";
export * from "./span.ts";
export * from "./tree.ts";
