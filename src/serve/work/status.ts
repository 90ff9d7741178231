// A worker's part: sentences → how each deed is told.
import { bareArticle, type Sentence } from "#document";
import { indexModality, type ModalityData, type ModalityLexicon } from "#lexicon";
import { type ParseModel, parse, parseTokens } from "#parse";
import { statusOf } from "../../code/modality/index.ts";
import { type CompiledParts, compiledPart, loadResources } from "../resources.ts";
import type { StatusAnswer, Work } from "./tasks.ts";

export async function load(own: CompiledParts): Promise<Work<"status">> {
  const [{ parse: model }, data] = await Promise.all([
    loadResources(["parse"]),
    compiledPart<ModalityData>("modality", own),
  ]);
  const lexicon = indexModality(data);
  return (question) => {
    const found =
      "tokens" in question ? ofTokens(question.tokens, model, lexicon) : ofText(question.text, model, lexicon);
    return { id: question.id, ...found };
  };
}

type Found = Omit<StatusAnswer, "id">;

function ofTokens(forms: readonly string[], model: ParseModel, lexicon: ModalityLexicon): Found {
  const [words = []] = parseTokens([forms], model);
  const tokens = words.map((word) => ({ ...word, start: 0, end: 0 }));
  const sentence: Sentence = { tokens, start: 0, end: 0, paragraph: 0 };
  return { events: statusOf(sentence, lexicon) };
}

function ofText(text: string, model: ParseModel, lexicon: ModalityLexicon): Found {
  const { sentences } = parse(bareArticle(text), model).value;
  let before = 0;
  const events = sentences.flatMap((sentence) => {
    const offset = before;
    before += sentence.tokens.length;
    return statusOf(sentence, lexicon).map(({ token, status, value }) => {
      const { start = 0, end = 0 } = sentence.tokens[token] ?? {};
      return { token: offset + token, start, end, status, value };
    });
  });
  return { tokens: sentences.flatMap(({ tokens }) => tokens.map(({ form }) => form)), events };
}
