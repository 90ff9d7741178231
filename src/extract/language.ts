// Stage "extract": which language a text is in.
import type { DetectLanguage } from "./model.ts";

/** Below this many characters a detector guesses; shorter text counts as English unless its script says otherwise. */
const DETECTABLE = 200;
/** The head of a text is enough to tell. */
const SAMPLE = 4000;

/** Scripts that one language, or one by far, is written in. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Bengali}/gu, "bn"],
  [/\p{Script=Tamil}/gu, "ta"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
];

/** Language of a text, ISO 639-1: by detector from 200 characters up, by script below; null for a text without letters. */
export function languageOf(text: string, detect: DetectLanguage): string | null {
  const letters = text.slice(0, SAMPLE).match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  const byScript = scriptLanguage(text.slice(0, SAMPLE), letters);
  if (text.length < DETECTABLE) return byScript ?? "en";
  const detected = detect(text.slice(0, SAMPLE));
  return detected === "" ? (byScript ?? "en") : detected;
}

/** The language of the script that half of the letters are in; Latin letters tell none. Japanese mixes kana with Han. */
function scriptLanguage(text: string, letters: number): string | null {
  const counts = SCRIPTS.map(([script, language]) => ({ language, count: text.match(script)?.length ?? 0 }));
  const [kana, , han] = counts;
  if (kana !== undefined && han !== undefined && kana.count > 0 && kana.count + han.count > letters / 2) return "ja";
  return counts.find(({ count }) => count > letters / 2)?.language ?? null;
}
