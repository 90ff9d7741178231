// Edge "serve", part "brief": from the store, what a brief is made from.
import { claimChain, findArticles, findEvents, findForecasts, type Store, type StoredClaim } from "#store";
import type { Gathered } from "./brief.ts";
import type { Names } from "./wording.ts";

export interface BriefQuestion {
  readonly pair: readonly [string, string];
  /** Days, months or years, both ends included. */
  readonly from?: string;
  readonly to?: string;
}

export async function gather(store: Store, { pair, from, to }: BriefQuestion, names: Names): Promise<Gathered> {
  const range = { ...(from && { from }), ...(to && { to }) };
  const events = await findEvents(store, { pair, uncoded: true, ...range });
  const forecasts = await findForecasts(store, { about: pair, ...range });
  const articles = await findArticles(
    store,
    [...events, ...forecasts].map((record) => record.document.id),
  );
  const claims = new Map<string, readonly StoredClaim[]>();
  for (const { id, attribution } of events) {
    if (attribution !== null) claims.set(id, await claimChain(store, attribution.claim));
  }
  return { pair, from: from ?? null, to: to ?? null, events, forecasts, articles, claims, names };
}
