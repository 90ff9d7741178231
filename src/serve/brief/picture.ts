// Edge "serve", part "brief": the deeds of a brief by date and kind, as inline SVG.
import { PLOVER, type Quad } from "#document";
import type { Brief, Line } from "./brief.ts";
import { escaped } from "./escaped.ts";
import { counted, dateText } from "./render.ts";

/** From the warmest to the coldest, top to bottom. */
const LANES: readonly { readonly quad: Quad; readonly label: string }[] = [
  { quad: 2, label: "Cooperation in deeds" },
  { quad: 1, label: "Cooperation in words" },
  { quad: 3, label: "Conflict in words" },
  { quad: 4, label: "Conflict in deeds" },
];

/** How a deed is told: a disc, a ring, a cross. */
type Shape = "done" | "ahead" | "not";

interface Mark {
  readonly line: Line;
  readonly shape: Shape;
  readonly quad: Quad;
  /** In years, counted in columns: 2.5 is the middle of the third year that is shown. */
  readonly from: number;
  readonly to: number;
}

interface Placed extends Mark {
  readonly x: number;
  /** Steps above (negative) or below the middle of its lane. */
  readonly level: number;
}

/** Sizes in user units; `width` is about what the picture gets in CSS pixels, so that letters keep their size. */
interface Size {
  readonly name: "wide" | "narrow";
  readonly width: number;
  readonly radius: number;
}
const SIZES: readonly Size[] = [
  { name: "wide", width: 800, radius: 5.5 },
  { name: "narrow", width: 340, radius: 4.5 },
];
/** Above the marks of a lane, for its name. */
const LABEL_HEIGHT = 17;
const AXIS_HEIGHT = 22;
/** A lane grows with its fullest day, but not beyond this many marks up and down. */
const MAX_LEVEL = 9;
/** Widest label of a year, and the width from which a year has its quarters marked. */
const YEAR_WIDTH = 34;
const QUARTERS_WIDTH = 200;

/** @returns the same picture for wide and narrow windows, or nothing where no deed has a date */
export function picture(brief: Brief): string {
  const dated = datedLines(brief);
  if (dated.length === 0) return "";
  const years = [...new Set(dated.flatMap(({ line }) => [yearOf(line.date), yearOf(line.enddate ?? line.date)]))].sort(
    (a, b) => a - b,
  );
  const marks = dated.map((one) => ({ ...one, ...extentOf(one.line, years) }));
  const summary = summaryOf(marks, years);
  const drawings = SIZES.map((size) => drawing(marks, years, summary, size));
  const total = brief.happened.length + brief.ahead.length + brief.denied.length;
  const undated = total - dated.length;
  const skips = years.some((year, i) => i > 0 && year - (years[i - 1] ?? year) > 1);
  const gaps = skips ? " Years without a deed are left out." : "";
  const left = undated === 0 ? "" : ` ${counted(undated, "deed")} without a date cannot be shown.`;
  return `<figure class="picture">${drawings.join("\n")}
<figcaption><span class="key"><i class="disc"></i> told as done</span> <span class="key"><i class="ring"></i> planned, threatened, possible</span> <span class="key"><i class="cross">×</i> denied or not done</span> <span class="key"><i class="bar"></i> only the month or year is told</span> Large: two or more independent accounts.${left}${gaps}</figcaption>
</figure>
`;
}

function datedLines({ happened, ahead, denied }: Brief): (Pick<Mark, "line" | "shape" | "quad"> & { line: Dated })[] {
  const of = (lines: readonly Line[], shape: Shape) =>
    lines.flatMap((line) => (isDated(line) ? [{ line, shape, quad: quadOf(line) }] : []));
  return [...of(happened, "done"), ...of(ahead, "ahead"), ...of(denied, "not")];
}

type Dated = Line & { readonly date: string };

function isDated(line: Line): line is Dated {
  return line.date !== null && /^\d{4}/.test(line.date);
}

/** A deed that PLOVER codes as no event stands where it would, had it been done. */
function quadOf({ record }: Line): Quad {
  return PLOVER[record.event ?? record.act].quad;
}

