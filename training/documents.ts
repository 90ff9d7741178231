// Tables that trainings write into documents.
import { readFileSync, writeFileSync } from "node:fs";

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->` of a document. */
export function fillBlock(path: string, name: string, content: string): void {
  const block = new RegExp(`(<!-- ${name} -->)[\\s\\S]*(<!-- /${name} -->)`);
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(block, (_, open, close) => `${open}\n\n${content}\n\n${close}`),
  );
}

/** A table in Markdown. */
export function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...lines.map(row)].join("\n");
}

/** A share with three decimals: .812. */
export const shown = (share: number): string => share.toFixed(3).replace(/^0\./, ".");
