// Training of the line filter: filters of a cross-validation over sites, kept so that the evaluation can use weights that never saw a site.
import type { StoredKind } from "../../src/extract/model.ts";

export interface FoldFilters {
  /** Site → the fold whose filter did not see it. */
  readonly sites: Readonly<Record<string, number>>;
  readonly filters: readonly StoredKind[];
}

/** The fold whose filter never saw the site; any will do for a site that none has seen. */
export function foldOf(folds: FoldFilters, site: string): number {
  return folds.sites[site] ?? 0;
}
