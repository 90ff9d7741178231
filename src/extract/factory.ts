// Stage "extract", HTML: empty documents of linkedom to build pages in.

import { parseHTML } from "linkedom/worker";
import type { DomDocument, DomElement, OWN_WORDS } from "./dom.ts";

/** The little of linkedom's documents that building one needs. */
export interface Factory extends DomDocument {
  readonly body: Appendable;
  readonly head: Appendable;
  createElement(name: string): Appendable;
  createTextNode(text: string): object;
}

export interface Appendable extends DomElement {
  [OWN_WORDS]?: string;
  appendChild(node: object): object;
  cloneNode(deep: boolean): DomElement;
}

/** A document with nothing in it. */
export function emptyDocument(): Factory {
  // linkedom's own types describe its classes, not the DOM.
  return parseHTML("<!doctype html><html><head></head><body></body></html>").document as unknown as Factory;
}
