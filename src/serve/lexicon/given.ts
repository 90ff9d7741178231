// Edge "serve": the lexicon that `--lexicon` names. Apart from the rest, so that a run without one loads nothing of it.
import type { Overlay } from "./overlay.ts";

/** The folder compiled over our lexicon, or null where none was given. @throws EdgeError where a file of it is out of order */
export async function overlayOf({ lexicon }: { readonly lexicon?: string }): Promise<Overlay | null> {
  if (lexicon === undefined) return null;
  const { loadOverlay } = await import("./overlay.ts");
  return loadOverlay(lexicon);
}
