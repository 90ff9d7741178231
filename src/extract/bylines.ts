// Stage "extract", metadata: names of authors out of what fields and visible bylines say.
import { dayIn, findDay } from "./day.ts";

/** Words that introduce an author, in the languages of the development pages and their neighbours; the form only, no meaning hangs on them. */
const INTRODUCTION =
  /^(?:(?:written|reported|story|text|words|article|posted|published|report|analysis|opinion)\s+)?(?:by|von|par|por|di|da|door|av|af|od|oleh|autor(?:in|es)?|authors?|redaktion|tekst|text|auteur|skrevet av|автор|запис)\b\s*:?\s*/i;
/** The same at the head of a line of the page, where only a capital behind it makes it a byline. */
const BYLINE_WORD =
  /^(?:(?:[Ww]ritten |[Ss]tory |[Rr]eported |[Tt]ext |[Ww]ords )?[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Dd]oor|[Aa]utor(?:in)?|[Aa]uthor|[Rr]edaktion)\s*:?\s+\p{Lu}/u;
/** Words between two names. */
const BETWEEN = /\s*(?:,|;|\||\/|·|•|\band\b|&|\bund\b|\bet\b|\by\b|\bi\b|\bog\b|\boch\b|\bmit\b|\bwith\b|、)\s*/i;
/** What stands behind a name and is not part of it: role, place, outlet, address, date. */
const BEHIND = /\s*(?:\(.*|\[.*|<.*|@\S.*|\bfor\s.*|\s[-–—]\s.*|\s(?:für|pour)\s.*|\s(?:is|ist)\s.*)$/i;
/** Words that no name of a person or agency holds. */
const NO_NAME =
  /https?:|www\.|\.(?:php|html?)\b|\d{4}|published|updated|comments?|@|^(?:admin|administrator|guest|editor|unknown|null|undefined|none|n\/a|user)$/i;

const LONGEST_NAME = 60;

/** A person's name as bylines write it: two to four large words, with small ones between. */
const FULL_NAME =
  /^\p{Lu}[\p{L}’'.-]*(?: (?:de|da|di|la|le|der|den|van|von|zu|bin|al|el|dos|du)){0,2}(?: \p{Lu}[\p{L}’'.-]*){1,3}$/u;

/**
 * Names in a line under the headline: what a word such as "By" introduces, or a name with nothing but a day behind it
 * that `text`, the article, does not hold: the place of a dateline it does. Other lines name nobody.
 */
export function namesUnderHeadline(line: string, text: string): string[] {
  const parts = line.split(/\s*[|·•]\s*/);
  const undated = parts.filter((part) => parts.length === 1 || dayIn(part) === null);
  const field = undated.join(" | ");
  const names = (findDay(field)?.before.replace(WEEKDAY_BEFORE, "") ?? field).replace(/[\s,–—-]+$/, "");
  if (BYLINE_WORD.test(names)) return namesIn(names);
  return names !== line && FULL_NAME.test(names) && !text.includes(names) ? [names] : [];
}

/** "Ann Lee, Monday, 15 January 2024": one word between the name and the day, a weekday or a place, in whatever language. */
const WEEKDAY_BEFORE = /(?:,|\s[–—-])\s*\p{L}+\.?,?\s*$/u;

/** Names in one field or byline: "By Ann Lee and Bo Ek" gives two. */
export function namesIn(field: string): string[] {
  const text = field.replace(/\s+/g, " ").trim().replace(INTRODUCTION, "");
  if (/^(?:https?:|www\.)/i.test(text)) return [];
  return text
    .split(BETWEEN)
    .map((part) =>
      part
        .replace(INTRODUCTION, "")
        .replace(BEHIND, "")
        .replace(/^[\s.:–—-]+|[\s:–—-]+$/g, ""),
    )
    .filter(isName);
}

/** A name given on its own in a field: kept whole, "AFP, Manila" included. */
export function nameOf(field: string): string[] {
  const text = field
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:by|von|par|por)\s+/i, "")
    .replace(/\s*\([^)]*\)$/, "");
  return isName(text) ? [text] : [];
}

function isName(text: string): boolean {
  return (
    text.length > 1 &&
    text.length <= LONGEST_NAME &&
    /\p{L}{2}/u.test(text) &&
    !NO_NAME.test(text) &&
    text.split(" ").length <= 7
  );
}

/** Each name once, in order; "ANN LEE" and "Ann Lee" are one. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
