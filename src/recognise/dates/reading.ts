// Stage "recognise", dates: what the words of a time expression say, before it is known which day they mean.
import type { TimexType } from "#document";
import type { Feast, Unit } from "./words.ts";

/** Which of several: "last", "next" go by the week or year named; "past", "coming" to the nearest. */
export type Which = "this" | "last" | "next" | "past" | "coming" | "told";

/** A stretch of the calendar, as far as it is said: "May", "5 May 2015", "the spring of 2014", "Monday". */
export interface Calendar {
  readonly kind: "calendar";
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly season?: "SP" | "SU" | "FA" | "WI";
  readonly quarter?: number;
  readonly half?: number;
  readonly week?: number;
  /** 199 for the 1990s; with `shortDecade` 9 for "the nineties". */
  readonly decade?: number;
  readonly shortDecade?: number;
  readonly century?: number;
  readonly feast?: Feast;
  /** Before Christ: `year`, `decade` and `century` count backwards. */
  readonly bc?: boolean;
  readonly weekend?: boolean;
  readonly which?: Which;
  /** Fiscal and school years name no days. */
  readonly yearPrefix?: "FY" | "SY";
}

/** A stretch so many units from an anchor: "two weeks ago", "tomorrow", "next month", "the following day". */
export interface Shift {
  readonly kind: "shift";
  readonly unit: Unit;
  /** Negative is earlier; "X" for "a few", with its sign in `back`. */
  readonly count: number | "X";
  readonly back?: boolean;
  readonly from: "published" | "told" | Reading;
  /** True where a day is meant whatever the unit: "two weeks from Friday". */
  readonly exact?: boolean;
  /** The weekday in the stretch: "Monday of next week". */
  readonly weekday?: number;
  /** The stretch named inside the unit: "the 15th of next month", "September of last year". */
  readonly inside?: Calendar;
}

/** A week counted inside a month or year: "the first week of May". `nth` -1 is the last. */
export interface WeekOf {
  readonly kind: "weekOf";
  readonly nth: number;
  readonly of: Reading;
  /** The weekday in it: "the first week of May, on Friday". */
  readonly weekday?: number;
}

/** The ISO week a day stands in. */
export interface WeekAround {
  readonly kind: "weekAround";
  readonly of: Reading;
  readonly weekend: boolean;
}

/** A length, with the side of the anchor it lies on where that is said: "the past three months". */
export interface Length {
  readonly kind: "length";
  readonly unit: Unit;
  readonly count: number | "X";
  readonly toward: "past" | "future" | null;
  /** The value in full where it has several units: "P2Y1M". */
  readonly value?: string;
}

/** A value that needs no day: sets, `PAST_REF`. */
export interface Fixed {
  readonly kind: "fixed";
  readonly type: TimexType;
  readonly value: string;
}

/** A time of a day; without `day` the day told last. `suffix`: `T17:30`, `TMO`. */
export interface Clock {
  readonly kind: "clock";
  readonly suffix: string;
  readonly day: Reading | null;
}

export type Reading = Calendar | Shift | WeekOf | WeekAround | Length | Fixed | Clock;
