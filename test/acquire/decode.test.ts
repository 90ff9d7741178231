import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/acquire/decode.ts";

const RUSSIAN = "Премьер-министр прибыл в столицу соседней страны с двухдневным визитом, сообщило агентство. ".repeat(
  4,
);
const bytes = (text: string) => new TextEncoder().encode(text);
const codes = (notices: readonly { code: string }[]) => notices.map(({ code }) => code);

describe("decode", () => {
  test("a byte order mark wins over header and meta tag, and is not part of the text", () => {
    const page = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<meta charset="windows-1251">ж', "utf16le")]);
    expect(decode(page, "koi8-r")).toEqual({
      text: '<meta charset="windows-1251">ж',
      encoding: "utf-16le",
      notices: [],
    });
  });
  test("the HTTP header wins over the meta tag", () => {
    const page = iconv.encode(`<meta charset="windows-1251">${RUSSIAN}`, "koi8-r");
    expect(decode(page, "KOI8-R").text).toContain("Премьер-министр");
  });
  test.each([
    ['<meta charset="windows-1251">', "windows-1251"],
    ['<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"],
    ['<?xml version="1.0" encoding="iso-8859-5"?>', "iso-8859-5"],
  ])("reads the declaration %s", (tag, encoding) => {
    expect(decode(iconv.encode(tag + RUSSIAN, encoding))).toEqual({ text: tag + RUSSIAN, encoding, notices: [] });
  });
  test("latin1 means windows-1252, with its quotation marks", () => {
    const page = Buffer.concat([Buffer.from('<meta charset="iso-8859-1">'), Buffer.from([0x93, 0xe9, 0x94])]);
    expect(decode(page).text.slice(-3)).toBe("“é”");
  });
  test("a page that calls itself UTF-8 and is not is detected, with a notice", () => {
    const { text, notices } = decode(iconv.encode(`<meta charset="utf-8">${RUSSIAN}`, "windows-1251"));
    expect(text).toContain("Премьер-министр");
    expect(codes(notices)).toEqual(["acquire/charset-mismatch"]);
  });
  test("a page that is UTF-8 and calls itself something else is read as UTF-8, with a notice", () => {
    const { text, notices } = decode(bytes(`<meta charset="iso-8859-1">${RUSSIAN}`));
    expect(text).toContain("Премьер-министр");
    expect(codes(notices)).toEqual(["acquire/charset-mismatch"]);
  });
  test("an ASCII page that calls itself something else is no mismatch", () => {
    expect(decode(bytes('<meta charset="windows-1251">Chad')).notices).toEqual([]);
  });
  test("without any declaration, legacy encodings are detected", () => {
    expect(decode(iconv.encode(RUSSIAN, "windows-1251")).text).toBe(RUSSIAN);
    expect(decode(iconv.encode(RUSSIAN, "koi8-r")).text).toBe(RUSSIAN);
  });
  test("UTF-16 without a mark is known by its null bytes", () => {
    expect(decode(Buffer.from("The ministers met on Monday.", "utf16le")).text).toBe("The ministers met on Monday.");
  });
  test("an unknown charset name counts as none", () => {
    expect(decode(bytes('<meta charset="klingon">café')).text).toContain("café");
  });
  test("a character cut off at the end is dropped with a notice", () => {
    const cut = bytes("visited Malmö").subarray(0, -1);
    expect(decode(cut)).toEqual({
      text: "visited Malm",
      encoding: "utf-8",
      notices: [expect.objectContaining({ code: "acquire/cut-off" })],
    });
  });
  test("one broken byte in a long UTF-8 page does not change its encoding", () => {
    const page = Buffer.concat([bytes(RUSSIAN), Buffer.from([0xff]), bytes(RUSSIAN)]);
    const { text, notices } = decode(page);
    expect(text).toBe(`${RUSSIAN}\uFFFD${RUSSIAN}`);
    expect(codes(notices)).toEqual(["acquire/undecodable"]);
  });
  test("null characters go, with a notice", () => {
    const { text, notices } = decode(bytes("Chad\0 met\0 Niger, and they spoke for two hours about water."));
    expect(text).toBe("Chad met Niger, and they spoke for two hours about water.");
    expect(codes(notices)).toEqual(["acquire/null-bytes"]);
  });
  test("clean UTF-8 has no notices", () => {
    expect(decode(bytes("Der Außenminister“")).notices).toEqual([]);
  });
});
