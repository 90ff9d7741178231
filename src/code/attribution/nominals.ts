// Stage "code", attribution: noun phrases of a tree: subjects, prepositional phrases, what belongs to a nominal.
import { caseOf as prepositionOf, TITLE_RULE, type Token } from "#document";
import type { Phrase, View } from "./view.ts";

/** The subject that hangs on the verb itself, of either voice, or null. */
export function subjectOf(view: View, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  const subject = view.children(sentence, verb).find((i) => /^nsubj/.test(tokens[i]?.deprel ?? ""));
  return subject === undefined ? null : phraseOf(view, sentence, subject);
}

/** A nominal with all that hangs on it, less its relative clauses, less `without`. */
export function phraseOf(view: View, sentence: number, head: number, without: ReadonlySet<number> = new Set()): Phrase {
  const { tokens } = view.sentence(sentence);
  const dropped = new Set(without);
  for (const child of view.children(sentence, head)) {
    const relation = tokens[child]?.deprel ?? "";
    const isClause =
      relation === "acl:relcl" || relation === "parataxis" || relation === "ccomp" || relation === "advcl";
    if (isClause || relation === "cop" || relation === "punct" || relation === "cc:preconj")
      for (const i of view.below(sentence, child)) dropped.add(i);
  }
  const kept = view.below(sentence, head).filter((i) => !dropped.has(i));
  return withBearer(view, { sentence, head, tokens: kept.sort((a, b) => a - b) });
}

/** "U.S. president Donald Trump": where the tree cuts a title from its bearer, the phrase is both, headed by the name. */
function withBearer(view: View, phrase: Phrase): Phrase {
  const { sentence, head, tokens } = phrase;
  const inside = view.mentionsIn(sentence);
  const titled = inside.find(({ rule, first, last }) => rule === TITLE_RULE && first <= head && head <= last);
  if (titled === undefined || tokens.includes(titled.last)) return phrase;
  const bearer = inside.find(({ kind, last }) => kind === "person" && last === titled.last);
  const whole = new Set([...tokens, ...range(titled.first, titled.last + 1)]);
  return { sentence, head: bearer?.head ?? head, tokens: [...whole].sort((a, b) => a - b) };
}

/** Index of the preposition or complementiser of a phrase, or -1. */
export function caseToken(view: View, sentence: number, token: number): number {
  const { tokens } = view.sentence(sentence);
  return (
    view
      .children(sentence, token)
      .find((i) => i < token && (tokens[i]?.deprel === "case" || tokens[i]?.deprel === "mark")) ?? -1
  );
}

/** The preposition of a phrase, or the complementiser of a clause, lower case; empty for none. */
export function caseOf(view: View, sentence: number, token: number): string {
  const preposition = prepositionOf(view.tree(sentence), token);
  if (preposition !== "") return preposition;
  return view.sentence(sentence).tokens[caseToken(view, sentence, token)]?.lemma ?? "";
}

/** A prepositional phrase without its preposition. */
export function withoutCase(view: View, sentence: number, token: number): Phrase {
  const { tokens } = view.sentence(sentence);
  const cases = new Set(
    view
      .children(sentence, token)
      .filter((i) => tokens[i]?.deprel === "case")
      .flatMap((i) => view.below(sentence, i)),
  );
  return {
    sentence,
    head: token,
    tokens: view
      .below(sentence, token)
      .filter((i) => !cases.has(i))
      .sort((a, b) => a - b),
  };
}

/** First token of the run of nominal words that ends before token `end`: "a customs broker in Khasan". */
export function nominalRunBefore(tokens: readonly Token[], end: number): number {
  let first = end;
  while (first > 0 && /^(DET|ADJ|NOUN|PROPN|ADP|PRON|NUM|PART|ADV|AUX)$/.test(tokens[first - 1]?.upos ?? "")) first--;
  return first;
}

const OPENING = /^(?:as|of|by|from|with|while|after)$/i;

/**
 * A speaker's whole name, where the tree cut it: "[the Ministry of] National Defence", "[Choe Son-]hu", "Prisoners [Society]". Words with
 * a capital that stand right beside it belong to it, up to the cue; a preposition or "as" that the tree took along does not.
 */
export function wholeName(view: View, phrase: Phrase, cue: number): Phrase {
  const { tokens } = view.sentence(phrase.sentence);
  const own = [...phrase.tokens].sort((a, b) => a - b);
  const opened = own.length > 1 && OPENING.test(tokens[own[0] ?? -1]?.form ?? "") && own[0] !== phrase.head;
  const kept = opened ? own.slice(1) : own;
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined || !isName(tokens[phrase.head])) return { ...phrase, tokens: kept };
  let from = first;
  for (let before = nameBefore(tokens, from); before >= 0; before = nameBefore(tokens, from)) from = before;
  // "on Monday President Sall", "in Dakar President Sall": a day and a place stand there for themselves
  const isPhrase = !opened && tokens[from - 1]?.upos === "ADP";
  if (isPhrase || range(from, first).some((i) => view.isTime(phrase.sentence, i))) from = first;
  let to = last;
  while (to + 1 < cue && isName(tokens[to + 1])) to++;
  // what stands between it and the cue must be nothing else
  if (to + 1 !== cue) to = last;
  return { ...phrase, tokens: [...range(from, first), ...kept, ...range(last + 1, to + 1)] };
}

function isName(token: Token | undefined): boolean {
  return token !== undefined && /^(?:PROPN|NOUN|ADJ)$/.test(token.upos) && /^\p{Lu}/u.test(token.form);
}

/** Where the part of a name begins that stands right before token `at`: a word with a capital, one more behind "of", one behind a hyphen; or -1. */
function nameBefore(tokens: readonly Token[], at: number): number {
  const [near, far] = [tokens[at - 1], tokens[at - 2]];
  if (near === undefined) return -1;
  if (isName(near)) return at - 1;
  const isHyphen = /^[-–]$/.test(near.form) && near.end === tokens[at]?.start && far?.end === near.start;
  return isName(far) && (isHyphen || /^(?:of|for)$/.test(near.form)) ? at - 2 : -1;
}

/** Whole numbers from `from` up to, not including, `to`. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}

/** A noun phrase by the order of its words; its head is the last nominal before a preposition. */
export function groupOf(tokens: readonly Token[], sentence: number, first: number, end: number): Phrase {
  const all = range(first, end).filter((i) => !/^(AUX|ADV)$/.test(tokens[i]?.upos ?? ""));
  const preposition = all.find((i) => tokens[i]?.upos === "ADP") ?? end;
  const head = all.findLast((i) => i < preposition && /^(NOUN|PROPN|PRON)$/.test(tokens[i]?.upos ?? ""));
  return { sentence, head: head ?? all.at(-1) ?? first, tokens: all };
}

/**
 * Whether a verb's own dependants make it a passive: an auxiliary, or a subject that it is done to. "Have" with no form of
 * "be" makes none, nor does a verb with an object, whatever the tree calls the subject: "experts have alleged", "critics called it".
 */
export function hasPassiveMark(tokens: readonly Token[], children: readonly number[]): boolean {
  if (children.some((i) => tokens[i]?.deprel === "aux:pass")) return true;
  const isActive = children.some(
    (i) => tokens[i]?.deprel === "obj" || (tokens[i]?.deprel === "aux" && tokens[i]?.lemma === "have"),
  );
  return !isActive && children.some((i) => tokens[i]?.deprel === "nsubj:pass");
}
