// Stage "extract", HTML: one pass over the markup builds the tree that Readability reads, and collects what the head says.
import { Parser } from "htmlparser2";
import { type DomDocument, type DomElement, OWN_WORDS } from "./dom.ts";
import { type Appendable, emptyDocument, type Factory } from "./factory.ts";

/** A page in parts. */
export interface Page {
  readonly document: DomDocument;
  readonly body: DomElement;
  readonly head: Head;
}

/** What the page says of itself outside its running text. */
export interface Head {
  /** `lang` of the root element. */
  readonly lang: string | null;
  readonly title: string | null;
  /**
   * Names (`property`, `name`, `itemprop`, `http-equiv`) in lower case, to their contents in page order.
   * A property of a publisher or author in the body is named after it: `publisher/name`.
   */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Contents of the JSON-LD scripts, unparsed. */
  readonly jsonLd: readonly string[];
  /** Inline scripts that hold escaped paragraphs: pages that a script builds carry their article there. */
  readonly scripts: readonly string[];
  readonly canonical: string | null;
}

/** The markup is not one that can be read as a tree in bounded time. */
export class UnreadableMarkup extends Error {}

/** Far deeper than any page that people write; linkedom and Readability recurse. */
const DEPTH_LIMIT = 400;
/** Readability's passes are quadratic in places; the largest of 1,153 development pages has 5,145 elements. */
const ELEMENT_LIMIT = 15_000;
/** Readability writes the page out and reads it again, where each of these becomes a node of its own. */
const MARK = /[<>&\u00a0]/g;
const MARK_LIMIT = 60_000;
/** UTF-16 code units of text; a long book has two million. */
const TEXT_LIMIT = 6_000_000;

