// Stage "extract": whom a page says it has its article from.
import type { Syndication } from "#document";

/** News agencies by the names they sign with; a dateline in brackets names one. */
const AGENCIES =
  "Reuters|AP|Associated Press|AFP|Agence France-Presse|dpa|DPA|Xinhua|TASS|Tass|RIA Novosti|Interfax|Yonhap|Kyodo(?: News)?|KCNA|BelTA|BELTA|IANS|PTI|ANI|EFE|ANSA|UPI|Bloomberg|SID|APA|sda|SDA|PA|AAP|Anadolu(?: Agency)?|AA|Sputnik|Bernama|Antara|SPA|WAM|IRNA|Ukrinform|Unian|PAP|CTK|ČTK|MTI|TT|NTB|Ritzau|Belga|ANP|Lusa|CNA|ITAR-TASS|Jiji(?: Press)?|News Service of [A-Z][a-z]+";

const NAME =
  "((?:[Tt]he )?\\p{Lu}[\\p{L}\\p{N}&.’'-]*(?:[ ](?:\\p{Lu}[\\p{L}\\p{N}&.’'-]*|of|the|and|for|de|la|\\d+))*)";

/** Wordings of credit lines; the first group is the origin. */
const CREDITS: readonly RegExp[] = [
  new RegExp(
    `(?:(?:this|the) (?:story|article|report|piece|post|commentary|analysis|text|column) )?(?:was |is )?(?:originally |first )(?:published|appeared|posted|reported|printed|ran)(?: as [^.]{1,60}?)? (?:by|in|on|at|with|for) ${NAME}`,
    "iu",
  ),
  new RegExp(
    `(?:republished|reprinted|reproduced|reposted|syndicated|cross-?posted)(?: here)?(?: with (?:the )?(?:kind )?permission)? (?:from|of|by) ${NAME}`,
    "iu",
  ),
  new RegExp(
    `(?:published|appears|used|printed) (?:here )?(?:with|by) (?:the )?(?:kind )?permission (?:of|from) ${NAME}`,
    "iu",
  ),
  new RegExp(
    `(?:published|provided|distributed|supplied|produced) (?:in (?:partnership|cooperation|collaboration) with|under (?:an? )?(?:license|licence|agreement) (?:from|with)) ${NAME}`,
    "iu",
  ),
  new RegExp(
    `this (?:story|article|report) (?:comes|came|is taken|was provided|is provided|was supplied) (?:to you )?(?:from|by) ${NAME}`,
    "iu",
  ),
  new RegExp(`(?:zuerst|ursprünglich) (?:erschienen|veröffentlicht) (?:bei|in|auf|im) ${NAME}`, "u"),
  new RegExp(`(?:publicado originalmente|publié (?:initialement|à l’origine)) (?:en|por|dans|par|sur) ${NAME}`, "u"),
];

/** `MOSCOW (Reuters) -`, `Nov 3 (Xinhua) --`, `SEOUL, March 2 (Yonhap) —`, `MINSK, 5 May (BelTA) –`. */
const DATELINE = new RegExp(`^(?:[\\p{L} .,'/-]{0,60}\\d{0,2}[\\p{L} .,]{0,15})\\((${AGENCIES})\\)\\s*[-–—:]`, "u");
/** `PYONGYANG, 2 May. /TASS/.` */
const SLASHED = new RegExp(`^.{0,60}/(${AGENCIES})/`, "u");
/** A line of its own at either end: `Source: Xinhua`, `(dpa)`, `— Reuters`. */
const SIGNED = new RegExp(
  `^(?:(?:source|via|from|quelle|fuente|copyright|©)[: ]+(?:\\d{4} )?)?[(—–-]*\\s*(${AGENCIES}|(?<=^(?:source|quelle|fuente)[: ]+)\\p{Lu}[\\p{L} .&'-]{2,40})\\s*[)]?\\.?$`,
  "iu",
);

/**
 * Finds whom the article is from.
 *
 * 1. Wording of a credit in the text or among the lines around it. 2. A dateline of an agency. 3. A line that is nothing but a source.
 *
 * @param paragraphs the article
 * @param around     lines of the page close to it: head and foot
 * @param outlet     who published the page; its own name is no origin
 */
export function syndicationOf(
  paragraphs: readonly string[],
  around: readonly string[],
  outlet: string | null,
): Syndication | null {
  const short = (lines: readonly string[]) => lines.filter((line) => line.length <= 300);
  const candidates = [...short(around), ...short(paragraphs.slice(0, 2)), ...short(paragraphs.slice(-4))];
  return (
    credited(candidates, outlet) ??
    datelined(paragraphs.slice(0, 3), outlet) ??
    signed([...around, ...paragraphs.slice(-2)], outlet)
  );
}

function credited(lines: readonly string[], outlet: string | null): Syndication | null {
  for (const line of lines) {
    for (const pattern of CREDITS) {
      const match = pattern.exec(line);
      const origin = match?.[1] === undefined ? null : clean(match[1]);
      if (match !== null && origin !== null && isOther(origin, outlet)) return { origin, quote: match[0] };
    }
  }
  return null;
}

function datelined(paragraphs: readonly string[], outlet: string | null): Syndication | null {
  for (const text of paragraphs) {
    const match = DATELINE.exec(text) ?? SLASHED.exec(text);
    if (match?.[1] !== undefined && isOther(match[1], outlet)) return { origin: match[1], quote: match[0].trim() };
  }
  return null;
}

function signed(lines: readonly string[], outlet: string | null): Syndication | null {
  for (const line of lines) {
    const origin = line.length <= 60 ? SIGNED.exec(line)?.[1] : undefined;
    if (origin !== undefined && isOther(origin, outlet)) return { origin: clean(origin), quote: line };
  }
  return null;
}

/** Without a date or a stop that the pattern ran into. */
function clean(name: string): string {
  return name
    .replace(/\s+(?:on|in|of|the|and|for|at)$/i, "")
    .replace(/[.’']+$/, "")
    .trim();
}

function isOther(origin: string, outlet: string | null): boolean {
  return outlet === null || origin.toLowerCase() !== outlet.toLowerCase();
}
