// Edge "serve": what the workers of the pool can be asked, and what comes of it. Values cross threads, so they are plain.
import type { Relation } from "#code";
import type { Article, RawPage, Span, Status } from "#document";
import type { ConlluSentence } from "#parse";
import type { ArticleShape, CodedShape } from "../api.ts";
import type { Explanation, MarkedPair } from "../explain/shape.ts";

/** A page whose article is known already, from a store: `code` starts from that and reads nothing else of the page. */
export interface ArticlePage extends RawPage {
  readonly article: Article;
}

/** What `parse` is given: a page, or a sentence whose words stand. */
export type ParseQuestion = { readonly format: "conllu" | "jsonl" } & (
  | { readonly page: RawPage }
  | { readonly sentence: ConlluSentence }
);

/** As it is printed. */
export interface ParseAnswer {
  readonly printed: string;
  /** Whether there was a sentence in it. */
  readonly found: boolean;
}

/** Words that stand, or a text. */
export type StatusQuestion = { readonly id: unknown } & (
  | { readonly tokens: readonly string[] }
  | { readonly text: string }
);

export interface StatusAnswer {
  readonly id: unknown;
  /** The words that `token` counts in, where a text was given. */
  readonly tokens?: readonly string[];
  readonly events: readonly {
    readonly token: number;
    /** Half-open, into the text, where one was given. */
    readonly start?: number;
    readonly end?: number;
    readonly status: Status;
    /** By the time of writing it has happened (3), has not (-3), or that is open (0), as the text presents it. */
    readonly value: number;
  }[];
}

export interface RelateQuestion {
  readonly id: unknown;
  readonly text: string;
  readonly actor: Span | null;
  readonly recipient: Span | null;
}

export interface RelateAnswer extends Omit<Relation, "intensity"> {
  readonly id: unknown;
}

export interface ExplainQuestion {
  readonly text: string;
  readonly published: string | null;
  /** Parties that a person named; null for none. */
  readonly marked: MarkedPair | null;
  /** An article that is known already, in place of the text. */
  readonly article: Article | null;
  /** Only the sentences that touch it; null for all. */
  readonly within: Span | null;
}

/** Task → what it is given. */
export interface Given {
  readonly extract: RawPage;
  readonly code: RawPage | ArticlePage;
  readonly parse: ParseQuestion;
  readonly status: StatusQuestion;
  readonly relate: RelateQuestion;
  readonly explain: ExplainQuestion;
}

/** Task → what comes of it. */
export interface TaskResult {
  readonly extract: ArticleShape;
  readonly code: CodedShape;
  readonly parse: ParseAnswer;
  readonly status: StatusAnswer;
  readonly relate: RelateAnswer;
  readonly explain: Explanation;
}
export type Task = keyof TaskResult;
/** Tasks that are given pages and answer each with its article. */
export type PageTask = "extract" | "code";

/** Does one task; what it needs is loaded. */
export type Work<T extends Task> = (given: Given[T]) => TaskResult[T] | Promise<TaskResult[T]>;
