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
  return Object.fromEntries(names.map((name) => [`seeds.${name}`, shareOf(figures[name])]));
}

/** The scorer gives counts as they are, and points as `{ points, of, share }`. */
function shareOf(figure: number | { readonly share: number }): number {
  return typeof figure === "number" ? figure : figure.share;
}
