// Stage "extract", HTML: empty documents of linkedom to build pages in.

import { DOMParser } from "linkedom/worker";
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

/** A document with nothing in it. Not through `parseHTML`, which makes a window around it, too. */
export function emptyDocument(): Factory {
  // linkedom's own types describe its classes, not the DOM.
  return new DOMParser().parseFromString(EMPTY, "text/html") as unknown as Factory;
}

const EMPTY = "<!doctype html><html><head></head><body></body></html>";
