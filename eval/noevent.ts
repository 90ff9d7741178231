// Sentences in which an event between two states would be false.
import { type Figures, score } from "./score.ts";

export async function run(shared: string): Promise<Figures> {
  const figures = score(shared, "noevent", ["--gold", `${shared}/data/events/no_event.jsonl`]);
  return { "noevent.per100": figures.per100 };
}
