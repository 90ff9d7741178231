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
 * 1. A heading or headline that the title begins with, up to a mark and something shorter, is the title; so is one behind such a mark.
 *    Not so where another heading or the headline has all the words: then what follows is no section.
 * 2. Else the parts behind the last separators go as long as each names the outlet or its address;
 *    once one has gone, a single word before it is a section and goes, too.
 * 3. What stands before the first mark goes where it is the outlet's whole name; "Harbour: talks open" has a kicker.
 *
 * @param names    what the outlet is called: site name, publisher, host
 * @param headings top headings of the page, the first one first, and the headline in its JSON-LD
 */
export function withoutOutlet(title: string, names: readonly string[], headings: readonly string[]): string {
  const [top, ...others] = headings.map(squeeze);
  if (top === squeeze(title)) return title;
  const own = others.includes(squeeze(title)) ? undefined : headings.find((heading) => isWithin(heading, title));
  if (own !== undefined) return own;
  const cuts = [...title.matchAll(SEPARATOR)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let rest = title;
  for (const { start, end } of cuts.reverse()) {
    const part = rest.slice(end);
    const isSection = rest !== title && !/\s/.test(part) && squeeze(rest.slice(0, start)).length >= HEADLINE_LETTERS;
    if (start === 0 || !(namesOutlet(part, names) || isSection)) break;
    rest = rest.slice(0, start);
  }
  const first = cuts.at(-1); // the last ones came first
  const isNamed = first !== undefined && first.end < rest.length && isOutlet(title.slice(0, first.start), names);
  return (isNamed && !/^\s*:\s*$/.test(title.slice(first.start, first.end)) ? rest.slice(first.end) : rest).trim();
}

function isOutlet(part: string, names: readonly string[]): boolean {
  return squeeze(part) !== "" && names.some((name) => squeeze(name) === squeeze(part));
}

/** What a title has behind its last mark or before its first, where `heading` is all the rest or begins or ends it; null where it is not. */
export function besideHeading(title: string, heading: string): string | null {
  const marks = [...title.matchAll(SEPARATOR)];
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || squeeze(heading) === "") return null;
  const behind = title.slice(last.index + last[0].length).trim();
  if (title.startsWith(heading) && last.index >= heading.length && behind !== "") return behind;
  const before = title.slice(0, first.index).trim();
  return title.endsWith(heading) && first.index + first[0].length <= title.length - heading.length && before !== ""
    ? before
    : null;
}

/** A part as long as this is a headline and no name of a section. */
const HEADLINE_LETTERS = 20;

/** "Talks open" stands in "Talks open | World" and in "World | Talks open", but "Talks" does not; "Canal: talks open" has a kicker and is whole. */
function isWithin(heading: string, title: string): boolean {
  const before = title.startsWith(heading) && /^\s*[|ㅣ｜»«•·:：–—-]/u.test(title.slice(heading.length));
  const behind = title.endsWith(heading) && /[|ㅣ｜»«•·]\s*$/u.test(title.slice(0, -heading.length));
  return heading !== "" && (before || behind) && squeeze(title).length < squeeze(heading).length * 2;
}

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

/** The article without its title and byline, where those stand among the first lines; further on the same words may be a subheading. */
export function withoutHead(paragraphs: readonly string[], title: string | null, byline: readonly string[]): string[] {
  const own = squeeze(title ?? "");
  const names = byline.map(squeeze);
  const isHead = (text: string) => {
    const letters = squeeze(text);
    const isTitle = own !== "" && letters === own;
    const isByline =
      names.length > 0 &&
      names.every((name) => letters.includes(name)) &&
      letters.length <= names.join("").length + BYLINE_SPARE;
    return isTitle || isByline;
  };
  return paragraphs.filter((text, at) => at >= HEAD_REACH || !isHead(text));
}

const HEAD_REACH = 3;
/** Letters of a byline that are no name: "By", "and", a role. */
const BYLINE_SPARE = 25;
