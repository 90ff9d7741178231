// Each row of the table of events by modality, from the sentence to the event: a case for every column, and a sentence
// with the same deed that the column must not take.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { EventCode } from "#document";
import { indexModality, indexOutcomes } from "#lexicon";
import { eventOf, readModality } from "../../../src/code/modality/index.ts";
import { parseText } from "../../helpers/parse-text.ts";

const compiled = (part: string) =>
  JSON.parse(readFileSync(new URL(`../../../dist/data/${part}.json`, import.meta.url), "utf8"));
const lexicon = indexModality(compiled("modality"));
const table = indexOutcomes(compiled("outcomes"));

/** The event of the deed in brackets, with its mode after a blank; "none" where there is none. */
function eventIn(marked: string, act: EventCode): string {
  const word = /\[(.+?)\]/.exec(marked)?.[1] ?? "";
  const [sentence] = parseText(marked.replace(/[[\]]/g, "")).sentences;
  if (sentence === undefined) throw new Error(`no sentence in ${marked}`);
  const at = sentence.tokens.findIndex(({ form }) => form === word);
  const { event, mode } = eventOf(act, null, readModality(sentence, at, lexicon), table);
  return event === null ? "none" : [event, mode].filter((part) => part !== null).join(" ");
}

type Row = readonly (readonly [sentence: string, event: string])[];

