// Who says what: `claims` against PolNeAR, by the scorer beside the data.
import { join } from "node:path";
import { type Article, bareArticle } from "#document";
import { codeArticle } from "#pipeline";
import { loadResources } from "../src/serve/resources.ts";
import { readJsonLines } from "./score.ts";

interface GoldRow {
  readonly id: string;
  readonly outlet: string;
  readonly published: string;
  readonly text: string;
}

type Measure = { readonly f1: number | null };
type RoleFigures = Record<"touching" | "exact", Measure>;

const ROLES = ["content", "source", "cue"] as const;

/** `claims.<role>.<touching|exact>`, F1 on the development half. @param shared folder of the data pack */
export async function run(shared: string): Promise<Record<string, number>> {
  const gold = readJsonLines<GoldRow>(join(shared, "data/claims/polnear_dev.jsonl"));
  const resources = await loadResources(["parse", "recognise", "code"]);
  const system = gold.map((row) => {
    const { id, text, claims } = codeArticle(articleOf(row), resources);
    return { id, text, claims };
  });
  const { score } = await import(join(shared, "score/claims.mjs"));
  const figures: Record<(typeof ROLES)[number], RoleFigures> = score(gold, system).figures;
  return Object.fromEntries(
    ROLES.flatMap((role) =>
      (["touching", "exact"] as const).map((how) => [`claims.${role}.${how}`, figures[role][how].f1 ?? 0]),
    ),
  );
}

function articleOf({ id, outlet, published, text }: GoldRow): Article {
  return bareArticle(text, { id, outlet, published, publishedBasis: "given", language: "en" });
}
