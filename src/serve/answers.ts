// Edge "serve": what is printed for a page that was not coded but must be answered all the same (a line of JSON Lines).
import type { RawPage } from "#document";
import type { ArticleShape, CodedShape } from "./api.ts";
import type { PageTask, TaskResult } from "./work/tasks.ts";

/** The page as far as it is known, with nothing found in it and the reason as a notice. */
export function emptyAnswer<T extends PageTask>(
  task: T,
  page: RawPage,
  reason: { readonly code: string; readonly message: string },
): TaskResult[T] {
  const { code, message } = reason;
  const article: ArticleShape = {
    id: page.id,
    uri: page.uri,
    canonical: null,
    title: page.given.title ?? null,
    byline: [],
    outlet: page.given.outlet ?? null,
    published: null,
    publishedBasis: null,
    language: null,
    syndication: null,
    text: page.content,
    notices: [...page.notices, { code, message }],
  };
  const answers: Pick<TaskResult, PageTask> = { extract: article, code: codedNothing(article) };
  return answers[task] as TaskResult[T]; // the two agree on T, which TypeScript does not follow through Pick
}

function codedNothing(article: ArticleShape): CodedShape {
  return { ...article, mentions: [], dates: [], places: [], claims: [], events: [], forecasts: [], sentences: [] };
}
