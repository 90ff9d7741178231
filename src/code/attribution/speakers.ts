// Stage "code", attribution: from the words that name a speaker to who that is: name, kind, country, organisation.
import type { Mention, Speaker, SpeakerKind, Token } from "#document";
import { type Outlet, outletKey, type ReportingLexicon } from "#lexicon";
import { caseOf, phraseOf, range } from "./nominals.ts";
import { beforeWho } from "./subjects.ts";
import type { Phrase, View } from "./view.ts";

/** People who speak for nobody but themselves: a baker, a farmer, a nurse. */
const PRIVATE_SECTORS = new Set(["CVL", "LAB", "AGR", "BUS", "MED", "REF"]);
const OFFICIAL_SECTORS = new Set(["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "IGO"]);
const GROUP_SECTORS = new Set(["REB", "PTY", "OPP", "BUS", "NGO", "CVL", "UAF", "CRM", "LAB"]);
const PRONOUN = /^(he|she|it|they|who|which|that|one|his|her|their|its|some|many|others|both|several|we|i|you)$/i;
/** Most words of a noun phrase that repeats an earlier one: "the same official". More say who is meant. */
const MAX_BARE = 3;
/** How many sentences back a pronoun takes the last speaker before any other antecedent. */
const REACH = 2;
/** How many speakers back a pronoun may reach. */
const MEMORY = 12;

/** What the text has said of somebody so far. */
interface Profile extends Speaker {
  /** he and she, they, it. */
  readonly number: "person" | "many" | "body";
  /** Sentence in which it last spoke. */
  readonly sentence: number;
  /** Head word of an unnamed one: "official". */
  readonly noun: string | null;
}

/** Resolves speakers in text order, so that "he", "the official" and "Lim" mean who spoke before. */
export class SpeakerBook {
  readonly #view: View;
  readonly #lexicon: ReportingLexicon;
  /** Latest last. */
  readonly #known: Profile[] = [];

  constructor(view: View, lexicon: ReportingLexicon) {
    this.#view = view;
    this.#lexicon = lexicon;
  }

  /**
   * 1. A pronoun: whom the mentions resolve it to, else the last speaker of its number.
   * 2. "The official": the last unnamed speaker of that noun, if there was one.
   * 3. A name: what was said of it before fills what these words leave open.
   */
  resolve(phrase: Phrase): Speaker {
    const found = { ...this.#profile(phrase), sentence: phrase.sentence };
    this.#known.push(found);
    if (this.#known.length > MEMORY) this.#known.shift();
    return asSpeaker(found);
  }

  #profile(phrase: Phrase): Omit<Profile, "sentence"> {
    const { tokens } = this.#view.sentence(phrase.sentence);
    const head = tokens[phrase.head];
    const span = spanOf(this.#view, phrase);
    if (head !== undefined && (head.upos === "PRON" || /^(his|her|their|its)$/i.test(head.form)))
      return this.#pronoun(phrase, head, span);
    const fresh = this.#read(phrase, span);
    const earlier = this.#earlier(fresh, tokens, phrase);
    if (earlier === null) return fresh;
    return {
      ...fresh,
      name: fresh.name.length >= earlier.name.length ? fresh.name : earlier.name,
      kind: fresh.kind === "other" ? earlier.kind : fresh.kind,
      country: fresh.country ?? earlier.country,
      organisation: fresh.organisation ?? earlier.organisation,
      described: earlier.described ?? fresh.described,
    };
  }

  /**
   * 1. "who": the noun it stands after.
   * 2. A speaker of its number in this sentence or one of the two before, as reports go on with one speaker.
   * 3. Whom the mentions resolve it to; else the last speaker of its number.
   */
  #pronoun(phrase: Phrase, head: Token, span: Span2): Profile {
    const number = numberOf(head.form);
    const unknown = {
      name: head.form,
      sentence: phrase.sentence,
      ...span,
      country: null,
      organisation: null,
      described: null,
      noun: null,
    };
    if (/^(I|we|you|my|our|your)$/i.test(head.form)) return { ...unknown, kind: "other", number };
    const recent = this.#known.findLast(
      (profile) => profile.number === number && phrase.sentence - profile.sentence <= REACH && isWho(profile),
    );
    const relative = /^(who|which|that)$/i.test(head.form) ? this.#relativeHead(phrase) : null;
    const named = relative ?? (recent === undefined ? this.#antecedent(phrase, span) : null);
    const last = named ?? recent ?? this.#known.findLast((profile) => profile.number === number && isWho(profile));
    if (last === undefined) return { ...unknown, kind: /^one$/i.test(head.form) ? "anonymous" : "other", number };
    const known = named === null ? last : (this.#known.findLast((p) => sameName(p.name, named.name)) ?? named);
    return { ...known, start: span.start, end: span.end };
  }

  /** The mention that a pronoun goes back to, through other pronouns. */
  #antecedent(phrase: Phrase, span: Span2): Profile | null {
    const { mentions } = this.#view.doc;
    let mention = this.#view.mentionAt(phrase.sentence, phrase.head);
    for (let step = 0; step < MEMORY && mention?.antecedent != null; step++)
      mention = mentions[mention.antecedent] ?? null;
    if (mention === null || mention.form === "reference") return null;
    return this.#ofMention(mention, span);
  }

  #relativeHead(phrase: Phrase): Profile | null {
    const { tokens } = this.#view.sentence(phrase.sentence);
    const verb = tokens[tokens[phrase.head]?.head ?? -1];
    const isClear = verb?.deprel === "acl:relcl" && verb.head === phrase.head - 1;
    const found = isClear
      ? phraseOf(this.#view, phrase.sentence, verb.head)
      : beforeWho(this.#view, phrase.sentence, phrase.head);
    return found.tokens.length === 0 ? null : this.#read(found, spanOf(this.#view, found));
  }

  #ofMention(mention: Mention, span: Span2): Profile {
    const tokens = range(mention.first, mention.last + 1);
    return { ...this.#read({ sentence: mention.sentence, head: mention.head, tokens }, mention), ...span };
  }

  #read(phrase: Phrase, span: Span2): Profile {
    const view = this.#view;
    const { tokens } = view.sentence(phrase.sentence);
    const head = tokens[phrase.head];
    const text = view.doc.text.slice(span.start, span.end);
    const mention = mentionOf(view, phrase);
    const outlet = this.#outletOf(phrase, text);
    const isNamed = head?.upos === "PROPN" || mention?.form === "name" || outlet !== null;
    const kind = this.#kindOf(phrase, mention, outlet, text);
    const noun = isNamed ? null : (head?.lemma.toLowerCase() ?? null);
    const isPerson = isNamed && (mention === null ? hasFlat(view, phrase) : mention.kind === "person");
    return {
      sentence: phrase.sentence,
      name: nameOf(view, phrase, mention, text),
      ...span,
      kind,
      country: outlet?.country ?? mention?.country ?? this.#countryWithin(phrase),
      organisation: outlet !== null ? outlet.name : this.#organisationOf(phrase, mention, isPerson),
      described: isNamed ? null : text,
      ...(outlet?.state ||
      /\bstate[- ](run |owned |controlled )?(media|television|tv|news|radio|newspaper|broadcaster)/i.test(text)
        ? { stateMedia: true }
        : {}),
      number:
        isPerson || (head?.xpos === "NN" && kind !== "media" && mention?.kind !== "organisation")
          ? "person"
          : head?.xpos === "NNS"
            ? "many"
            : "body",
      noun,
    };
  }

  /**
   * 1. Who asked not to be named is anonymous, whatever else.
   * 2. An outlet.
   * 3. The kind of the head noun: "officials", "analysts", "sources".
   * 4. The sectors and kind of the mention.
   * 5. Any other word of the phrase: "Lim Eul-chul from Kyungnam University", "Foreign Minister Wang Yi".
   */
  #kindOf(phrase: Phrase, mention: Mention | null, outlet: Outlet | null, text: string): SpeakerKind {
    const { tokens } = this.#view.sentence(phrase.sentence);
    const lower = text.toLowerCase();
    const sentence = this.#view.sentence(phrase.sentence);
    const around = this.#view.doc.text.slice(sentence.start, sentence.end).toLowerCase();
    const head = tokens[phrase.head];
    const isNamed = head?.upos === "PROPN";
    if (
      this.#lexicon.anonymity.some(
        (words) => lower.includes(words) || (!isNamed && words.includes(" ") && around.includes(words)),
      )
    )
      return "anonymous";
    if (outlet !== null) return "media";
    if (/^(one|another)$/i.test(head?.form ?? "")) return "anonymous";
    const byHead = this.#lexicon.speakers.get(head?.lemma.toLowerCase() ?? "");
    if (byHead?.kind === "official" && /\b(news agency|news)\b/.test(lower)) return "media";
    if (byHead !== undefined && !(isNamed && mention?.kind === "person")) return byHead.kind;
    const sectors = new Set(mention?.readings.flatMap((reading) => reading.sectors) ?? []);
    const byPhrase = phrase.tokens
      .filter((i) => i !== phrase.head)
      .map((i) => this.#lexicon.speakers.get(tokens[i]?.lemma.toLowerCase() ?? "")?.kind)
      .filter((kind) => kind !== undefined);
    if (sectors.has("JRN")) return "media";
    if (sectors.has("EDU") || byPhrase.includes("expert")) return "expert";
    if (mention?.role != null) {
      const isPrivate = sectors.size > 0 && [...sectors].every((sector) => PRIVATE_SECTORS.has(sector));
      const byRole = this.#lexicon.speakers.get(mention.role.split(" ").at(-1) ?? "")?.kind;
      return byRole ?? (isPrivate ? "other" : "official");
    }
    if ([...sectors].some((sector) => OFFICIAL_SECTORS.has(sector))) return "official";
    if (byPhrase.includes("official")) return "official";
    if ([...sectors].some((sector) => GROUP_SECTORS.has(sector))) return "group";
    if (mention?.kind === "country" || mention?.kind === "bloc" || mention?.form === "metonym") return "official";
    if (mention?.kind === "group") return "group";
    if (mention?.kind === "organisation") return mention.code !== null ? "official" : (byPhrase[0] ?? "group");
    return byPhrase[0] ?? "other";
  }

  #outletOf(phrase: Phrase, text: string): Outlet | null {
    const whole = this.#lexicon.outlets.get(outletKey(text));
    if (whole !== undefined) return whole;
    const { tokens } = this.#view.sentence(phrase.sentence);
    const names = phrase.tokens.filter((i) => tokens[i]?.upos === "PROPN");
    for (let size = Math.min(4, names.length); size >= 1; size--)
      for (let k = 0; k + size <= names.length; k++) {
        const run = names.slice(k, k + size);
        if (!run.includes(phrase.head)) continue;
        const found = this.#lexicon.outlets.get(outletKey(run.map((i) => tokens[i]?.form).join(" ")));
        if (found !== undefined && !hasFlat(this.#view, phrase)) return found;
      }
    return null;
  }

  #countryWithin(phrase: Phrase): string | null {
    const inside = this.#view
      .mentionsIn(phrase.sentence)
      .filter((m) => phrase.tokens.includes(m.head) && m.country !== null);
    const { tokens } = this.#view.sentence(phrase.sentence);
    const isAbroad = /^(ambassador|diplomat|envoy|attache|attaché|correspondent|banker|broker|consul)$/i.test(
      tokens[phrase.head]?.lemma ?? "",
    );
    // An official in Tokyo is Japan's; "a European ambassador in Beijing" is not China's.
    const own = inside.filter((m) => !/^(in|at|near)$/.test(caseOf(this.#view, phrase.sentence, m.head)));
    if (own.length === 0 && !isAbroad && inside[0] !== undefined) return inside[0].country;
    return own[0]?.country ?? this.#ministryCountry(phrase);
  }

  /** "A ministry official" after "South Korea's Ministry of Unification". */
  #ministryCountry(phrase: Phrase): string | null {
    return this.#ministryBefore(phrase)?.country ?? null;
  }

  #ministryBefore(phrase: Phrase): Mention | null {
    const { tokens } = this.#view.sentence(phrase.sentence);
    const word = phrase.tokens
      .map((i) => tokens[i]?.lemma.toLowerCase() ?? "")
      .find((lemma) =>
        /^(ministry|government|army|military|embassy|department|agency|parliament|office|party|company|institute)$/.test(
          lemma,
        ),
      );
    const start = tokens[phrase.tokens[0] ?? 0]?.start ?? 0;
    if (word === undefined) return null;
    return (
      this.#view.doc.mentions.findLast(
        (m) => m.start < start && m.text.toLowerCase().includes(word) && m.country !== null,
      ) ?? null
    );
  }

  #organisationOf(phrase: Phrase, mention: Mention | null, isPerson: boolean): string | null {
    const view = this.#view;
    const { tokens } = view.sentence(phrase.sentence);
    if (!isPerson && mention?.kind === "organisation" && mention.head === phrase.head) return mention.text;
    const inside = view
      .mentionsIn(phrase.sentence)
      .find((m) => m.kind === "organisation" && m.head !== phrase.head && phrase.tokens.includes(m.head));
    if (inside !== undefined) return inside.text;
    const named = phrase.tokens.find(
      (i) =>
        i !== phrase.head &&
        tokens[i]?.upos === "PROPN" &&
        /^(from|of|at|with|for)$/.test(caseOf(view, phrase.sentence, i)) &&
        /^(nmod|obl|appos)/.test(tokens[i]?.deprel ?? ""),
    );
    if (named !== undefined) {
      const below = view
        .below(phrase.sentence, named)
        .filter((i) => tokens[i]?.deprel !== "case" || tokens[i]?.head !== named);
      const [piece] = view.pieces(phrase.sentence, below);
      if (piece !== undefined) return view.doc.text.slice(piece[0], piece[1]).replace(/^the /i, "");
    }
    return isPerson ? null : (this.#ministryBefore(phrase)?.text ?? null);
  }

  /** Whom these words repeat: "Lim" after "Lim Eul-chul", "the official" after "a ministry official". */
  #earlier(fresh: Profile, tokens: readonly Token[], phrase: Phrase): Profile | null {
    if (fresh.noun === null)
      return this.#known.findLast((profile) => profile.noun === null && sameName(profile.name, fresh.name)) ?? null;
    if (phrase.tokens.length > MAX_BARE) return null;
    const isDefinite = phrase.tokens.some(
      (i) => /^(the|that|this|same)$/i.test(tokens[i]?.form ?? "") && i <= (phrase.tokens[0] ?? 0) + 1,
    );
    return isDefinite ? (this.#known.findLast((profile) => profile.noun === fresh.noun) ?? null) : null;
  }
}

interface Span2 {
  readonly start: number;
  readonly end: number;
}

function asSpeaker({ number: _, noun: __, sentence: ___, ...speaker }: Profile): Speaker {
  return speaker;
}

export function spanOf(view: View, phrase: Phrase): Span2 {
  const pieces = view.pieces(phrase.sentence, phrase.tokens);
  return { start: pieces[0]?.[0] ?? 0, end: pieces.at(-1)?.[1] ?? 0 };
}

function mentionOf(view: View, phrase: Phrase): Mention | null {
  const headed = view.mentionAt(phrase.sentence, phrase.head);
  return headed !== null && phrase.tokens.includes(headed.head) ? headed : null;
}

function hasFlat(view: View, phrase: Phrase): boolean {
  const { tokens } = view.sentence(phrase.sentence);
  return phrase.tokens.some((i) => tokens[i]?.head === phrase.head && /^flat/.test(tokens[i]?.deprel ?? ""));
}

/** A person's name alone; else the words up to a comma, bracket or clause, without "the". */
function nameOf(view: View, phrase: Phrase, mention: Mention | null, text: string): string {
  const { tokens } = view.sentence(phrase.sentence);
  if (mention?.kind === "person" && mention.form === "name") return mention.readings[0]?.name ?? mention.text;
  if (tokens[phrase.head]?.upos === "PROPN" && hasFlat(view, phrase)) {
    const own = phrase.tokens.filter(
      (i) => i === phrase.head || (tokens[i]?.head === phrase.head && /^flat/.test(tokens[i]?.deprel ?? "")),
    );
    const [first, last] = [tokens[own[0] ?? 0], tokens[own.at(-1) ?? 0]];
    return view.doc.text.slice(first?.start ?? 0, last?.end ?? 0);
  }
  return (
    text
      .split(/\s*[,(;]|\s+who\s/)[0]
      ?.replace(/^(the|a|an) /i, "")
      .replace(/[’']s?$/, "") ?? text
  );
}

/** One name contains the other as whole words: "Lim", "Lim Eul-chul". */
/** True for somebody known by more than a pronoun. */
const isWho = ({ name }: Profile) => !PRONOUN.test(name);

function numberOf(form: string): Profile["number"] {
  if (/^(he|she|his|her|who|himself|herself|one|i)$/i.test(form)) return "person";
  return /^(they|their|both|many|some|others|several|we)$/i.test(form) ? "many" : "body";
}

function sameName(a: string, b: string): boolean {
  const [x, y] = [` ${a.toLowerCase()} `, ` ${b.toLowerCase()} `];
  return a !== "" && b !== "" && (x.includes(y) || y.includes(x));
}
