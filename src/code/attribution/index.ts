// Stage "code", first part: who says what. PARC attribution: speaker, cue, content.
import {
  type Attribution,
  type Claim,
  type ClaimPart,
  countBegun,
  type Recognised,
  type Span,
  type Speaker,
} from "#document";
import type { ReportingLexicon } from "#lexicon";
import type { Draft } from "./draft.ts";
import { wholeName } from "./nominals.ts";
import { draftOfAdjective, draftOfNoun } from "./nouns.ts";
import { draftOfColon, draftOfFinding, draftOfPhrase } from "./phrases.ts";
import { attachQuotations } from "./quotations.ts";
import { draftsOfSignatures } from "./signatures.ts";
import { SpeakerBook } from "./speakers.ts";
import { draftOfVerb } from "./verbs.ts";
import { covers, type Phrase, type Pieces, View } from "./view.ts";

/** Reports within reports that a chain of `via` follows; more is a mistake of the tree. */
const MAX_NESTING = 8;

/**
 * The claims of a document, in text order; ids `c1`, `c2` ….
 *
 * 1. Cues: verbs, nouns, adjectives, set phrases, a name before a colon or under a quotation, each with speaker and content.
 * 2. Quotations go to the cue beside them, or go on with the speaker before (`quotations.ts`).
 * 3. "X, citing Y, says" and "Y told the Herald": Y speaks, by way of X and the Herald.
 * 4. Speakers are resolved in text order (`speakers.ts`).
 * 5. A claim whose cue stands in another's content is told within it.
 */
export function attribute(doc: Recognised, lexicon: ReportingLexicon, view: View = new View(doc)): Claim[] {
  const drafts = attachQuotations(view, [...draftsOf(view, lexicon), ...draftsOfSignatures(view)]).sort(byPlace);
  const passed = passOn(view, lexicon, drafts);
  const book = new SpeakerBook(view, lexicon);
  const claims = passed.map(({ draft, source, via }, k): Claim => {
    const told = via.map((phrase) => book.resolve(phrase));
    const speaker = source === null ? null : book.resolve(wholeName(view, source, draft.at));
    return {
      id: `c${k + 1}`,
      speaker,
      via: told,
      cue: partOf(doc.text, draft.cue),
      content: partOf(doc.text, draft.content),
      direct: isDirect(view, draft),
      within: null,
      rule: draft.rule,
      entries: [draft.entry],
    };
  });
  const nested = nest(claims);
  const byId = new Map(nested.map((claim) => [claim.id, claim]));
  return renumber(
    nested.filter(({ within }, k) => within === null || tellsOfAnother(doc.text, nested[k]!, byId.get(within)!)),
  );
}

/** What a claim within another's words is about: nouns and relative clauses there seldom are reports. */
const LOOSE = /\.(gap|noun|passive-predicate|object|about)$/;

/**
 * Within somebody's words, only what another said or thought is a claim of its own: "said that he believes" adds nothing
 * to who said it, and what is wanted or seems so there is part of the telling.
 */
function tellsOfAnother(text: string, { rule, speaker }: Claim, outer: Claim): boolean {
  if (isAttitude(rule)) return false;
  if (speaker === null) return !LOOSE.test(rule) && !rule.includes(".think.");
  const words = text.slice(speaker.start ?? 0, speaker.end ?? 0);
  const isPronoun = PRONOUN.test(words);
  if (isPronoun && (rule.startsWith("code.claim.think.") || LOOSE.test(rule))) return false;
  return !(isPronoun && (FIRST_PERSON.test(words) || speaker.name === outer.speaker?.name));
}

const PRONOUN = /^(|he|she|they|it|who|I|we|you|his|her|their|its|my|our|your)$/i;
const FIRST_PERSON = /^(I|we|my|our|me|us)$/i;

/** Ids in text order again; a claim that stood in one that went stands in the next around it. */
function renumber(claims: readonly Claim[]): Claim[] {
  return nest(claims.map((claim, k) => ({ ...claim, id: `c${k + 1}`, within: null })));
}

function isAttitude(rule: string): boolean {
  return /^code\.claim\.(want|seem)\./.test(rule);
}

