import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { dayIn, dayInAddress, dayOf } from "../../src/extract/day.ts";

describe("dayIn reads a day however it is written", () => {
  test.each([
    ["Published 5 March 2024 at 10:15", "2024-03-05"],
    ["March 5th, 2024", "2024-03-05"],
    ["Stand: 05.03.2024, 14:20 Uhr", "2024-03-05"],
    ["5. März 2024", "2024-03-05"],
    ["5 de marzo de 2024", "2024-03-05"],
    ["le 5 août 2023", "2023-08-05"],
    ["5 марта 2024 года", "2024-03-05"],
    ["2024年3月5日", "2024-03-05"],
    ["2024. 3. 5", null],
    ["25/12/2023", "2023-12-25"],
    ["12/25/2023", "2023-12-25"],
  ])("%s", (text, day) => assert.equal(dayIn(text), day));
});

describe("dayIn gives nothing where no day is written", () => {
  test.each(["03/04/2024", "in March 2024", "Room 2024-30-12", "call 555-1234", "the 2024 season", "32 March 2024"])(
    "%s",
    (text) => assert.equal(dayIn(text), null),
  );
});

test("dayOf keeps the day as written, whatever the zone", () => {
  assert.equal(dayOf("2024-03-05T23:40:00-05:00"), "2024-03-05");
  assert.equal(dayOf("2024-03-06T00:10:00+09:00"), "2024-03-06");
  assert.equal(dayOf("20240305T101500Z"), "2024-03-05");
  assert.equal(dayOf("yesterday"), null);
});

test("dayInAddress reads the path, never the host or the query", () => {
  assert.equal(dayInAddress("https://news.example/2024/03/05/talks"), "2024-03-05");
  assert.equal(dayInAddress("https://news.example/world/20240305-talks.html"), "2024-03-05");
  assert.equal(dayInAddress("https://news.example/2019/apr/07/talks"), "2019-04-07");
  assert.equal(dayInAddress("https://news.example/talks?d=2024-03-05"), null);
  assert.equal(dayInAddress("https://news.example/id/20249905"), null);
});
