// Stage "extract", metadata: which of a page's titles is the article's, without the outlet's name behind it.

/** Marks that part a title from the name of the section or outlet behind it. */
const SEPARATOR = /\s*[|ㅣ｜»«•·：]\s*|\s+[-–—:]{1,2}\s+|(?<=\p{Script=Hangul})-(?=\p{Script=Hangul})/gu;

/** Letters and digits alone, lower case, without accents. */
export function squeeze(text: string): string {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join("");
}

/**
 * Cuts the name of the outlet off a title.
 *
 * 1. A heading of the page that equals the title up to a separator, or from one on, is the title.
 * 2. Else the parts behind the last separators go as long as each names the outlet or its address.
 *
 * @param names    what the outlet is called: site name, publisher, host
 * @param headings top headings of the page
 */
export function withoutOutlet(title: string, names: readonly string[], headings: readonly string[]): string {
  const cuts = [...title.matchAll(SEPARATOR)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const known = new Set(headings.map(squeeze));
  if (known.has(squeeze(title))) return title;
  for (const { start, end } of cuts) {
    if (start > 0 && known.has(squeeze(title.slice(0, start)))) return title.slice(0, start).trim();
    if (squeeze(title.slice(end)).length >= HEADLINE_LETTERS && known.has(squeeze(title.slice(end))))
      return title.slice(end).trim();
  }
  let rest = title;
  for (const { start, end } of cuts.reverse()) {
    if (start === 0 || !namesOutlet(rest.slice(end), names)) break;
    rest = rest.slice(0, start);
  }
  return rest.trim();
}

/** A part as long as this is a headline and no name of a section. */
const HEADLINE_LETTERS = 20;

/** "BBC News" names "bbc.co.uk", "The Standard" names "Evening Standard". */
function namesOutlet(part: string, names: readonly string[]): boolean {
  const bare = squeeze(part);
  if (bare === "") return false;
  return names.some((name) => {
    const own = squeeze(name);
    if (own.length < 2) return false;
    return (
      own === bare ||
      (bare.length >= 4 && own.includes(bare)) ||
      (own.length >= 4 && bare.includes(own) && bare.length <= own.length * 2)
    );
  });
}