/** "Announced a state of emergency after rebels took a town": a thing is announced; what is told beside it, the page tells. */
function isOfThing(rule: string): boolean {
  return /\.(bare|object)$/.test(rule);
}

function draftsOf(view: View, lexicon: ReportingLexicon): Draft[] {
  return view.doc.sentences.flatMap((sentence, s) => {
    const found = sentence.tokens.flatMap((token, i) => {
      const draft =
        draftOfPhrase(view, lexicon, s, i) ??
        (token.upos === "ADP" ? draftOfFinding(view, lexicon, s, i) : null) ??
        (token.upos === "VERB" ? draftOfVerb(view, lexicon, s, i) : null) ??
        (token.upos === "NOUN" ? draftOfNoun(view, lexicon, s, i) : null) ??
        (token.upos === "ADJ" || token.upos === "VERB" ? draftOfAdjective(view, lexicon, s, i) : null);
      return draft === null ? [] : [draft];
    });
    const colon = draftOfColon(view, lexicon, s);
    return colon === null ? found : [colon, ...found];
  });
}

interface Passed {
  readonly draft: Draft;
  readonly source: Phrase | null;
  /** Nearest to the page first. */
  readonly via: readonly Phrase[];
}

/** Finds who only passes a claim on: the citing one, and the outlet that is told. */
function passOn(view: View, lexicon: ReportingLexicon, drafts: readonly Draft[]): Passed[] {
  const cited = new Map<Draft, Phrase>();
  const used = new Set<Draft>();
  for (const draft of drafts) {
    const host = draft.entry === "reporting.cite" ? hostOfCitation(view, lexicon, draft, drafts) : null;
    const source = host === null ? null : citedSpeaker(view, lexicon, draft);
    if (host === null || source === null) continue;
    cited.set(host, source);
    used.add(draft);
  }
  return drafts
    .filter((draft) => !used.has(draft))
    .map((draft) => {
      const source = cited.get(draft);
      if (source !== undefined) return { draft, source, via: draft.speaker === null ? [] : [draft.speaker] };
      return {
        draft,
        source: draft.speaker,
        via: draft.addressee !== null && isMedia(view, lexicon, draft.addressee) ? [draft.addressee] : [],
      };
    });
}

/** The claim of the verb that "citing" hangs on. */
function hostOfCitation(
  view: View,
  _lexicon: ReportingLexicon,
  citation: Draft,
  drafts: readonly Draft[],
): Draft | null {
  const verb = view.sentence(citation.sentence).tokens[citation.at];
  if (verb === undefined || verb.xpos !== "VBG") return null;
  return (
    drafts.find(
      (draft) =>
        draft.sentence === citation.sentence && draft.at === verb.head && draft.class === "say" && draft !== citation,
    ) ?? null
  );
}

/** Who is cited, if the object is somebody who can speak. */
function citedSpeaker(view: View, lexicon: ReportingLexicon, citation: Draft): Phrase | null {
  const { tokens } = view.sentence(citation.sentence);
  const object = view.children(citation.sentence, citation.at).find((i) => tokens[i]?.deprel === "obj");
  const head = object === undefined ? undefined : tokens[object];
  if (object === undefined || head === undefined) return null;
  const mention = view.mentionAt(citation.sentence, object);
  const speaks = lexicon.speakers.has(head.lemma.toLowerCase()) || mention?.agentive === true || head.upos === "PROPN";
  return speaks
    ? { sentence: citation.sentence, head: object, tokens: view.below(citation.sentence, object).sort((a, b) => a - b) }
    : null;
}

function isMedia(view: View, lexicon: ReportingLexicon, phrase: Phrase): boolean {
  return new SpeakerBook(view, lexicon).resolve(phrase).kind === "media";
}

function partOf(text: string, pieces: Pieces): ClaimPart {
  const [start, end] = [pieces[0]?.[0] ?? 0, pieces.at(-1)?.[1] ?? 0];
  return { text: text.slice(start, end), start, end, ...(pieces.length > 1 ? { parts: pieces } : {}) };
}