function yearOf(date: string | null): number {
  return Number((date ?? "").slice(0, 4));
}

function extentOf({ date, enddate }: Dated, years: readonly number[]): Pick<Mark, "from" | "to"> {
  const from = positionOf(date, years, 0);
  return { from, to: Math.max(from, positionOf(enddate ?? date, years, 1)) };
}

/** @param end 0: where the day, month or year begins; 1: where it ends */
function positionOf(date: string, years: readonly number[], end: 0 | 1): number {
  const [year = 0, month, day] = date.split("-").map(Number);
  const column = years.indexOf(year);
  if (month === undefined) return column + end;
  const within = day === undefined ? end : (day - 1 + end) / 31;
  return column + (month - 1 + within) / 12;
}

function summaryOf(marks: readonly Mark[], years: readonly number[]): string {
  const counts = LANES.map(({ quad, label }) => {
    const own = marks.filter((mark) => mark.quad === quad);
    const rest = own.filter(({ shape }) => shape !== "done").length;
    return `${label.toLowerCase()}: ${own.length}${rest === 0 ? "" : `, ${rest} of them not told as done`}`;
  });
  return `${counted(marks.length, "deed")} with a date, from ${years[0]} to ${years.at(-1)}. ${counts.join("; ")}. The lists below hold the same deeds in words.`;
}

function drawing(marks: readonly Mark[], years: readonly number[], summary: string, size: Size): string {
  const { name, width, radius } = size;
  const step = width / years.length;
  const pitch = 2 * radius + 1.5;
  let top = 0;
  const lanes = LANES.map(({ quad, label }) => {
    const placed = place(
      marks.filter((mark) => mark.quad === quad),
      step,
      size,
    );
    const [up, down] = [Math.min(0, ...placed.map((p) => p.level)), Math.max(0, ...placed.map((p) => p.level))];
    const middle = top + LABEL_HEIGHT + radius + 2 - up * pitch;
    const drawn = placed.map((mark) => markSvg(mark, middle + mark.level * pitch, step, size));
    const text = `<text x="2" y="${fixed(top + 12)}">${label}</text>`;
    const edge =
      quad === 2
        ? ""
        : `<line class="${quad === 3 ? "zero" : "edge"}" x1="0" x2="${width}" y1="${fixed(top)}" y2="${fixed(top)}"/>`;
    top = middle + down * pitch + radius + 5;
    return `<g class="quad${quad}">${edge}${text}${drawn.join("")}</g>`;
  });
  const height = top + AXIS_HEIGHT;
  return `<svg class="${name}" viewBox="0 0 ${width} ${fixed(height)}" role="group" aria-labelledby="picture-${name} picture-${name}-text">
<title id="picture-${name}">Deeds by date and kind</title><desc id="picture-${name}-text">${summary}</desc>
${axis(years, step, top, width)}
${lanes.join("\n")}
</svg>`;
}

/** Marks that would touch stand above and below each other: 0, -1, 1, -2, 2 … */
function place(marks: readonly Mark[], step: number, { width, radius }: Size): Placed[] {
  const placed: Placed[] = [];
  const centre = ({ from, to }: Mark) => Math.min(width - radius - 1, Math.max(radius + 1, ((from + to) / 2) * step));
  for (const mark of marks.toSorted((a, b) => centre(a) - centre(b))) {
    const x = centre(mark);
    const near = new Set(placed.filter((other) => x - other.x < 2 * radius + 1).map(({ level }) => level));
    const level = LEVELS.find((one) => !near.has(one)) ?? MAX_LEVEL;
    placed.push({ ...mark, x, level });
  }
  return placed;
}

const LEVELS: readonly number[] = [
  0,
  ...Array.from({ length: 2 * MAX_LEVEL }, (_, i) => (i % 2 === 0 ? -1 : 1) * (Math.floor(i / 2) + 1)),
];

