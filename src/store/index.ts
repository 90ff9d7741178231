// Edge "store": events and their evidence ↔ one SQLite file.
export { type OpenOptions, openStore, type Store } from "./database.ts";
export { findArticles, type StoredArticle } from "./documents.ts";
export { documentId } from "./ids.ts";
export {
  claimChain,
  countEvents,
  type DocumentHead,
  type EventFilter,
  eventsById,
  type ForecastFilter,
  findClaims,
  findEvents,
  findForecasts,
  findIds,
  type RecordKind,
  recordsOf,
  type StoredClaim,
  type StoredEvent,
  type StoredForecast,
} from "./query.ts";
export { articleAlone, type EventChange, type EventOf, type RecodeOptions, recodeStore } from "./recode.ts";
export { type PlaceRecord, type Storable, type StorableEvent, whoOf } from "./rows.ts";
export { type Damage, verifyStore } from "./verify.ts";
export {
  type Addition,
  addDocuments,
  addRejections,
  addSightings,
  finishRun,
  knownContents,
  type Rejection,
  type RunInfo,
  startRun,
} from "./write.ts";
