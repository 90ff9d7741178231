// Edge "acquire": bytes → text, by byte order mark, HTTP header, meta tag, then detection.
import { isUtf8 } from "node:buffer";
import chardet from "chardet";
import iconv from "iconv-lite";
import type { Notice } from "#document";
import { charsetMismatch, cutOff, nullBytes, undecodable } from "./problems.ts";

export interface Decoded {
  readonly text: string;
  /** Name of the encoding it was read with, lower case. */
  readonly encoding: string;
  readonly notices: readonly Notice[];
}

/** How far into a page its meta tag is looked for; HTML asks for 1,024, pages in the wild put scripts before it. */
const META_WINDOW = 4096;
/** Bytes given to the detector: it looks at letter frequencies, which more text hardly changes. */
const DETECT_WINDOW = 65_536;
/** A text is still UTF-8 if at most this share of its characters beyond ASCII is broken: legacy encodings break nearly all. */
const MAX_BROKEN_SHARE = 0.05;

/**
 * Decodes a page.
 *
 * 1. A byte order mark decides.
 * 2. Then the charset of the HTTP header, then that of a meta tag or XML declaration; but a page that calls itself
 *    UTF-8 and is not, or is UTF-8 through and through and calls itself something else, is read as what it is.
 * 3. Without any of these: UTF-8 if the bytes are that, UTF-16 if every second byte is null, else detection.
 *
 * A character cut off at the very end is dropped, other broken places become U+FFFD, null characters are removed;
 * each with a notice.
 */
export function decode(bytes: Uint8Array, headerCharset: string | null = null): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return finish(bytes.subarray(mark.length), mark.encoding, []);
  const declared = known(headerCharset) ?? known(metaCharset(bytes));
  const utf8 = readsAsUtf8(bytes);
  if (utf8 && (declared === null || declared === "utf-8" || hasHighByte(bytes))) {
    const wrong = declared !== null && declared !== "utf-8";
    return finish(bytes, "utf-8", wrong ? [charsetMismatch(declared, "utf-8")] : []);
  }
  if (declared !== null && declared !== "utf-8") return finish(bytes, declared, []);
  const detected = wideWithoutMark(bytes) ?? detect(bytes);
  return finish(bytes, detected, declared === null ? [] : [charsetMismatch(declared, detected)]);
}

function finish(bytes: Uint8Array, encoding: string, notices: readonly Notice[]): Decoded {
  const found = [...notices];
  const whole = encoding === "utf-8" ? withoutCutCharacter(bytes) : bytes;
  if (whole.length < bytes.length) found.push(cutOff());
  const raw = textOf(whole, encoding);
  const broken = countOf(raw, "\uFFFD");
  if (broken > 0) found.push(undecodable(encoding, broken));
  const nulls = countOf(raw, "\0");
  if (nulls > 0) found.push(nullBytes(nulls));
  return { text: nulls > 0 ? raw.replaceAll("\0", "") : raw, encoding, notices: found };
}

/** TextDecoder of some Node 20 releases reads windows-1252 as Latin-1 (C1 controls for quotation marks), so only UTF-8 goes there. */
function textOf(bytes: Uint8Array, encoding: string): string {
  if (encoding === "utf-8") return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: false });
}

function byteOrderMark(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: "utf-32le", length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: "utf-32be", length: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, META_WINDOW)).toString("latin1");
  const tag = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head);
  const declaration = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/i.exec(head);
  return tag?.[1] ?? declaration?.[1] ?? null;
}

/** What the web means by a label: "latin1" pages are windows-1252, "gb2312" pages are gb18030, and so on. */
const WEB_LABELS: Readonly<Record<string, string>> = {
  utf8: "utf-8",
  "unicode-1-1-utf-8": "utf-8",
  ascii: "windows-1252",
  "us-ascii": "windows-1252",
  latin1: "windows-1252",
  l1: "windows-1252",
  "iso-8859-1": "windows-1252",
  "iso8859-1": "windows-1252",
  "iso-8859-9": "windows-1254",
  "iso-8859-11": "windows-874",
  "tis-620": "windows-874",
  gb2312: "gb18030",
  gbk: "gb18030",
  gb_2312: "gb18030",
  "x-gbk": "gb18030",
  "ks_c_5601-1987": "euc-kr",
  "x-sjis": "shift_jis",
  "utf-16": "utf-16le",
  "iso-8859-8-i": "iso-8859-8",
};

/** The encoding meant by a label, or null for none or one that nobody knows. UTF-16 cannot be declared in ASCII bytes: it means UTF-8 there. */
function known(label: string | null): string | null {
  if (label === null) return null;
  const lower = label.trim().toLowerCase();
  const encoding = WEB_LABELS[lower] ?? lower;
  if (encoding.startsWith("utf-16") || encoding.startsWith("utf-32")) return "utf-8";
  return encoding === "utf-8" || iconv.encodingExists(encoding) ? encoding : null;
}

function detect(bytes: Uint8Array): string {
  const found = chardet.detect(bytes.subarray(0, DETECT_WINDOW))?.toLowerCase() ?? "windows-1252";
  // The bytes were already found not to be UTF-8, whatever the detector makes of their beginning.
  if (found === "utf-8" || found === "ascii") return "windows-1252";
  const encoding = WEB_LABELS[found] ?? found;
  return iconv.encodingExists(encoding) ? encoding : "windows-1252";
}

/** UTF-16 without a mark: Latin text leaves every second byte null. */
function wideWithoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 1024);
  if (sample.length < 8) return null;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
  }
  const most = sample.length * 0.4; // of the half that may be null, four in five are
  if (odd > most && even === 0) return "utf-16le";
  if (even > most && odd === 0) return "utf-16be";
  return null;
}

function readsAsUtf8(bytes: Uint8Array): boolean {
  if (wideWithoutMark(bytes) !== null) return false;
  const whole = withoutCutCharacter(bytes);
  if (isUtf8(whole)) return true;
  const text = new TextDecoder().decode(whole);
  let beyond = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) beyond++;
  return countOf(text, "\uFFFD") <= beyond * MAX_BROKEN_SHARE;
}

function hasHighByte(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 127);
}

/** The bytes without a UTF-8 character that begins but does not end. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue; // in the middle of a character
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}
