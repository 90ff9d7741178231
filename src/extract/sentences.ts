// Stage "extract": what running prose looks like, whatever its language.

/** Scripts that write without spaces; a character counts as half a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/** Code units that such scripts begin with; most texts have none, and this is quick to see. */
const MAYBE_UNSPACED = /[\u0e00-\u0eff\u1780-\u17ff\u3005-\u9fff\uf900-\ufaff\uff66-\uff9f\ud840-\ud8ff]/;

/** Words of a text, whatever the script. */
export function countWords(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
  if (!MAYBE_UNSPACED.test(text)) return spaced;
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
  return isProseOf(text, countWords(text), countSentenceEnds(text));
}

/** The same, where words and sentence ends are counted already. */
export function isProseOf(text: string, words: number, sentenceEnds: number): boolean {
  return words >= 20 ? sentenceEnds > 0 : words >= 8 && endsSentence(text) && !text.endsWith(":");
}
