// Stage "parse": 32-bit hashes. A feature is the hash of a template's number and the values it looks at.

/** Hash of a string, by its UTF-16 code units (FNV-1a with a final stir). */
export function hashString(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

/** Feature of template `t` over up to four values; the order of the values matters. */
export function feature(t: number, a: number, b = 0, c = 0, d = 0): number {
  let h = Math.imul(a ^ Math.imul(t + 1, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae35);
  h = Math.imul((h ^ (h >>> 14)) + c, 0x27d4eb2f);
  h = Math.imul((h ^ (h >>> 15)) + d, 0x165667b1);
  return h ^ (h >>> 16);
}