/** A link to the line; left out of the order of the tab key, since the lists hold each of them as well. */
function markSvg({ line, shape, x, from, to }: Placed, y: number, step: number, { radius, width }: Size): string {
  const size = line.independent > 1 ? radius : radius * 0.72;
  const [left, right] = [Math.max(1, from * step), Math.min(width - 1, to * step)];
  const bar =
    right - left <= 2 * radius
      ? ""
      : `<line class="span" x1="${fixed(left)}" x2="${fixed(right)}" y1="${fixed(y)}" y2="${fixed(y)}"/>`;
  const label = escaped(`${dateText(line)}: ${line.headline}`);
  return `<a href="#line-${escaped(line.record.id)}" tabindex="-1"><title>${label}</title>${bar}${shapeSvg(shape, x, y, size)}</a>`;
}

function shapeSvg(shape: Shape, x: number, y: number, size: number): string {
  if (shape !== "not") return `<circle class="${shape}" cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(size)}"/>`;
  const [a, b, c, d] = [x - size, x + size, y - size, y + size].map(fixed);
  return `<path class="not" d="M${a} ${c}L${b} ${d}M${a} ${d}L${b} ${c}"/>`;
}

/** A column a year; where years are left out between two, the border is broken. */
function axis(years: readonly number[], step: number, bottom: number, width: number): string {
  const every = Math.max(1, Math.ceil(YEAR_WIDTH / step));
  const y = fixed(bottom + 15);
  const columns = years.map((year, i) => {
    const x = i * step;
    const gap = i > 0 && year - (years[i - 1] ?? year) > 1;
    const border =
      i === 0
        ? ""
        : `<line class="${gap ? "gap" : "year"}" x1="${fixed(x)}" x2="${fixed(x)}" y1="0" y2="${fixed(bottom)}"/>`;
    const label = i % every === 0 ? `<text x="${fixed(x + 3)}" y="${y}">${year}</text>` : "";
    const quarters = step < QUARTERS_WIDTH ? [] : ["Apr", "Jul", "Oct"];
    const ticks = quarters.map((name, k) => `<text x="${fixed(x + ((k + 1) * step) / 4)}" y="${y}">${name}</text>`);
    return `${border}${label}${ticks.join("")}`;
  });
  return `<g class="axis"><line class="zero" x1="0" x2="${width}" y1="${fixed(bottom)}" y2="${fixed(bottom)}"/>${columns.join("")}</g>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}

/** Contrast with the page of the scheme is at least 3 to 1 for marks, 4.5 to 1 for letters. */
export const PICTURE_STYLE = `
.picture { margin: 1rem 0; } .picture svg { width: 100%; height: auto; } .picture svg.narrow { display: none; }
svg text { font-size: 12px; fill: var(--faint); stroke: var(--paper); stroke-width: 4px; paint-order: stroke; } svg line { stroke: var(--line); } svg line.zero { stroke: var(--faint); } svg line.gap { stroke: var(--faint); stroke-dasharray: 2 4; }
.quad1 { --quad: var(--warm); } .quad2 { --quad: var(--good); } .quad3 { --quad: var(--cool); } .quad4 { --quad: var(--bad); }
svg .done { fill: var(--quad); stroke: var(--paper); } svg .ahead { fill: var(--paper); stroke: var(--quad); stroke-width: 2; } svg .not { stroke: var(--quad); stroke-width: 2.5; fill: none; } svg line.span { stroke: var(--quad); stroke-width: 2.5; opacity: .55; }
svg a { cursor: pointer; } svg a:hover .done, svg a:hover .ahead { stroke: var(--ink); stroke-width: 2; }
.picture figcaption { display: flow-root; } .key { white-space: nowrap; margin-right: .9rem; } .key i { font-style: normal; display: inline-block; vertical-align: baseline; } .key .disc, .key .ring { width: .65rem; height: .65rem; border-radius: 50%; background: var(--faint); } .key .ring { background: none; box-shadow: inset 0 0 0 2px var(--faint); } .key .cross { font-weight: 700; } .key .bar { width: 1.1rem; height: 3px; vertical-align: middle; background: var(--faint); }
@media (max-width: 40rem) { .picture svg.narrow { display: block; } .picture svg.wide { display: none; } .key { display: inline-block; } }
@media print { .picture svg.wide { display: block; } .picture svg.narrow { display: none; } }
`;
