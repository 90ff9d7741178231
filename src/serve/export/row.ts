// Edge "serve", part "export": what all formats of other projects share: pairs of parties, and where names come from.
import type { Party } from "#document";
import type { Cameo, OtherCode } from "#lexicon";
import type { StoredArticle, StoredEvent } from "#store";

/** A record with its page, as an export reads it. */
export interface ExportItem {
  readonly record: StoredEvent;
  readonly article: StoredArticle;
}

/** Tables that the formats need. */
export interface ExportTables {
  readonly cameo: Cameo;
  readonly otherCode: OtherCode;
  nameOf(code: string): string;
  /** `entente 0.1.0` */
  readonly version: string;
}

/** One party on each side; null where a side names none. */
export type Pair = readonly [Party | null, Party | null];

/**
 * A record as pairs, since these formats have one party a side: each actor with each recipient. Of a reciprocal act each
 * two parties once, in the order of the text. Two mentions of one party are one.
 */
export function pairsOf({ actor, recipient, reciprocal }: StoredEvent): Pair[] {
  const actors = distinct(actor);
  if (reciprocal && recipient.length === 0) {
    const pairs = actors.flatMap((one, i) => actors.slice(i + 1).map((other): Pair => [one, other]));
    return pairs.length > 0 ? pairs : actors.map((one): Pair => [one, null]);
  }
  const recipients = distinct(recipient);
  return orNull(actors).flatMap((one) => orNull(recipients).map((other): Pair => [one, other]));
}

function orNull(parties: readonly Party[]): (Party | null)[] {
  return parties.length === 0 ? [null] : [...parties];
}

function distinct(parties: readonly Party[]): Party[] {
  const keys = new Map<string, Party>();
  for (const party of parties) {
    const key = JSON.stringify([party.country, party.code, party.entity ?? party.name]);
    if (!keys.has(key)) keys.set(key, party);
  }
  return [...keys.values()];
}
