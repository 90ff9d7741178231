// Edge "serve", part "brief": two parties and a store → a brief, and its forms.
import type { Store } from "#store";
import { loadCodeNames } from "../code-names.ts";
import { type Account, type Brief, type Line, makeBrief } from "./brief.ts";
import { type BriefQuestion, gather } from "./gather.ts";

export { briefHtml } from "./html.ts";
export { briefMarkdown } from "./markdown.ts";
export { briefText } from "./text.ts";

/** @param written codes or names; null where they are not two different parties */
export async function briefOf(
  store: Store,
  written: readonly [string, string],
  range: Omit<BriefQuestion, "pair">,
): Promise<Brief | null> {
  const names = await loadCodeNames();
  const [a, b] = [names.codeOf(written[0]), names.codeOf(written[1])];
  if (a === null || b === null || a === b) return null;
  return makeBrief(await gather(store, { pair: [a, b], ...range }, names));
}

/** A brief as records, one a line of it. */
export function* briefLines(brief: Brief): Iterable<object> {
  for (const section of ["happened", "ahead", "denied"] as const) {
    for (const line of brief[section]) yield { section, ...lineShape(line) };
  }
  for (const { forecast, copies, sentence } of brief.forecasts) {
    const same = copies.map(({ id, document }) => ({ id, document }));
    yield { section: "forecasts", sentence, ...forecast, copies: same };
  }
  for (const { about, headline, values } of brief.disagreements) {
    const told = values.map(({ value, accounts }) => ({ value, accounts: accounts.map(accountShape) }));
    yield { section: "disagreements", about, headline, values: told };
  }
}

function lineShape({ date, enddate, isReportDay, event, headline, independent, accounts, record }: Line): object {
  const { act, mode, status, intensity } = record;
  return {
    date,
    enddate,
    isReportDay,
    headline,
    event,
    act,
    mode,
    status,
    intensity,
    independent,
    accounts: accounts.map(accountShape),
  };
}

function accountShape({ record, document, sentence, basis, origin, copyOf }: Account): object {
  return { id: record.id, basis, origin, copyOf, quote: record.quote.exact, sentence, document };
}
