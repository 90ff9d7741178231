// Edge "acquire": what kind of thing some bytes are, by their beginning.

const MAGIC: readonly (readonly [string, string])[] = [
  ["%PDF-", "a PDF file"],
  ["\x89PNG\r\n", "an image"],
  ["\xff\xd8\xff", "an image"],
  ["GIF8", "an image"],
  ["PK\x03\x04", "a ZIP archive or office document"],
  ["PK\x05\x06", "a ZIP archive or office document"],
  ["\xd0\xcf\x11\xe0", "an office document"],
  ["\x7fELF", "a program"],
  ["MZ\x90", "a program"],
  ["BZh", "a bzip2 archive"],
  ["\xfd7zXZ", "an xz archive"],
  ["\x28\xb5\x2f\xfd", "a zstd archive"],
  ["7z\xbc\xaf", "a 7z archive"],
  ["Rar!", "a RAR archive"],
  ["SQLite format 3", "a SQLite database"],
  ["ID3", "a sound file"],
  ["OggS", "a sound file"],
  ["RIFF", "a sound, film or image file"],
  ["\x1f\x8b", "compressed twice"],
];

/** Bytes looked at for control characters. */
const WINDOW = 8192;
/** Text of any encoding stays far below this share of control characters; random bytes have about 11 in 100. */
const MAX_CONTROL_SHARE = 0.04;
/** Broken converters leave single nulls between words; padded records and programs hold far more. */
const MAX_NULL_SHARE = 0.25;

/** What a file is if it is no text, in words; null for text in any encoding, also UTF-16 and with a few null bytes. */
export function binaryKind(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  const magic = MAGIC.find(([start]) => head.startsWith(start));
  if (magic !== undefined) return magic[1];
  if (looksWide(bytes)) return null;
  const sample = bytes.subarray(0, WINDOW);
  let nulls = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) nulls++;
    else if (byte < 32 && !(byte >= 7 && byte <= 13) && byte !== 27) controls++;
  }
  const isText = controls <= Math.max(2, sample.length * MAX_CONTROL_SHARE) && nulls <= sample.length * MAX_NULL_SHARE;
  return isText ? null : "a binary file";
}

export function isWarc(bytes: Uint8Array): boolean {
  return /^WARC\/\d/.test(Buffer.from(bytes.subarray(0, 8)).toString("latin1"));
}

/** Nulls on one side only: UTF-16, with or without its mark. */
function looksWide(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return true;
  const nulls = [0, 0];
  const sample = bytes.subarray(0, 1024);
  for (const [index, byte] of sample.entries()) if (byte === 0) nulls[index % 2] = (nulls[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nulls;
  return (even === 0 || odd === 0) && even + odd > sample.length * 0.4;
}

/** How far into a text tags are looked for. */
const TAG_WINDOW = 65_536;
const PAGE_START = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
const ANY_TAG = /<(?:html|head|body|title|meta|div|p|article|section|table|span|br|a|h[1-6]|ul)(?:\s[^<>]*)?\/?>/i;

/**
 * Whether a text is markup.
 * @param named what its name or its server calls it; "html" needs a single tag to be believed, "text" a whole page's beginning
 */
export function isMarkup(text: string, named: "html" | "text" | null): boolean {
  const head = text.slice(0, TAG_WINDOW);
  if (PAGE_START.test(head)) return true;
  if (named === "html") return ANY_TAG.test(head);
  return named === null && /^\s*</.test(head) && ANY_TAG.test(head);
}
