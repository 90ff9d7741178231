// Edge "acquire": the bytes of one page → RawPage.
import { createHash } from "node:crypto";
import type { RawPage } from "#document";
import { decode } from "./decode.ts";
import { binary, empty, InputProblem, warcInput } from "./problems.ts";
import { binaryKind, isMarkup, isWarc } from "./sniff.ts";

export interface PageBytes {
  readonly bytes: Uint8Array;
  /** A path, an address, or null for standard input. */
  readonly uri: string | null;
  /** What its name, its server or the user says it is. */
  readonly named: "html" | "text" | null;
  /** True where the user said so, and nobody looks further. */
  readonly certain?: boolean;
  /** Charset of the HTTP header. */
  readonly charset?: string | null;
}

/** @throws InputProblem where there is nothing to read in it */
export function pageOf({ bytes, uri, named, certain = false, charset = null }: PageBytes): RawPage {
  if (isWarc(bytes)) throw warcInput();
  const kind = binaryKind(bytes);
  if (kind !== null) throw new InputProblem(binary(kind));
  const { text, notices } = decode(bytes, charset);
  if (text.trim() === "") throw new InputProblem(empty());
  const contentHash = hashOf(bytes);
  const html = certain ? named === "html" : isMarkup(text, named);
  return {
    id: contentHash.slice(0, ID_LENGTH),
    uri,
    kind: html ? "html" : "dump",
    content: text,
    contentHash,
    given: {},
    notices,
  };
}

/** Hex digits of the content hash that serve as id: 64 bits, so a million pages collide with odds of one in 30 million. */
export const ID_LENGTH = 16;

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
