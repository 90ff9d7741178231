// Stage "recognise", dates: the closed classes of English time words.

const numbered = (...names: string[]): [string, number][] =>
  names.flatMap((group, i) => group.split(" ").map((name): [string, number] => [name, i + 1]));

export const MONTHS: ReadonlyMap<string, number> = new Map(
  numbered(
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
  ),
);
/** Month words that are also common words or names: they need a day, a year or a preposition beside them. */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set([
  "may",
  "march",
  "mar",
  "jan",
  "dec",
  "sep",
  "nov",
  "oct",
  "apr",
]);

export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  numbered(
    "monday mon",
    "tuesday tue tues",
    "wednesday wed",
    "thursday thu thur thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
  ),
);
export const SHORT_WEEKDAYS: ReadonlySet<string> = new Set([
  ..."mon tue tues wed thu thur thurs fri sat sun".split(" "),
]);

export const SEASONS: ReadonlyMap<string, "SP" | "SU" | "FA" | "WI"> = new Map([
  ["spring", "SP"],
  ["summer", "SU"],
  ["autumn", "FA"],
  ["fall", "FA"],
  ["winter", "WI"],
]);

export type Unit =
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "weekend"
  | "week"
  | "month"
  | "quarter"
  | "year"
  | "decade"
  | "century"
  | "millennium";

export const UNITS: ReadonlyMap<string, Unit> = new Map(
  (
    [
      ["second", "second seconds"],
      ["minute", "minute minutes"],
      ["hour", "hour hours"],
      ["day", "day days"],
      ["weekend", "weekend weekends"],
      ["week", "week weeks workweek"],
      ["month", "month months"],
      ["quarter", "quarter quarters"],
      ["year", "year years"],
      ["decade", "decade decades"],
      ["century", "century centuries"],
      ["millennium", "millennium millennia"],
    ] as const
  ).flatMap(([unit, forms]) => forms.split(" ").map((form): [string, Unit] => [form, unit])),
);

/** How TIMEX3 writes a length in a unit: prefix and letter around the number. */
export const LENGTHS: Readonly<Record<Unit, readonly [string, string]>> = {
  second: ["PT", "S"],
  minute: ["PT", "M"],
  hour: ["PT", "H"],
  day: ["P", "D"],
  weekend: ["P", "WE"],
  week: ["P", "W"],
  month: ["P", "M"],
  quarter: ["P", "Q"],
  year: ["P", "Y"],
  decade: ["P", "DE"],
  century: ["P", "CE"],
  millennium: ["P", "ML"],
};

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(" ").map((word, i): [string, number] => [word, i]),
  ["dozen", 12],
]);
export const TENS_NUMBERS: ReadonlyMap<string, number> = new Map(
  TENS.split(" ").map((word, i): [string, number] => [word, (i + 2) * 10]),
);
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    .split(" ")
    .map((word, i): [string, number] => [word, i + 1]),
  ["twentieth", 20],
  ["thirtieth", 30],
]);
export const DECADE_WORDS: ReadonlyMap<string, number> = new Map(
  "twenties thirties forties fifties sixties seventies eighties nineties"
    .split(" ")
    .map((word, i): [string, number] => [word, i + 2]),
);

/** Parts of a day, as TIMEX3 writes them after the day. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ["morning", "TMO"],
  ["afternoon", "TAF"],
  ["evening", "TEV"],
  ["night", "TNI"],
  ["noon", "T12:00"],
  ["midday", "T12:00"],
  ["midnight", "T24:00"],
  ["dawn", "TMO"],
  ["dusk", "TEV"],
]);

/** Words that point back or forward of themselves. */
export const REFERENCES: ReadonlyMap<string, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF"> = new Map([
  ["now", "PRESENT_REF"],
  ["currently", "PRESENT_REF"],
  ["current", "PRESENT_REF"],
  ["nowadays", "PRESENT_REF"],
  ["recently", "PAST_REF"],
  ["recent", "PAST_REF"],
  ["former", "PAST_REF"],
  ["future", "FUTURE_REF"],
]);

/** Feasts on a fixed day, or by rule: [month, day], or [month, weekday, nth], or days after Easter. */
export type Feast =
  | { readonly month: number; readonly day: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number; readonly plus?: number }
  | { readonly easter: number };

export const FEASTS: ReadonlyMap<string, Feast> = new Map<string, Feast>([
  ["new year's day", { month: 1, day: 1 }],
  ["new year day", { month: 1, day: 1 }],
  ["new year's eve", { month: 12, day: 31 }],
  ["new year", { month: 1, day: 1 }],
  ["christmas day", { month: 12, day: 25 }],
  ["christmas eve", { month: 12, day: 24 }],
  ["christmas", { month: 12, day: 25 }],
  ["boxing day", { month: 12, day: 26 }],
  ["valentine's day", { month: 2, day: 14 }],
  ["earth day", { month: 4, day: 22 }],
  ["may day", { month: 5, day: 1 }],
  ["international workers' day", { month: 5, day: 1 }],
  ["independence day", { month: 7, day: 4 }],
  ["bastille day", { month: 7, day: 14 }],
  ["halloween", { month: 10, day: 31 }],
  ["veterans day", { month: 11, day: 11 }],
  ["armistice day", { month: 11, day: 11 }],
  ["saint patrick", { month: 3, day: 17 }],
  ["labor day", { month: 9, weekday: 1, nth: 1 }],
  ["memorial day", { month: 5, weekday: 1, nth: -1 }],
  ["thanksgiving", { month: 11, weekday: 4, nth: 4 }],
  ["thanksgiving day", { month: 11, weekday: 4, nth: 4 }],
  ["black friday", { month: 11, weekday: 4, nth: 4, plus: 1 }],
  ["easter", { easter: 0 }],
  ["easter sunday", { easter: 0 }],
  ["easter monday", { easter: 1 }],
  ["good friday", { easter: -2 }],
]);
