// Stage "extract", HTML: the few parts of the DOM that the stage uses, so that no browser types are needed.

export const ELEMENT = 1;
export const TEXT = 3;

export interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly parentNode: DomElement | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly textContent: string | null;
}

/** Under this an element of a page that was read holds its class, id, role and the like, as they stand in the markup. */
export const OWN_WORDS = Symbol("own words");

export interface DomElement extends DomNode {
  readonly [OWN_WORDS]?: string;
  readonly className: string;
  /** Lower case. */
  readonly localName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export interface DomDocument {
  readonly body: DomElement;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}
