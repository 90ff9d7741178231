// Stage "recognise", dates: the year of a page that bears no date, where the text proves it.
import type { Notice, Parsed, Span } from "#document";
import { type AnniversaryLexicon, type DatedEvent, keyOf } from "#lexicon/names";
import { type DayNumber, dayNumber } from "./calendar.ts";
import { ORDINALS } from "./words.ts";

/** The anniversary itself, in the year that it proves, and the words that prove it. */
export interface ProvenYear extends Span {
  readonly year: number;
  readonly day: DayNumber;
  /** The day of the event itself. */
  readonly eventDay: DayNumber;
  readonly event: DatedEvent;
  readonly words: string;
}

const COUNTED = /\b(\d{1,3}(?=(?:st|nd|rd|th)\b)|[a-z]+)(?:st|nd|rd|th)?[ -]anniversary (?:of|since) (?:the )?/gi;
/** Another year may be meant: one is written out, or the anniversary is over, or still to come. */
const ELSEWHEN =
  /\b(?:1[89]|20)\d\d\b|\b(?:next|coming|upcoming|forthcoming|ahead|last|previous|earlier|will|would|planned|plans?)\b/i;
/** Words of the longest name of an event. */
const MOST_WORDS = 10;

/**
 * "The 25th anniversary of German reunification" is of 2015. It proves the year of the page only where its sentence names no other year
 * and does not look forward or back, and where no other anniversary on the page says otherwise.
 */
export function provenYear({ text, sentences }: Parsed, events: AnniversaryLexicon): ProvenYear | null {
  let proven: ProvenYear | null = null;
  for (const { start, end } of sentences) {
    const sentence = text.slice(start, end);
    if (!sentence.includes("nniversary") || ELSEWHEN.test(sentence)) continue;
    for (const found of sentence.matchAll(COUNTED)) {
      const count = Number(found[1]) || (ORDINALS.get((found[1] ?? "").toLowerCase()) ?? 0);
      const named = count === 0 ? null : eventAt(sentence.slice(found.index + found[0].length), events);
      if (named === null) continue;
      const [year, month, day] = named.event.day.split("-").map(Number) as [number, number, number]; // the schema says so
      if (proven !== null && proven.year !== year + count) return null;
      const from = start + found.index;
      const to = from + found[0].length + named.length;
      proven ??= {
        year: year + count,
        day: dayNumber(year + count, month, day),
        eventDay: dayNumber(year, month, day),
        event: named.event,
        words: text.slice(from, to),
        start: from,
        end: to,
      };
    }
  }
  return proven;
}

/** The event whose name the words begin with, the longest first, and how many characters it takes. */
function eventAt(
  rest: string,
  events: AnniversaryLexicon,
): { readonly event: DatedEvent; readonly length: number } | null {
  const words = rest.split(" ").slice(0, MOST_WORDS);
  for (let n = words.length; n > 0; n--) {
    const name = words
      .slice(0, n)
      .join(" ")
      .replace(/[.,;:!?"”)]+$/, "");
    const event = events.get(keyOf(name));
    if (event !== undefined) return { event, length: name.length };
  }
  return null;
}

export function yearInferred({ year, words, event, start, end }: ProvenYear): Notice {
  return {
    code: "recognise/year-inferred",
    message: `the page bears no date; its year is taken to be ${year}, since it tells of the ${words} (${event.day})`,
    start,
    end,
  };
}
