// Stage "parse": 32-bit hashes. A feature is the hash of a template's number and the values it looks at.

/** Feature of template `t` over up to four values; the order of the values matters. */
export function feature(t: number, a: number, b = 0, c = 0, d = 0): number {
  let h = Math.imul(a ^ Math.imul(t + 1, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae35);
  h = Math.imul((h ^ (h >>> 14)) + c, 0x27d4eb2f);
  h = Math.imul((h ^ (h >>> 15)) + d, 0x165667b1);
  return h ^ (h >>> 16);
}
