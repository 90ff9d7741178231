// Verb forms that a treebank of this size hardly shows: the verbs of political news with their inflections. They tell
// the tagger that "massed" is a past form, and the lemmatiser that it belongs to "mass", not "mas".
import { readFileSync } from "node:fs";

/** An inflected form, lower case, with its tags of the Penn set. */
export interface VerbForm {
  readonly form: string;
  readonly base: string;
  readonly tags: readonly ("VBZ" | "VBG" | "VBD" | "VBN")[];
}

/** Verbs with strong or odd forms, which the list below does not spell out: base, past, participle. */
const IRREGULAR = `arise arose arisen|bear bore borne|beset beset beset|besiege besieged besieged|bind bound bound|breed bred bred
  cling clung clung|flee fled fled|fling flung flung|forbid forbade forbidden|forgo forwent forgone|forsake forsook forsaken
  foresee foresaw foreseen|foretell foretold foretold|grind ground ground|hang hung hung|lead led led|mislead misled misled
  outbid outbid outbid|outdo outdid outdone|overcome overcame overcome|oversee oversaw overseen|overrun overran overrun
  overtake overtook overtaken|overthrow overthrew overthrown|override overrode overridden|rebuild rebuilt rebuilt
  redraw redrew redrawn|resell resold resold|retake retook retaken|seek sought sought|shoot shot shot|shrink shrank shrunk
  sink sank sunk|slay slew slain|sow sowed sown|spring sprang sprung|stick stuck stuck|strike struck struck
  strive strove striven|swear swore sworn|sweep swept swept|swing swung swung|undergo underwent undergone
  undertake undertook undertaken|undo undid undone|unwind unwound unwound|uphold upheld upheld|withdraw withdrew withdrawn
  withhold withheld withheld|withstand withstood withstood|wring wrung wrung`;

/**
 * Forms of the verbs in a PETRARCH verb dictionary: a verb a line in capitals, its odd forms in braces after it.
 * @param file such as lexicon/cameo_verbs_petrarch2.txt of the data folder (MIT licence)
 */
export function readVerbForms(file: string): VerbForm[] {
  const forms: VerbForm[] = [];
  const strong = new Set<string>();
  for (const triple of IRREGULAR.split(/[|\n]/)) {
    const [base = "", past = "", participle = ""] = triple.trim().split(" ");
    strong.add(base);
    forms.push({ form: third(base), base, tags: ["VBZ"] }, { form: progressive(base), base, tags: ["VBG"] });
    if (past === participle) forms.push({ form: past, base, tags: ["VBD", "VBN"] });
    else forms.push({ form: past, base, tags: ["VBD"] }, { form: participle, base, tags: ["VBN"] });
  }
  for (const [, name = "", odd] of readFileSync(file, "utf8").matchAll(/^([A-Z]{3,})[ \t]*(?:\{([A-Z \t]+)\})?/gm)) {
    const base = name.toLowerCase();
    if (strong.has(base)) continue;
    if (odd !== undefined)
      forms.push(
        ...odd
          .trim()
          .toLowerCase()
          .split(/\s+/)
          .map((form) => classified(form, base)),
      );
    else
      forms.push(
        { form: third(base), base, tags: ["VBZ"] },
        { form: progressive(base), base, tags: ["VBG"] },
        { form: past(base), base, tags: ["VBD", "VBN"] },
      );
  }
  return forms;
}

function classified(form: string, base: string): VerbForm {
  if (form.endsWith("ing") && !base.endsWith("ing")) return { form, base, tags: ["VBG"] };
  return { form, base, tags: form.endsWith("s") && !base.endsWith("s") ? ["VBZ"] : ["VBD", "VBN"] };
}

const VOWEL_Y = /[aeiou]y$/;

function third(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return base.endsWith("y") && !VOWEL_Y.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

/** Verbs that double their last letter have their forms spelled out in the dictionary. */
function progressive(base: string): string {
  if (base.endsWith("ie")) return `${base.slice(0, -2)}ying`;
  return /[^eoy]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`;
}

function past(base: string): string {
  if (base.endsWith("e")) return `${base}d`;
  return base.endsWith("y") && !VOWEL_Y.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}