const ROWS: Readonly<Record<EventCode, Row>> = {
  AGREE: [
    ["Peru will [agree] to the terms.", "AGREE"],
    ["Peru refused to [agree] to the terms.", "REJECT"],
    ["Peru has not [agreed] to the terms.", "none"],
    ["Peru denied that it [agreed] to the terms.", "none"],
    ["Peru [agreed] to the terms.", "AGREE"],
  ],
  CONSULT: [
    ["The minister plans to [visit] Belize.", "AGREE"],
    ["Peru called off the [visit].", "REJECT meet"],
    ["The minister declined to [meet] the envoy.", "REJECT meet"],
    ["The minister denied [meeting] the envoy.", "none"],
    ["The minister managed to [meet] the envoy.", "CONSULT"],
  ],
  SUPPORT: [
    ["Peru promised to [recognise] the government.", "AGREE"],
    ["Peru refused to [recognise] the government.", "REJECT"],
    ["Peru did not [recognise] the government.", "none"],
    ["Peru denied that it [recognised] the government.", "none"],
    ["Peru [recognised] the government.", "SUPPORT"],
  ],
  CONCEDE: [
    ["Peru will [ease] the curfew.", "CONCEDE"],
    ["Peru refused to [ease] the curfew.", "REJECT yield"],
    ["Peru did not [ease] the curfew.", "none"],
    ["Peru denied that it [eased] the curfew.", "none"],
    ["Peru continued to [ease] the curfew.", "CONCEDE"],
  ],
  COOPERATE: [
    ["Peru pledged to [trade] with Belize.", "AGREE"],
    ["Peru stopped [trading] with Belize.", "SANCTION discontinue"],
    ["Peru refused to [trade] with Belize.", "REJECT assist"],
    ["Peru denied that it [traded] with Belize.", "none"],
    ["Peru resumed [trading] with Belize.", "COOPERATE"],
  ],
  AID: [
    ["Peru will [send] doctors to Belize.", "AGREE"],
    ["Peru stopped [sending] doctors to Belize.", "SANCTION discontinue"],
    ["Peru will not [send] doctors to Belize.", "REJECT assist"],
    ["Peru denied [sending] doctors to Belize.", "none"],
    ["Peru [sent] doctors to Belize.", "AID"],
  ],
  RETREAT: [
    ["The garrison will [leave] the fort in May.", "CONCEDE"],
    ["The garrison refused to [leave] the fort.", "REJECT yield"],
    ["The garrison has not [left] the fort.", "none"],
    ["The army denied that the garrison [left] the fort.", "none"],
    ["The garrison [left] the fort.", "RETREAT"],
  ],
  REQUEST: [
    ["Peru will [ask] for doctors.", "REQUEST"],
    ["Peru will not [ask] for doctors.", "CONCEDE"],
    ["Peru did not [ask] for doctors.", "none"],
    ["Peru denied that it [asked] for doctors.", "none"],
    ["Peru [asked] for doctors.", "REQUEST"],
  ],
  ACCUSE: [
    ["Peru will [sue] the company.", "ACCUSE"],
    ["Peru stopped [suing] the company.", "CONCEDE"],
    ["Peru will not [sue] the company.", "CONCEDE"],
    ["Peru denied that it [sued] the company.", "none"],
    ["Peru [sued] the company.", "ACCUSE"],
  ],
  REJECT: [
    ["Peru will [refuse] the offer.", "REJECT"],
    ["Peru will not [refuse] the offer.", "AGREE"],
    ["Peru did not [refuse] the offer.", "none"],
    ["Peru denied that it [refused] the offer.", "none"],
    ["Peru [refused] the offer.", "REJECT"],
  ],
  THREATEN: [
    ["Peru will [threaten] the rebels.", "THREATEN"],
    ["Peru will not [threaten] the rebels.", "CONCEDE"],
    ["Peru did not [threaten] the rebels.", "none"],
    ["Peru denied [threatening] the rebels.", "none"],
    ["Peru [threatened] the rebels.", "THREATEN"],
  ],
  PROTEST: [
    ["Bakers will [march] on Sunday.", "THREATEN"],
    ["Bakers called off the [march].", "CONCEDE"],
    ["Bakers will not [march] on Sunday.", "CONCEDE"],
    ["Bakers denied that they [marched] on Sunday.", "none"],
    ["Bakers [marched] on Sunday.", "PROTEST"],
  ],
  SANCTION: [
    ["Peru will [boycott] the games.", "THREATEN relations"],
    ["Peru stopped [boycotting] the games.", "CONCEDE"],
    ["Peru will not [boycott] the games.", "CONCEDE"],
    ["Peru denied [boycotting] the games.", "none"],
    ["Peru [boycotted] the games.", "SANCTION"],
  ],
  MOBILIZE: [
    ["Peru will [deploy] troops.", "THREATEN violence"],
    ["Peru stopped [deploying] troops.", "RETREAT withdraw"],
    ["Peru will not [deploy] troops.", "CONCEDE"],
    ["Peru denied [deploying] troops.", "none"],
    ["Peru [deployed] troops.", "MOBILIZE"],
  ],
  COERCE: [
    ["Peru will [ban] the party.", "THREATEN restrict"],
    ["Peru stopped [banning] parties.", "CONCEDE"],
    ["Peru will not [ban] the party.", "CONCEDE"],
    ["Peru denied [banning] the party.", "none"],
    ["Peru [banned] the party.", "COERCE"],
  ],
  ASSAULT: [
    ["Rebels threatened to [attack] the port.", "THREATEN violence"],
    ["Rebels stopped [attacking] the port.", "RETREAT ceasefire"],
    ["Rebels agreed not to [attack] the port.", "CONCEDE"],
    ["Rebels denied [attacking] the port.", "none"],
    ["Rebels [attacked] the port.", "ASSAULT"],
  ],
};

describe.each(Object.entries(ROWS) as [EventCode, Row][])("%s", (act, row) => {
  test.each(row)("%s", (sentence, event) => {
    expect(eventIn(sentence, act)).toBe(event);
  });
});

describe("hypothetical deeds have no event, unless the actor itself makes the condition", () => {
  test.each([
    ["If rebels [attack] the port, trade would stop.", "ASSAULT", "none"],
    ["If the port is shelled, trade would [stop].", "SANCTION", "none"],
    ["Peru is ready to [meet] the envoys if the shelling ends.", "CONSULT", "AGREE"],
    ["Peru threatened to [attack] the port if the talks fail.", "ASSAULT", "THREATEN violence"],
    ["Peru offered to [send] doctors if the roads are safe.", "AID", "AGREE"],
    ["When rebels [attacked] the port, trade stopped.", "ASSAULT", "ASSAULT"],
  ] as const)("%s", (sentence, act, event) => {
    expect(eventIn(sentence, act)).toBe(event);
  });
});
