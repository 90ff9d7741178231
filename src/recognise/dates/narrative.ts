// Stage "recognise", dates: is the text a history, whose bare "May" follows the date told before, or news, whose "May"
// lies next to the day of publication?
import { type DayNumber, ymd } from "./calendar.ts";
import type { Reading } from "./reading.ts";

/** A history names many years; a page of news a few. */
const MIN_YEARS = 8;
/** Share of the years told that must lie before the year of publication. */
const MIN_SHARE = 0.8;
/** News points at its own day ("on Monday", "yesterday", "last week"); a history hardly ever. Per year named. */
const MAX_NEAR_SHARE = 0.2;

/** @param published null where unknown: then a text with many years of its own is a history */
export function isNarrative(readings: readonly Reading[], published: DayNumber | null): boolean {
  if (readings.length < MIN_YEARS) return false; // most pages
  const years = readings.flatMap((reading) =>
    reading.kind === "calendar" && reading.year !== undefined ? [reading.bc ? -reading.year : reading.year] : [],
  );
  if (years.length < MIN_YEARS) return false;
  if (readings.filter(pointsAtToday).length / years.length > MAX_NEAR_SHARE) return false;
  if (published === null) return true;
  const { year } = ymd(published);
  return years.filter((told) => told < year).length / years.length >= MIN_SHARE;
}

function pointsAtToday(reading: Reading): boolean {
  if (reading.kind === "calendar") return reading.weekday !== undefined && reading.month === undefined;
  return reading.kind === "shift" && reading.from === "published";
}
