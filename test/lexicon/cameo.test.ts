import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import { EVENT_CODES, PLOVER } from "#document";
import { indexCameo } from "../../src/lexicon/cameo.ts";

const path = fileURLToPath(new URL("../../dist/data/cameo.json", import.meta.url));
const cameo = indexCameo(JSON.parse(readFileSync(path, "utf8")));

test("every PLOVER event and mode has a CAMEO code with a name and a Goldstein value", () => {
  for (const event of EVENT_CODES)
    for (const mode of [null, ...Object.keys(PLOVER[event].modes)]) {
      const code = cameo.cameoOf(event, mode, []);
      assert.ok(code !== null && cameo.nameOf(code) !== null && cameo.goldsteinOf(code) !== null, `${event}/${mode}`);
    }
});

test("a code that loses nothing leads back to its event", () => {
  for (const event of EVENT_CODES)
    for (const mode of [null, ...Object.keys(PLOVER[event].modes)]) {
      if (cameo.isLossy(event, mode)) continue;
      const back = cameo.ploverOf(cameo.cameoOf(event, mode, []) ?? "");
      assert.equal(back?.event, event, `${event}/${mode}`);
    }
});

test("a context chooses the closer code, and one without a code of its own changes nothing", () => {
  assert.equal(cameo.cameoOf("AGREE", null, ["economic"]), "0311");
  assert.equal(cameo.cameoOf("AGREE", null, ["gender"]), "030");
  assert.equal(cameo.cameoOf("AID", null, ["health", "economic"]), "071");
});

test("a promised deed wins over the context, where CAMEO knows it", () => {
  assert.equal(cameo.cameoOf("AGREE", null, ["diplomatic"], "CONSULT"), "036");
  assert.equal(cameo.cameoOf("AGREE", null, ["diplomatic"], "AGREE"), "032");
});

test("a mode the table does not know falls back to its event; no event has no code", () => {
  assert.equal(cameo.cameoOf("CONSULT", "smoke-signals", []), "040");
  assert.equal(cameo.cameoOf(null, null, ["economic"]), null);
});

test("a code without a Goldstein value of its own takes that of its base; an unknown one has none", () => {
  assert.equal(cameo.goldsteinOf("1214"), cameo.goldsteinOf("121"));
  assert.equal(cameo.goldsteinOf("99"), null);
});

test("statements and appeals have no PLOVER event", () => {
  assert.equal(cameo.ploverOf("010"), null);
  assert.equal(cameo.ploverOf("021"), null);
});
