// Stage "extract": what running prose looks like, whatever its language.

/** Scripts that write without spaces; a character counts as half a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/** Words of a text, whatever the script. */
export function countWords(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return unspaced === 0 ? spaced : Math.max(spaced, Math.round(unspaced / 2));
}

const SENTENCE_END = /[.!?…。！？।]["'”’»“)\]]*(?=\s|$)/gu;

export function countSentenceEnds(text: string): number {
  return text.match(SENTENCE_END)?.length ?? 0;
}

/** True where the text closes as a sentence does, quotation marks and brackets behind the stop included. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？।:;]["'”’»“)\]]*$/u.test(text);
}

/** A paragraph of prose: long enough, with at least one whole sentence. */
export function isProse(text: string): boolean {
  const words = countWords(text);
  return words >= 20 ? countSentenceEnds(text) > 0 : words >= 8 && endsSentence(text) && !text.endsWith(":");
}
