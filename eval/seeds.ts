// Three whole pages against what a careful analyst takes from them.
import { type Figures, score } from "./score.ts";

export async function run(shared: string): Promise<Figures> {
  const figures = score(shared, "seeds", ["--gold", `${shared}/data/seeds/seeds-gold.json`]);
  const names = [
    "required",
    "mustNotsBroken",
    "article",
    "head",
    "events",
    "details",
    "attributions",
    "speakerKinds",
    "forecasts",
    "polarity",
  ];
  return Object.fromEntries(
    names.flatMap((name) => (typeof figures[name] === "number" ? [[`seeds.${name}`, figures[name] as number]] : [])),
  );
}
