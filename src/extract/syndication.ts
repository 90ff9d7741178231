// Stage "extract": whom a page says it has its article from.
import type { Syndication } from "#document";

/** News agencies by the names that they sign with. */
const AGENCIES = [
  "Reuters|Thomson Reuters|AP|(?:The )?Associated Press|AFP|Agence France-Presse|dpa|DPA|dpa-AFX|Xinhua|TASS|Tass|ITAR-TASS",
  "RIA Novosti|Interfax|Sputnik|Yonhap|Kyodo|Kyodo News|Jiji|Jiji Press|KCNA|BelTA|BELTA|Bernama|Antara|CNA|IANS|PTI|ANI|APP",
  "EFE|ANSA|Lusa|UPI|Bloomberg|SID|APA|sda|SDA|Keystone-SDA|PA|PA Media|AAP|Anadolu|Anadolu Agency|AA|SPA|WAM|IRNA|Tasnim",
  "Ukrinform|UNIAN|PAP|CTK|ČTK|MTI|TT|NTB|Ritzau|Belga|ANP|Agerpres|Tanjug|Hina|BTA|MENA|SANA|Petra|KUNA|VNA|KPL|Ghana News Agency|NAN",
].join("|");

const WORD = "\\p{Lu}[\\p{L}\\p{N}&’'-]*(?:\\.[a-z]{2,5})?";
/** A name of several words; small words only between large ones. */
const NAME = `((?:[Tt]he )?${WORD}(?: (?:(?:of|the|and|for|de|la|der|des|du) ){0,2}${WORD})*)`;

/** Wordings of credit lines; the group is the origin. Case counts, for only large words are names. */
const CREDITS: readonly RegExp[] = [
  `(?:\\b[Oo]riginally (?:published|appeared|posted|printed|ran)|\\b[Ff]irst published|\\b(?:story|article|report|piece|post|column|commentary) (?:was )?first (?:appeared|posted|printed|ran)) (?:by|in|on|at|with|for) (?:the (?:website|site|blog|pages) of )?${NAME}`,
  `\\b(?:[Rr]epublished|[Rr]eprinted|[Rr]eproduced|[Rr]eposted|[Ss]yndicated|[Cc]ross-?posted)(?: here)?(?: (?:with|by)(?: the)?(?: kind)? permission)? (?:from|of|by) ${NAME}`,
  `\\b(?:[Pp]ublished|[Aa]ppears|[Uu]sed|[Pp]rinted) (?:here )?(?:with|by) (?:the )?(?:kind )?permission (?:of|from) ${NAME}`,
  `\\b(?:[Pp]ublished|[Pp]rovided|[Dd]istributed|[Ss]upplied|[Pp]roduced) (?:in (?:partnership|cooperation|collaboration) with|under (?:an? )?(?:license|licence|agreement) (?:from|with)) ${NAME}`,
  `\\b[Tt]his (?:story|article|report|post) (?:comes|is taken|was taken|was provided|is provided|was supplied) (?:to you )?(?:from|by) ${NAME}`,
  `\\b(?:[Zz]uerst|[Uu]rsprünglich) (?:erschienen|veröffentlicht) (?:bei|in|auf|im) ${NAME}`,
  `\\b(?:[Pp]ublicado originalmente|[Pp]ublié (?:initialement|à l’origine)) (?:en|por|dans|par|sur) ${NAME}`,
].map((pattern) => new RegExp(pattern, "u"));

/** What such a wording names when it names a day and no origin. */
const NO_ORIGIN =
  /^(?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|creative commons|cc)\b/i;

