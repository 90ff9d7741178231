// Stage "extract", HTML: walks an element and reads off its blocks of running text.
import { type DomElement, type DomNode, ELEMENT, isElement, OWN_WORDS, TEXT } from "./dom.ts";
import { type Line, NO_CUES } from "./lines.ts";

/** Elements that hold no running text. */
const SILENT = new Set(
  "script style noscript template svg math iframe object embed canvas video audio select option button textarea input head title map datalist meter progress dialog".split(
    " ",
  ),
);

/** Elements that start a new line of text. */
const BLOCK = new Set(
  "html body address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** Attribute under which a block element is found again after Readability has moved things about. */
export const ELEMENT_MARK = "data-entente-block";

/** Elements that tell by their name alone what stands in them. */
const TAG_CUES = new Set(
  "nav aside footer header figure figcaption form table li blockquote article main dl pre".split(" "),
);

/** Words in class, id, role and data attributes that tell what a block is; language plays no part in them. */
const CLASS_CUES: readonly (readonly [string, RegExp])[] = [
  ["share", /\b(?:share|sharing|social|follow|addtoany|sharedaddy)/],
  [
    "related",
    /\b(?:related|recommend|recirc|more-?(?:from|on|stories|news)|read-?(?:more|next|also)|mehr-?zum|teaser|promo|outbrain|taboola|popular|trending|latest|most-?read|see-?also|also-?like|suggest|further|interlinks?|linkbox|card|tease)/,
  ],
  ["comment", /\b(?:comments?|disqus|kommentar|respond|replies|discussion)/],
  ["newsletter", /\b(?:newsletter|subscri|sign-?up|signup|opt-?in|mailing|abo-?box|paywall|piano|regwall|login)/],
  ["ad", /\b(?:ads?|advert\w*|banner|sponsor\w*|anzeige|commercial|affiliate|dfp|gpt)\b/],
  [
    "caption",
    /\b(?:captions?|credits?|copyright|photo-?credit|image-?(?:desc|text|info|meta)|img-?desc|bildunterschrift|legend|attribution)/,
  ],
  ["byline", /\b(?:byline|authors?|autor|writer|contributor|bio)\b/],
  [
    "meta",
    /\b(?:meta|date|time|timestamp|published|pub-?date|dateline|kicker|breadcrumbs?|tags?|topics?|categor\w*|labels?|keywords|eyebrow|overline)\b/,
  ],
  [
    "menu",
    /\b(?:nav\w*|menu|toolbar|sidebar|side-?bar|rail|widget|masthead|topbar|footer|header|skip|pagination|pager)/,
  ],
  ["cookie", /\b(?:cookie|consent|gdpr|privacy|cmp|modal|popup|overlay|notice|disclaimer)/],
  [
    "body",
    /\b(?:article-?(?:body|content|text)|story-?(?:body|text|content)|entry-?content|post-?(?:content|body)|body-?text|articlebody|richtext|rich-?text|paragraph|textblock|wysiwyg|prose)/,
  ],
  [
    "lead",
    /\b(?:lead|lede|intro|standfirst|summary|dek|deck|subtitle|sub-?head\w*|subheadline|teaser-?text|excerpt|abstract|vorspann|sapo|chapo)\b/,
  ],
  ["list", /\b(?:toc|table-?of-?contents|inhaltsverzeichnis|key-?points|takeaways|bullets|faq)\b/],
  ["player", /\b(?:video|player|audio|podcast|gallery|slideshow|carousel|slider|embed|tweet|instagram)\b/],
  ["hidden", /\b(?:hidden|sr-only|visually-?hidden|screen-?reader\w*|d-none|offscreen)\b/],
];

/** Cue of the first line behind a horizontal rule; no field of the line filter. */
export const BEHIND_RULE = "behind-rule";

/** All the cues that the line filter knows. */
export const CUES: readonly string[] = [
  ...TAG_CUES,
  "hidden",
  ...CLASS_CUES.map(([name]) => `class:${name}`).filter((cue) => cue !== "class:hidden"),
];

interface Surroundings {
  readonly element: DomElement;
  readonly tag: string;
  readonly cues: ReadonlySet<string>;
  readonly inLink: boolean;
  /** The block that this one stands in; null at the root. */
  readonly parent: Surroundings | null;
}

/** Reads off lines; one instance a walk. */
class Walk {
  readonly lines: Line[] = [];
  readonly #classes: ClassCues = new Map();
  #text = "";
  #linkChars = 0;
  #elements = 0;
  #isBehindRule = false;
  readonly #mark: boolean;

  constructor(mark: boolean) {
    this.#mark = mark;
  }

  visit(node: DomNode, around: Surroundings): void {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === TEXT) this.#add(child.nodeValue ?? "", around.inLink);
      else if (child.nodeType === ELEMENT && isElement(child)) this.#enter(child, around);
    }
  }

  /** Only lines of the page itself need their cues; those that Readability kept are found among them again. */
  cues(element: DomElement, tag: string, inherited: ReadonlySet<string>): ReadonlySet<string> {
    return this.#mark ? cuesOf(element, tag, inherited, this.#classes) : NO_CUES;
  }

  #enter(element: DomElement, around: Surroundings): void {
    const tag = element.localName;
    if (SILENT.has(tag)) return;
    if (tag === "br") this.#add("\n", false);
    else if (BLOCK.has(tag)) {
      this.flush(around);
      if (tag === "hr") this.#isBehindRule = this.#mark;
      const inner = {
        element,
        tag,
        cues: this.cues(element, tag, around.cues),
        inLink: around.inLink,
        parent: around,
      };
      this.visit(element, inner);
      this.flush(inner);
    } else this.visit(element, tag === "a" ? { ...around, inLink: true } : around);
  }

  #add(text: string, inLink: boolean): void {
    if (text === "\n") this.#text += "\u2028";
    else {
      this.#text += text;
      if (inLink) this.#linkChars += text.trim().length;
    }
  }

  /** Ends the line; two line breaks in a row end one, too. */
  flush(around: Surroundings): void {
    const raw = this.#text;
    const linkChars = this.#linkChars;
    this.#text = "";
    this.#linkChars = 0;
    if (raw === "" || !/\S/.test(raw)) return;
    const parts = tidy(raw);
    if (parts.length === 0) return;
    const element = this.#number(around.element);
    const parent = around.parent === null ? element : this.#number(around.parent.element);
    const setting = this.#mark ? `${around.parent === null ? "" : settingOf(around.parent)}>${settingOf(around)}` : "";
    const cues = this.#isBehindRule ? new Set([...around.cues, BEHIND_RULE]) : around.cues;
    this.#isBehindRule = false;
    const total = parts.reduce((sum, part) => sum + part.length, 0);
    for (const text of parts) {
      const share = parts.length === 1 ? linkChars : Math.round((linkChars * text.length) / total);
      this.lines.push({
        text,
        tag: around.tag,
        linkChars: Math.min(share, text.length),
        cues,
        element,
        parent,
        setting,
      });
    }
  }

  #number(element: DomElement): number {
    const known = element.getAttribute(ELEMENT_MARK);
    if (known !== null) return Number(known);
    if (!this.#mark) return -1;
    const number = this.#elements++;
    element.setAttribute(ELEMENT_MARK, String(number));
    return number;
  }
}

