// Edge "serve", part "brief": which accounts are copies of one another, and so count as one.
import type { StoredArticle } from "#store";

/** Words in a row that are compared. */
const SHINGLE_WORDS = 5;
/** Share of the shorter text's shingles that the other must hold. Two reports of the same speech share up to a fifth, a cut-down repost nearly all. */
const COPY_SHARE = 0.6;
/** Under this many shingles a share says nothing. */
const MIN_SHINGLES = 8;

export interface Origin {
  readonly outlet: string | null;
  readonly syndication: StoredArticle["syndication"];
  readonly shingles: ReadonlySet<string>;
}

export function originOf({ outlet, syndication, text }: StoredArticle): Origin {
  return { outlet, syndication, shingles: shinglesOf(text) };
}

/**
 * Groups accounts that go back to one: 1. of the same outlet, or with the same named origin; 2. with (nearly) the same text.
 * @returns for each account the number of its group, counted from 0 in order of appearance
 */
export function groupCopies(origins: readonly Origin[]): number[] {
  const groups: number[] = [];
  let count = 0;
  for (const [i, origin] of origins.entries()) {
    const earlier = origins.slice(0, i).flatMap((other, k) => (isCopy(origin, other) ? [groups[k] ?? 0] : []));
    const group = earlier.length === 0 ? count++ : Math.min(...earlier);
    groups.push(group);
    for (const [k, own] of groups.entries()) if (earlier.includes(own)) groups[k] = group;
  }
  const numbers = [...new Set(groups)];
  return groups.map((group) => numbers.indexOf(group));
}

export function isCopy(a: Origin, b: Origin): boolean {
  const [first, second] = [sourceOf(a), sourceOf(b)];
  return (first !== null && first === second) || sharedShare(a.shingles, b.shingles) >= COPY_SHARE;
}

/** Whom the words are from, as far as the page says. */
function sourceOf({ outlet, syndication }: Origin): string | null {
  const name = syndication?.origin ?? outlet;
  return name === null
    ? null
    : name
        .toLowerCase()
        .replace(/^the /, "")
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
}

export function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .slice(0, Math.max(0, words.length - SHINGLE_WORDS + 1))
      .map((_, i) => words.slice(i, i + SHINGLE_WORDS).join(" ")),
  );
}

function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < MIN_SHINGLES) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / small.size;
}
