import { describe, expect, test } from "vitest";
import { bareArticle, type Parsed, type Sentence, type Token } from "#document";
import { recogniseDates } from "../../../src/recognise/dates/index.ts";

/** Sentences without trees: one a line, words cut at blanks and marks. Tense is then read from the words. */
function flat(text: string, published: string | null): Parsed {
  const sentences: Sentence[] = [...text.matchAll(/[^\n]+/g)].map((line) => {
    const tokens: Token[] = [...line[0].matchAll(/[\p{L}\d]+|[^\s\p{L}\d]/gu)].map((word) => {
      const start = line.index + word.index;
      const form = word[0];
      const xpos = /^(?:was|were|\w+ed|met|said|held|left)$/.test(form) ? "VBD" : "X";
      return { form, lemma: form, upos: "X", xpos, head: -1, deprel: "dep", start, end: start + form.length };
    });
    return { start: line.index, end: line.index + line[0].length, tokens, paragraph: 0, flat: true };
  });
  const publishedBasis = published === null ? null : "given";
  const article = bareArticle(text, { id: "x", published, publishedBasis, language: "en" });
  return { ...article, sentences, quotations: [] };
}

const read = (text: string, published: string | null = "2014-11-20"): string[] =>
  recogniseDates(flat(text, published)).value.map((date) => `${date.text} = ${date.type} ${date.value}`);

describe("dates that carry their own year", () => {
  test.each([
    ["They met on 5 May 2015.", "5 May 2015 = DATE 2015-05-05"],
    ["They met on Tuesday, May 5th, 2015.", "Tuesday, May 5th, 2015 = DATE 2015-05-05"],
    ["It was built in May 2015.", "May 2015 = DATE 2015-05"],
    ["It was built in 2013.", "2013 = DATE 2013"],
    ["It fell apart in the 1990s.", "the 1990s = DATE 199"],
    ["It grew in the mid-1980s.", "the mid-1980s = DATE 198"],
    ["It began in the 19th century.", "the 19th century = DATE 18"],
    ["Sales fell in the first quarter of 2015.", "the first quarter of 2015 = DATE 2015-Q1"],
    ["The second half of 2014 was calm.", "The second half of 2014 = DATE 2014-H2"],
    ["They left in the spring of 2012.", "the spring of 2012 = DATE 2012-SP"],
    ["At the end of 1989 the wall fell.", "the end of 1989 = DATE 1989"],
    ["The paper is dated 2015-03-05.", "2015-03-05 = DATE 2015-03-05"],
    ["The paper is dated 05.03.2015 here.", "05.03.2015 = DATE 2015-03-05"],
    ["The city was taken in 490 BC.", "490 BC = DATE BC0490"],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual([expected]);
    expect(read(text, null)).toEqual([expected]);
  });
});

