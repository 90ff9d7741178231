// Edge "serve": counting in calendar days.

const DAY_MS = 86_400_000;

/** @param a and b `YYYY-MM-DD` */
export function daysBetween(a: string, b: string): number {
  return Math.round(Math.abs(Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) / DAY_MS);
}
