// Stage "extract": the notices it gives, in one place.
import type { Notice } from "#document";

export const emptyText = (): Notice => ({
  code: "extract/no-article",
  message: "No article text was found on the page.",
});
export const flattened = (reason: string): Notice => ({
  code: "extract/flattened",
  message: `The markup was read as plain text: ${reason}.`,
});
export const unreadable = (reason: string): Notice => ({
  code: "extract/readability-failed",
  message: `Readability gave up (${reason}); the line filter decided alone.`,
});
export const fromScript = (): Notice => ({
  code: "extract/text-from-script",
  message: "The page shows next to no text; it was taken from what its scripts carry.",
});
