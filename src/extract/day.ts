// Stage "extract", metadata: the calendar day that a piece of text writes, in the figures and months of many languages.

/** Month names and short forms, lower case without accents, by number. A form stands for one month in all languages here. */
const MONTHS: readonly (readonly string[])[] = [
  "january jan januar janner jaenner janvier janv enero ene gennaio gen janeiro januari styczen stycznia tammikuu januar ocak januára leden ledna januarie ianuarie январь января січня študzeni 1月",
  "february feb februar feber fevrier fevr febrero febbraio febb fevereiro fev februari luty lutego subat února únor февраль февраля лютого",
  "march mar marz maerz mars marzo março marco maart mrt marzec marca mart brezna březen март марта березня",
  "april apr avril avr abril abr aprile kwiecien kwietnia nisan duben dubna апрель апреля квітня",
  "may mai mayo mag maggio maio mei maj maja mayis kveten kvetna май мая травня",
  "june jun juni juin junio giu giugno junho czerwiec czerwca haziran cerven cervna июнь июня червня",
  "july jul juli juillet juil julio lug luglio julho lipiec lipca temmuz cervenec cervence июль июля липня",
  "august aug aout agosto ago augustus sierpien sierpnia agustos srpen srpna august август августа серпня",
  "september sep sept septembre septiembre settembre set setembro wrzesien wrzesnia eylul zari сентябрь сентября вересня",
  "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika ekim rijen rijna октябрь октября жовтня",
  "november nov novembre noviembre novembro listopad listopada kasim ноябрь ноября листопада",
  "december dec dezember dez decembre diciembre dic dicembre dezembro desember des grudzien grudnia aralik prosinec prosince декабрь декабря грудня",
].map((names) => names.split(" ").map(fold));

const MONTH_BY_NAME = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const WORD = "[\\p{L}]{3,13}\\.?";
const DAY = "\\d{1,2}(?:st|nd|rd|th|\\.|º|er)?";
const YEAR = "(?:19|20)\\d{2}";

const ANY_YEAR = new RegExp(YEAR);

/** Ways to write a day, most certain first; the named groups tell the parts. */
const FORMS: readonly RegExp[] = [
  new RegExp(`(?<![\\d.])(?<y>${YEAR})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})(?!\\d)`, "u"),
  new RegExp(`(?<y>${YEAR})\\s?[年년]\\s?(?<m>\\d{1,2})\\s?[月월]\\s?(?<d>\\d{1,2})\\s?[日일]`, "u"),
  new RegExp(
    `(?<!\\d)(?<d>${DAY})\\s*(?:de |of )?[-/]?(?<name>${WORD})[-/]?\\s*(?:de |del )?,?\\s*(?<y>${YEAR})(?!\\d)`,
    "u",
  ),
  new RegExp(`(?<!\\p{L})(?<name>${WORD})\\s+(?<d>${DAY}),?\\s+(?<y>${YEAR})(?!\\d)`, "u"),
  new RegExp(`(?<![\\d.])(?<a>\\d{1,2})(?<sep>[-/.])\\s?(?<b>\\d{1,2})\\k<sep>\\s?(?<y>${YEAR})(?!\\d)`, "u"),
];

/** The first day written in `text`, `YYYY-MM-DD`, or null. "03/04/2024" is not told apart and gives null; "03.04.2024" is day first. */
export function dayIn(text: string): string | null {
  return findDay(text)?.day ?? null;
}

/** The day in `text`, and what stands before and behind it. */
export function findDay(
  text: string,
): { readonly day: string; readonly before: string; readonly behind: string } | null {
  if (!ANY_YEAR.test(text)) return null; // most texts have none, and the forms are slow to say so
  for (const form of FORMS) {
    const match = form.exec(text);
    const day = match?.groups === undefined ? null : read(match.groups);
    if (match !== null && day !== null)
      return { day, before: text.slice(0, match.index), behind: text.slice(match.index + match[0].length) };
  }
  return null;
}

/** The day of a date in metadata: an ISO date as it is written, without shift of zone; else any way to write a day. */
export function dayOf(value: string): string | null {
  const iso = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(value);
  if (iso !== null) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  return dayIn(value);
}

/** The day that an address carries: `/2024/03/05/`, `2024-03-05`, `20240305`. */
export function dayInAddress(address: string): string | null {
  const path = address.replace(/^[a-z]+:\/\/[^/]+/i, "").replace(/[?#].*$/, "");
  const match =
    /(?:^|[/_-])((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/.exec(path) ??
    /(?:^|\/)((?:19|20)\d{2})\/([a-z]{3})\/(\d{1,2})\//i.exec(path);
  if (match === null) return null;
  const month = MONTH_BY_NAME.get(match[2]?.toLowerCase() ?? "") ?? Number(match[2]);
  return valid(Number(match[1]), month, Number(match[3]));
}

function read(groups: Readonly<Record<string, string | undefined>>): string | null {
  const year = Number(groups["y"]);
  if (groups["name"] !== undefined) {
    const month = MONTH_BY_NAME.get(fold(groups["name"].replace(".", "")));
    return month === undefined ? null : valid(year, month, Number.parseInt(groups["d"] ?? "", 10));
  }
  if (groups["m"] !== undefined) return valid(year, Number(groups["m"]), Number(groups["d"]));
  const [a, b] = [Number(groups["a"]), Number(groups["b"])];
  if (groups["sep"] === "." || a > 12 || a === b) return valid(year, b, a);
  return b > 12 ? valid(year, a, b) : null;
}

function valid(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || !(month >= 1 && month <= 12) || !(day >= 1 && day <= 31)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ı", "i").toLowerCase();
}
