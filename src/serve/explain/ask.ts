// Edge "serve": asks a worker for an explanation, so that no text takes too long.
import type { Article, Span } from "#document";
import { EdgeError, type Effects } from "#effects";
import type { Overlay } from "../lexicon/overlay.ts";
import { mapWork } from "../pool.ts";
import type { ExplainQuestion } from "../work/tasks.ts";
import type { Explanation } from "./shape.ts";

export interface AskOptions {
  /** Seconds of computing. */
  readonly timeout: number;
  readonly overlay: Overlay | null;
}

/** @throws EdgeError where it takes too long or cannot be done */
export async function explain(
  question: ExplainQuestion,
  { timeout, overlay }: AskOptions,
  effects: Pick<Effects, "signal">,
): Promise<Explanation> {
  const pool = { jobs: 1, timeoutMs: timeout * 1000, overlay };
  for await (const { outcome } of mapWork<"explain", null>("explain", once(question), pool, effects)) {
    if (outcome !== null && "value" in outcome) return outcome.value;
    if (outcome !== null) throw new EdgeError(outcome.code, `the text cannot be explained: ${outcome.message}`);
  }
  throw new EdgeError("serve/interrupted", "interrupted");
}

async function* once(given: ExplainQuestion) {
  yield { of: null, given, length: given.text.length };
}

/** What of an article is explained: the sentences that touch a span. */
export function askedOf(article: Article, within: Span): ExplainQuestion {
  return { text: article.text, published: article.published, marked: null, article, within };
}