/** Elements left out with all that is in them. */
const DROPPED = new Set(
  "style noscript template svg math iframe object embed canvas video audio select textarea datalist dialog".split(" "),
);
/** Elements of the root, merged into one each, however often and wherever they come. */
const ROOTS = new Set(["html", "head", "body"]);
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Attributes that some later step asks the tree for; each is a node of its own there, so what tells of a block is kept beside it. */
const KEPT = new Set("id role itemprop itemscope hidden aria-hidden aria-modal rel datetime dir".split(" "));
/** Attributes whose words tell what a block is, beside its class. */
const TELLING = ["id", "role", "itemprop", "data-testid", "data-component"] as const;
/** Where Readability and we ask where a link leads: within the page, to a script, to the front page. */
const TELLING_LINK = /^(?:#|javascript:|\/$)/;

const UNSTYLED = { value: { display: "", visibility: "" } };

const ESCAPED_PARAGRAPH = /\\u003cp[ \\]/;

/** @throws UnreadableMarkup where it nests too deep or has too many elements */
export function parsePage(html: string): Page {
  const builder = new Builder();
  const parser = new Parser(builder, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
  parser.write(html);
  parser.end();
  return builder.finish();
}

class Builder {
  readonly #document: Factory = emptyDocument();
  readonly #stack: Appendable[] = [this.#document.body];
  readonly #metas = new Map<string, string[]>();
  readonly #jsonLd: string[] = [];
  readonly #scripts: string[] = [];
  #lang: string | null = null;
  #title: string | null = null;
  #canonical: string | null = null;
  #text = "";
  /** Name and depth of the dropped element that the parser is in. */
  #dropped: { name: string; depth: number } | null = null;
  /** What the text of a script or title goes to. */
  #capture: "json" | "title" | "script" | null = null;
  #captured = "";
  readonly #models = new Map<string, Appendable>();
  #elements = 0;
  #marks = 0;
  #length = 0;
  #depth = 0;

  onopentag(name: string, attributes: Record<string, string>): void {
    if (!VOID.has(name)) this.#depth += 1;
    if (this.#depth > DEPTH_LIMIT) throw new UnreadableMarkup(`elements nest more than ${DEPTH_LIMIT} deep`);
    if (this.#dropped !== null) {
      if (this.#dropped.name === name) this.#dropped.depth += 1;
      return;
    }
    if (DROPPED.has(name)) this.#dropped = { name, depth: 1 };
    else if (name === "script") this.#startCapture(/ld\+json/i.test(attributes["type"] ?? "") ? "json" : "script");
    else if (name === "title") this.#startCapture("title");
    else if (name === "meta") this.#meta(attributes);
    else if (name === "link") this.#link(attributes);
    else if (ROOTS.has(name)) this.#root(name, attributes);
    else if (name !== "base") this.#open(name, attributes);
  }

  ontext(text: string): void {
    if (this.#dropped !== null) return;
    if (this.#capture === null) this.#text += text;
    else this.#captured += text;
  }

  onclosetag(name: string): void {
    if (!VOID.has(name)) this.#depth -= 1;
    if (this.#dropped !== null) {
      if (this.#dropped.name !== name) return;
      this.#dropped.depth -= 1;
      if (this.#dropped.depth === 0) this.#dropped = null;
    } else if (name === "script" || name === "title") this.#endCapture();
    else if (!ROOTS.has(name) && !VOID.has(name)) {
      this.#flushText();
      if (this.#stack.length > 1) this.#stack.pop();
    }
  }

  finish(): Page {
    this.#flushText();
    if (this.#title !== null) {
      const title = this.#document.createElement("title");
      title.appendChild(this.#document.createTextNode(this.#title));
      this.#document.head.appendChild(title);
    }
    const head = {
      lang: this.#lang,
      title: this.#title,
      metas: this.#metas,
      jsonLd: this.#jsonLd,
      scripts: this.#scripts,
      canonical: this.#canonical,
    };
    return { document: this.#document, body: this.#stack[0] as DomElement, head };
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#elements += 1;
    if (this.#elements > ELEMENT_LIMIT) throw new UnreadableMarkup(`more than ${ELEMENT_LIMIT} elements`);
    this.#flushText();
    const element = this.#element(name, attributes);
    this.#top().appendChild(element);
    if (!VOID.has(name)) this.#stack.push(element);
  }

  /** What is asked of an element again and again lies on it as a property: linkedom makes it anew each time. */
  #element(name: string, attributes: Record<string, string>): Appendable {
    const model = this.#model(name, attributes["class"]);
    const classes = model.className;
    const element = model.cloneNode(false) as Appendable;
    Object.defineProperty(element, "className", { value: classes, writable: true });
    if (attributes["style"] === undefined) Object.defineProperty(element, "style", UNSTYLED);
    let words = classes;
    for (const key of TELLING) if (attributes[key] !== undefined) words += ` ${attributes[key]}`;
    element[OWN_WORDS] = words;
    for (const key in attributes) {
      const value = attributes[key] ?? "";
      if (
        KEPT.has(key) ||
        (key === "href" && TELLING_LINK.test(value)) ||
        (key === "style" && /display|visibility/i.test(value))
      )
        element.setAttribute(key, value);
    }
    return element;
  }

  /** What elements of a name and class are copied from: linkedom takes every list of classes apart and puts it together twice. */
  #model(name: string, classes: string | undefined): Appendable {
    const key = classes === undefined ? name : `${name} ${classes}`;
    let model = this.#models.get(key);
    if (model === undefined) {
      model = this.#document.createElement(name);
      if (classes !== undefined) model.setAttribute("class", classes);
      Object.defineProperty(model, "className", { value: model.className });
      this.#models.set(key, model);
    }
    return model;
  }

  #flushText(): void {
    if (this.#text === "") return;
    this.#length += this.#text.length;
    this.#marks += this.#text.match(MARK)?.length ?? 0;
    if (this.#length > TEXT_LIMIT) throw new UnreadableMarkup(`more than ${TEXT_LIMIT} characters of text`);
    if (this.#marks > MARK_LIMIT) throw new UnreadableMarkup(`more than ${MARK_LIMIT} marks that have to be escaped`);
    this.#top().appendChild(this.#document.createTextNode(this.#text.replaceAll("\0", "")));
    this.#text = "";
  }

  #top(): Appendable {
    // The body is never popped.
    return this.#stack.at(-1) as Appendable;
  }

  #root(name: string, attributes: Record<string, string>): void {
    if (name === "html") this.#lang ??= attributes["lang"] ?? attributes["xml:lang"] ?? null;
    if (name !== "body") return;
    const body = this.#document.body;
    for (const key of ["class", "id"]) if (attributes[key] !== undefined) body.setAttribute(key, attributes[key]);
    body[OWN_WORDS] = `${body.className} ${body.getAttribute("id") ?? ""}`;
  }

  #meta(attributes: Record<string, string>): void {
    const content = attributes["content"]?.trim() ?? "";
    if (content === "") return;
    const keys = [
      attributes["property"],
      attributes["name"],
      this.#propertyName(attributes["itemprop"]),
      attributes["http-equiv"],
    ];
    for (const key of new Set(keys.map((key) => key?.trim().toLowerCase() ?? ""))) {
      if (key === "") continue;
      const known = this.#metas.get(key);
      if (known === undefined) this.#metas.set(key, [content]);
      else known.push(content);
    }
  }

  /** "name" within an element whose own property is "publisher": `publisher/name`. */
  #propertyName(name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    const item = this.#stack.findLast((element) => element.getAttribute("itemscope") !== null);
    const own = item?.getAttribute("itemprop") ?? "";
    return /^(?:publisher|author)$/i.test(own) ? `${own}/${name}` : name;
  }

  #link(attributes: Record<string, string>): void {
    if (/\bcanonical\b/i.test(attributes["rel"] ?? "")) this.#canonical ??= attributes["href"]?.trim() ?? null;
  }

  #startCapture(what: "json" | "title" | "script"): void {
    this.#capture = what;
    this.#captured = "";
  }

  #endCapture(): void {
    if (this.#capture === "json") this.#jsonLd.push(this.#captured);
    else if (this.#capture === "script" && ESCAPED_PARAGRAPH.test(this.#captured)) this.#scripts.push(this.#captured);
    else if (this.#capture === "title") this.#title ??= this.#captured.replace(/\s+/g, " ").trim() || null;
    this.#capture = null;
  }
}