/** All of it between quotation marks, give or take a mark. */
function isDirect(view: View, draft: Draft): boolean {
  return draft.content.every(([start, end]) => view.quotations.some((q) => q.start <= start + 1 && end - 1 <= q.end));
}

function byPlace(a: Draft, b: Draft): number {
  const at = (draft: Draft) => draft.cue[0]?.[0] ?? 0;
  return at(a) - at(b);
}

/** Sets `within`: the claim with the shortest content around the cue. */
function nest(claims: readonly Claim[]): Claim[] {
  const index = indexContents(claims);
  return claims.map((claim, k) => {
    const outer = innermost(index, claim.cue, k);
    return outer === null ? claim : { ...claim, within: outer.id };
  });
}

/** The pieces of what is claimed, by their beginnings, so that those around a span are found without trying all. */
interface Contents {
  readonly claims: readonly Claim[];
  readonly pieces: readonly Piece[];
  /** For each piece the last end of all up to it: where that lies before a span, nothing earlier is around it. */
  readonly furthest: readonly number[];
}

interface Piece extends Span {
  /** Index into `claims`. */
  readonly claim: number;
}

function piecesOf({ content }: Claim): Pieces {
  return content.parts ?? [[content.start, content.end]];
}

function indexContents(claims: readonly Claim[]): Contents {
  const pieces = claims.flatMap((claim, k) => piecesOf(claim).map(([start, end]): Piece => ({ start, end, claim: k })));
  pieces.sort((a, b) => a.start - b.start);
  let last = 0;
  return { claims, pieces, furthest: pieces.map(({ end }) => (last = Math.max(last, end))) };
}

/** The claims around a span, each by one of its pieces. */
function around({ pieces, furthest }: Contents, { start, end }: Span): number[] {
  const found: number[] = [];
  for (let i = countBegun(pieces, start) - 1; i >= 0 && furthest[i]! >= end; i--)
    if (pieces[i]!.end >= end) found.push(pieces[i]!.claim);
  return found;
}

/** The shortest of the claims around a span, of equals the first; `except` is the claim whose own cue the span is, or -1. */
function innermost(index: Contents, span: Span, except: number): Claim | null {
  const { claims } = index;
  const size = (k: number) => claims[k]!.content.end - claims[k]!.content.start;
  let best = -1;
  for (const k of around(index, span)) {
    if (k === except || (best >= 0 && (size(k) > size(best) || (size(k) === size(best) && k > best)))) continue;
    // Two claims around each other ("he thinks, she said") would never end: the one told first is the outer one.
    const { cue } = claims[k]!;
    if (except >= 0 && k > except && covers(piecesOf(claims[except]!), cue.start, cue.end)) continue;
    best = k;
  }
  return claims[best] ?? null;
}

/**
 * In whose words a span is told: the innermost claim around it, as an event record carries it, or null for the page's own.
 *
 * What somebody wants or merely seems to do is no report, nor is a thing announced, so such claims are passed over.
 * `via` names whoever passes the claim on, then the speakers of the claims around it, nearest to the page first.
 */
export function attributionsBy(claims: readonly Claim[]): (span: Span) => Attribution | null {
  const reports = claims.filter(({ rule }) => !isAttitude(rule) && !isOfThing(rule));
  const index = indexContents(reports);
  const byId = new Map(reports.map((claim) => [claim.id, claim]));
  return (span) => {
    const claim = innermost(index, span, -1);
    if (claim === null) return null;
    return {
      claim: claim.id,
      name: claim.speaker?.name ?? null,
      kind: claim.speaker?.kind ?? null,
      country: claim.speaker?.country ?? null,
      organisation: claim.speaker?.organisation ?? null,
      cue: claim.cue.text,
      via: chainOf(claim, byId),
    };
  };
}

function chainOf(claim: Claim, byId: ReadonlyMap<string, Claim>, depth = 0): string[] {
  const names = claim.via.map((speaker: Speaker) => speaker.name);
  const outer = claim.within === null ? undefined : byId.get(claim.within);
  if (outer === undefined || depth === MAX_NESTING) return names;
  return [...chainOf(outer, byId, depth + 1), ...(outer.speaker === null ? [] : [outer.speaker.name]), ...names];
}
