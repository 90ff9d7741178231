// Edge "serve": CSV as RFC 4180 has it, and tab-separated rows as GDELT and POLECAT have them.

export type Cell = string | number | boolean | null;

/**
 * One row: commas, CRLF at its end, quotation marks where a field needs them. Empty for null.
 *
 * A spreadsheet runs a field that begins with `=`, `+`, `-`, `@`, a tab or a line break as a formula, and these fields are
 * written by strangers. Such a text gets an apostrophe before it, which spreadsheets take as "this is text"; other
 * programs see the apostrophe. Numbers are left alone. (OWASP, CSV Injection.)
 */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(typeof cell === "string" ? harmless(cell) : text(cell))).join(",")}\r\n`;
}

/** One row with tabs between fields; tabs and line breaks in a field become blanks, since nothing can quote them. */
export function tsvRow(cells: readonly Cell[]): string {
  return `${cells.map((cell) => text(cell).replace(/[\t\r\n]+/g, " ")).join("\t")}\n`;
}

function harmless(field: string): string {
  return /^[=+\-@\t\r\n]/.test(field) && !/^[+-]?\d+(\.\d+)?$/.test(field) ? `'${field}` : field;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function text(cell: Cell): string {
  return cell === null ? "" : String(cell);
}
