// The stages in order: read this first. Each is a pure function of a document and its lexicon or model.
import { type CodeLexicon, code } from "#code";
import type { Article, Coded, Notice, Outcome, Parsed, RawPage, Recognised } from "#document";
import { type ExtractModel, extract } from "#extract";
import { type ParseModel, parse } from "#parse";
import { type RecogniseLexicon, recognise } from "#recognise";

/** What the stages need to know; loaded once by an edge (`src/serve/resources.ts`). */
export interface Resources {
  readonly extract: ExtractModel;
  readonly parse: ParseModel;
  readonly recognise: RecogniseLexicon;
  readonly code: CodeLexicon;
}

/** Page → article. */
export function extractPage(page: RawPage, resources: Pick<Resources, "extract">): Article {
  return settle(extract(page, resources.extract));
}

/** Article → sentences, words, trees, quotations. A text that is not English gets none, and a notice. */
export function parseArticle(article: Article, resources: Pick<Resources, "parse">): Parsed {
  return settle(parse(article, resources.parse));
}

/** Article → who, where, when → what happened, who says so, what is foretold. */
export function codeArticle(article: Article, resources: Omit<Resources, "extract">): Coded {
  const parsed = parseArticle(article, resources);
  const recognised: Recognised = settle(recognise(parsed, resources.recognise));
  return settle(code(recognised, resources.code));
}

/** The whole way. */
export function codePage(page: RawPage, resources: Resources): Coded {
  return codeArticle(extractPage(page, resources), resources);
}

/** The document with the notices of its last stage added to those it had. */
function settle<T extends { readonly notices: readonly Notice[] }>(outcome: Outcome<T>): T {
  if (outcome.notices.length === 0) return outcome.value;
  return { ...outcome.value, notices: [...outcome.value.notices, ...outcome.notices] };
}