/** Lines under `root`. With `mark`, block elements are numbered in an attribute; else the numbers found are used, and there are no cues. */
export function linesOf(root: DomElement, mark: boolean): Line[] {
  const walk = new Walk(mark);
  const tag = root.localName;
  const around = { element: root, tag, cues: walk.cues(root, tag, NO_CUES), inLink: false, parent: null };
  walk.visit(root, around);
  walk.flush(around);
  return walk.lines;
}

/** Tag and class: what is set alike has one setting. */
function settingOf(around: Surroundings): string {
  return `${around.tag}.${around.element.className}`;
}

/** Classes of boxes that are none of the article, on a block or the one around it. */
const SET_APART =
  /\b(?:newsletter|subscri|sign-?up|opt-?in|mailing|related|recommend|recirc|read-?(?:more|next|also)|see-?also|also-?like|captions?|credits?|copyright|photo-?credit|bildunterschrift)/;

/** Whether a line's setting says by its classes that it stands in a box. */
export function isSetApart(setting: string): boolean {
  return SET_APART.test(plainWords(setting));
}

/** Collapses white space; a line break stays one, two in a row part paragraphs. */
function tidy(raw: string): string[] {
  if (!raw.includes("\u2028")) return oneLine(raw);
  const collapsed = raw
    .replace(/[\s\u00a0]*\u2028(?:[\s\u00a0]*\u2028)+[\s\u00a0]*/g, "\u2029")
    .replace(/[^\S\u2028\u2029]+/g, " ");
  return collapsed
    .split("\u2029")
    .map((part) => part.replace(/ ?\u2028 ?/g, "\n").trim())
    .filter((part) => part !== "");
}

/** Most lines have no break in them. */
function oneLine(raw: string): string[] {
  if (raw.includes("\u2029")) return raw.split("\u2029").flatMap(oneLine);
  const text = raw.replace(/\s+/g, " ").trim();
  return text === "" ? [] : [text];
}

/** Cues of the surroundings and of the element itself. */
function cuesOf(
  element: DomElement,
  tag: string,
  inherited: ReadonlySet<string>,
  known: ClassCues,
): ReadonlySet<string> {
  const own: string[] = [];
  if (TAG_CUES.has(tag)) own.push(tag);
  own.push(...classCues(element[OWN_WORDS] ?? "", known));
  if (isHidden(element)) own.push("hidden");
  const fresh = own.filter((cue) => !inherited.has(cue));
  return fresh.length === 0 ? inherited : new Set([...inherited, ...fresh]);
}

/** UTF-16 code units of classes and the like that are looked at; some pages carry their state in them. */
const MOST_WORDS = 400;

/** Cues of what classes say, kept for a walk: a page uses the same ones over and over. */
type ClassCues = Map<string, readonly string[]>;

function classCues(words: string, known: ClassCues): readonly string[] {
  if (words === "") return [];
  let cues = known.get(words);
  if (cues === undefined) {
    const plain = plainWords(words.slice(0, MOST_WORDS));
    const names = CLASS_CUES.filter(([, pattern]) => pattern.test(plain)).map(([name]) => name);
    cues = names.map((name) => (name === "hidden" ? name : `class:${name}`));
    known.set(words, cues);
  }
  return cues;
}

/** Camel case parted, lower case. */
function plainWords(classes: string): string {
  return classes
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}

function isHidden(element: DomElement): boolean {
  if (element.getAttribute("hidden") !== null || element.getAttribute("aria-hidden") === "true") return true;
  const style = element.getAttribute("style");
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