/** `MOSCOW (Reuters) -`, `SEOUL, March 2 (Yonhap) —`, `MINSK, 5 May (BelTA) –`: a place in capitals, then the agency. */
const DATELINE = new RegExp(`^\\p{Lu}[\\p{L} .,'’/\\d-]{1,70}\\((${AGENCIES})\\)\\s*[-–—:]{1,2}`, "u");
/** The same with any name, where a day stands between: `KOVAL, Aug. 1 (Lake News Service) —`. */
const DATED_DATELINE = new RegExp(
  `^\\p{Lu}{2}[\\p{Lu} .'’/-]{0,40}(?:, \\p{Lu}[\\p{L} .]{0,30})?, (?:\\p{Lu}\\p{L}{2,9}\\.? \\d{1,2}|\\d{1,2}\\.? \\p{L}{3,9}\\.?) \\(${NAME}\\)\\s*[-–—:]{1,2}`,
  "u",
);
/** `PYONGYANG, May 2. /TASS/.` */
const SLASHED = new RegExp(`^\\p{Lu}[\\p{L} .,'’\\d-]{1,70}/(${AGENCIES})/\\.?`, "u");
/** `(dpa) - `, at the head of a paragraph. */
const HEADED = new RegExp(`^\\((${AGENCIES})\\)\\s*[-–—:]`, "u");
/** A line of its own: `(dpa)`, `— Reuters`, `Source: Xinhua`, `Quelle: dpa/sda`. */
const SIGNED = new RegExp(
  `^[(\\[—–-]*\\s*(?:(?:[Ss]ource|SOURCE|[Qq]uelle|[Ff]uente|[Ff]onte|[Vv]ia)s?\\s*[:-]\\s*)?(${AGENCIES})(?:[/, ]+(?:${AGENCIES}))*\\s*[)\\]]?\\.?$`,
  "u",
);
/** `Source: Lake News Service`, `Via Lake News Service`, on a line of its own. */
const SOURCED = new RegExp(`^(?:(?:[Ss]ource|SOURCE|[Qq]uelle|[Ff]uente)\\s*:|[Vv]ia\\s*:?)\\s*${NAME}\\.?$`, "u");

/**
 * Finds whom the article is from.
 *
 * 1. Wording of a credit in the text or close to it. 2. A dateline of an agency. 3. A line that is nothing but a source.
 *
 * @param paragraphs the article
 * @param before     lines of the page close before it
 * @param behind     lines of the page close behind it; a bare "Source: …" elsewhere is that of a picture
 * @param outlet     who published the page; its own name is no origin
 * @param underTitle lines between the title and the text that are surely no caption
 */
export function syndicationOf(
  paragraphs: readonly string[],
  before: readonly string[],
  behind: readonly string[],
  outlet: string | null,
  underTitle: readonly string[] = [],
): Syndication | null {
  const isOther = (origin: string) => outlet === null || origin.toLowerCase() !== outlet.toLowerCase();
  const end = paragraphs.slice(-4);
  const credits = [...before, ...paragraphs.slice(0, 3), ...end, ...behind].filter(
    (line) => line.length <= CREDIT_LENGTH,
  );
  const datelines = paragraphs.slice(0, 3).map((text) => text.slice(0, 120));
  const signatures = [...before, ...end, ...behind].filter((line) => line.length <= SIGNATURE_LENGTH);
  const sources = [...underTitle, ...end, ...behind].filter((line) => line.length <= SIGNATURE_LENGTH);
  return (
    firstMatch(credits, CREDITS, isOther) ??
    firstMatch(datelines, [DATELINE, SLASHED, HEADED, DATED_DATELINE], isOther) ??
    firstMatch(signatures, [SIGNED], isOther) ??
    firstMatch(sources, [SOURCED], isOther)
  );
}

/** A longer line is a paragraph that tells of a publication. */
const CREDIT_LENGTH = 300;
const SIGNATURE_LENGTH = 60;

function firstMatch(
  lines: readonly string[],
  patterns: readonly RegExp[],
  isOther: (origin: string) => boolean,
): Syndication | null {
  for (const line of lines) {
    for (const pattern of patterns) {
      const match = pattern.exec(line);
      const origin = match?.[1];
      if (match !== null && origin !== undefined && !NO_ORIGIN.test(origin) && isOther(origin))
        return { origin, quote: match[0].trim() };
    }
  }
  return null;
}
