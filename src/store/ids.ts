// Edge "store": ids that are short, the same on every machine, and the same after recoding where the record is the same.
import { createHash } from "node:crypto";

/** Hexadecimal digits of an id: one chance in a thousand of a single clash among 2 million records of a kind. */
const ID_DIGITS = 14;

/** First letter of an id, so that `show` knows what it is asked for. */
export type Kind = "d" | "e" | "c" | "f";

export function documentId(contentHash: string): string {
  return idOf("d", [contentHash]);
}

/**
 * Id of a record: its kind, its document, the words it was read from, and what tells it from another record of the same words.
 * The coder's own number is no part of it, so a new record before it in the text changes nothing.
 */
export function recordId(kind: Kind, contentHash: string, parts: readonly (string | number)[]): string {
  return idOf(kind, [contentHash, ...parts]);
}

function idOf(kind: Kind, parts: readonly (string | number)[]): string {
  return kind + sha256(parts.join("\n")).slice(0, ID_DIGITS);
}

/** Hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Replaces halves of surrogate pairs that stand alone, which UTF-8 cannot hold, by U+FFFD; every offset stays as it is. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