describe("dates told from the day of publication, Thursday 20 November 2014", () => {
  test.each([
    ["He arrived on Monday.", "Monday = DATE 2014-11-17"],
    ["He will arrive on Monday.", "Monday = DATE 2014-11-24"],
    ["He arrived on Thursday.", "Thursday = DATE 2014-11-20"],
    ["He arrived in September.", "September = DATE 2014-09"],
    ["He arrived in December.", "December = DATE 2013-12"],
    ["He will arrive in May.", "May = DATE 2015-05"],
    ["He arrived last September.", "last September = DATE 2014-09"],
    ["He arrived on 5 May.", "5 May = DATE 2014-05-05"],
    ["He will arrive on May 5.", "May 5 = DATE 2015-05-05"],
    ["He arrived yesterday.", "yesterday = DATE 2014-11-19"],
    ["He arrived earlier this week.", "earlier this week = DATE 2014-W47"],
    ["He arrived last year.", "last year = DATE 2013"],
    ["He arrived last Friday.", "last Friday = DATE 2014-11-14"],
    ["He will arrive next Friday.", "next Friday = DATE 2014-11-28"],
    ["Envoys met ahead of next month's summit.", "next month = DATE 2014-12"],
    ["He arrived two weeks ago.", "two weeks ago = DATE 2014-W45"],
    ["He arrived three days ago.", "three days ago = DATE 2014-11-17"],
    ["He will arrive in two days.", "in two days = DATE 2014-11-22"],
    ["He has ruled for the past year.", "the past year = DURATION P1Y"],
    ["He arrived at the end of the month.", "the end of the month = DATE 2014-11"],
    ["He arrived on the night of 18 November.", "the night of 18 November = TIME 2014-11-18TNI"],
    ["He spoke on Monday night.", "Monday night = TIME 2014-11-17TNI"],
    ["They will meet on Tuesday of next week.", "Tuesday of next week = DATE 2014-11-25"],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test.each(["He arrived on Monday.", "He arrived last year.", "He arrived in September."])(
    "%s stays unresolved where no day of publication is known",
    (text) => {
      const { value, notices } = recogniseDates(flat(text, null));
      expect(value.map((date) => date.value)).toEqual([null]);
      expect(notices.map((notice) => notice.code)).toEqual(["recognise/date-without-anchor"]);
    },
  );

  test("no notice where every expression resolves", () => {
    expect(recogniseDates(flat("He arrived on Monday.", "2014-11-20")).notices).toEqual([]);
  });
});

test("the stretch of days is given beside the value", () => {
  const [week] = recogniseDates(flat("He arrived last week.", "2014-11-20")).value;
  expect(week).toMatchObject({ value: "2014-W46", from: "2014-11-10", to: "2014-11-16", precision: "day" });
  const [month] = recogniseDates(flat("He arrived in May 2013.", "2014-11-20")).value;
  expect(month).toMatchObject({ from: "2013-05-01", to: "2013-05-31", precision: "month" });
});

test("a later expression follows the date told before it", () => {
  expect(read("On 3 March 2011 they met.\nThe following day they left.")).toEqual([
    "3 March 2011 = DATE 2011-03-03",
    "The following day = DATE 2011-03-04",
  ]);
  expect(read("It was signed in 1994.\nTwo years later it was torn up.")).toEqual([
    "1994 = DATE 1994",
    "Two years later = DATE 1996",
  ]);
});

describe("where tense and clock mislead", () => {
  test("a page dated a day early tells of the day after", () => {
    const text = "On Friday they met.\nThe talks of Friday were short.\nOn Friday they left.";
    expect(read(text)).toEqual(["Friday = DATE 2014-11-21", "Friday = DATE 2014-11-21", "Friday = DATE 2014-11-21"]);
    expect(read("On Friday they met.")).toEqual(["Friday = DATE 2014-11-14"]);
  });
  test("a day soon to come is not last year's", () => {
    expect(read("They planned the vote of December 5.")).toEqual(["December 5 = DATE 2014-12-05"]);
    expect(read("They planned the vote of June 5.")).toEqual(["June 5 = DATE 2014-06-05"]);
  });
  test("hours are a length", () => {
    expect(read("It will end in two hours.")).toEqual(["two hours = DURATION PT2H"]);
  });
});

describe("ranges and lists share what is said once", () => {
  test.each([
    ["They met from 3 to 5 May 2015.", ["3 = DATE 2015-05-03", "5 May 2015 = DATE 2015-05-05"]],
    ["They met on May 3-5, 2015.", ["May 3 = DATE 2015-05-03", "5, 2015 = DATE 2015-05-05"]],
    ["It grew between 2014 and 2016.", ["2014 = DATE 2014", "2016 = DATE 2016"]],
    ["It ran from December 1979-February 1980.", ["December 1979 = DATE 1979-12", "February 1980 = DATE 1980-02"]],
    ["In July 2012, two ran from May 3 on.", ["July 2012 = DATE 2012-07", "May 3 = DATE 2014-05-03"]],
    ["In July, two ran on.", ["July = DATE 2014-07"]],
    ["The war of 1941-1945 was long.", ["1941 = DATE 1941", "1945 = DATE 1945"]],
    ["It ran between May and July 2013.", ["May = DATE 2013-05", "July 2013 = DATE 2013-07"]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("lengths and sets", () => {
  test.each([
    ["A three-day visit ended.", "three-day = DURATION P3D"],
    ["It lasted more than two years.", "more than two years = DURATION P2Y"],
    ["It lasted several months.", "several months = DURATION PXM"],
    ["The year-long siege ended.", "year-long = DURATION P1Y"],
    ["It happens every year.", "every year = SET XXXX"],
    ["They talked daily.", "daily = SET XXXX-XX-XX"],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe("what looks like a time and is none", () => {
  test.each([
    "This may take longer.",
    "Troops may march on the capital.",
    "One may ask why.",
    "Theresa May agreed.",
    "They sent 2000 soldiers.",
    "It cost $1990.",
    "Some 1,990 people came.",
    "Call 138-2010-2015.",
    "They marked the 25th anniversary.",
    "The second envoy sat down.",
    "Prices rose by 2014%.",
    "Prices will fall further.",
    "A 30-year-old man spoke.",
    "The score was 4:30 against.",
    "The Long March 9 took off.",
  ])("%s", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("a history", () => {
  const years = [1911, 1912, 1913, 1914, 1915, 1916, 1917, 1918].map((year) => `In ${year} they fought.`).join("\n");
  test("reads a bare month from the date told before", () => {
    expect(read(`${years}\nIn March they rested.`).at(-1)).toBe("March = DATE 1918-03");
  });
  test("is not taken for one where the page points at its own day", () => {
    const news = `${years}\nOn Monday, on Tuesday and on Wednesday they spoke.\nIn March they rested.`;
    expect(read(news).at(-1)).toBe("March = DATE 2014-03");
  });
});

describe("a weekday beside a stretch says which day of it is meant", () => {
  test.each([
    ["He will be back Monday two weeks from now.", "Monday two weeks from now = DATE 2014-12-01"],
    ["They met on Friday two weeks ago.", "Friday two weeks ago = DATE 2014-11-07"],
    ["He will be back in 3 days on Saturday.", "in 3 days on Saturday = DATE 2014-11-22"],
    ["He will be back Thursday, two years from now.", "Thursday, two years from now = DATE 2016-11-24"],
    ["They met in the first week of Oct. on Friday.", "the first week of Oct. on Friday = DATE 2014-10-03"],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
  test("but not of one that tells of another day", () => {
    expect(read("They met on Monday, three days before 5 May 2015.")).toEqual([
      "Monday = DATE 2014-11-17",
      "three days before 5 May 2015 = DATE 2015-05-02",
    ]);
  });
});

describe("several units, feasts of a named year, figures", () => {
  test.each([
    ["It ended 2 years, 1 month and 21 days later.", "2 years, 1 month and 21 days later = DATE 2017-01-10"],
    ["It was opened a year and two months ago.", "a year and two months ago = DATE 2013-09-20"],
    ["The rain came a fortnight later.", "a fortnight later = DATE 2014-12-04"],
    ["They met on Christmas Day of last year.", "Christmas Day of last year = DATE 2013-12-25"],
    ["It was opened on 2013 10 16.", "2013 10 16 = DATE 2013-10-16"],
    ["When was it held? 11/18.", "11/18 = DATE 2014-11-18"],
    ["Exports fell in the year to date.", "the year to date = DATE 2014"],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
  test.each([
    ["Rule 2015-32 and line 2010-2015-86 are gone."],
    ["About 11/12 of it was sold."],
    ["The share is 3/4."],
    ["Compare it to date 1 of the table."],
  ])("nothing in: %s", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("how long since the like, and when", () => {
  test.each([
    ["It will be his first trip to the country in 24 years.", "24 years = DURATION P24Y"],
    ["It will be the worst flood in a decade.", "a decade = DURATION P1DE"],
    ["The first group will leave in two weeks.", "in two weeks = DATE 2014-12-04"],
    ["He will return to the West in two weeks.", "in two weeks = DATE 2014-12-04"],
    ["It will be their first; in two weeks they will leave.", "in two weeks = DATE 2014-12-04"],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

test("a time is of the day beside it, not of the one told before", () => {
  expect(read("They held talks on 13 November. It was fired at 5:30 a.m. on Tuesday.")).toEqual([
    "13 November = DATE 2014-11-13",
    "5:30 a.m. = TIME 2014-11-18T05:30",
    "Tuesday = DATE 2014-11-18",
  ]);
  expect(read("They held talks on 13 November. It ended at midnight on Sunday.")[1]).toBe(
    "midnight = TIME 2014-11-16T24:00",
  );
  expect(read("They held talks on 13 November. It ended at midnight.")[1]).toBe("midnight = TIME 2014-11-13T24:00");
});
