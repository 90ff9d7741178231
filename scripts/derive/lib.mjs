// What the derive scripts share: reading the fact files, and writing YAML one entry a line.
import { readFileSync } from "node:fs";

export const unique = (items) => [
  ...new Set(items.filter((item) => item !== undefined && item !== null && item !== "")),
];

export function readJsonl(path) {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Rows of a CSV with a header, RFC 4180 quoting. */
export function readCsv(path) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += c;
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") {
      row.push(cell);
      cell = "";
    } else if (c === "\n") {
      rows.push([...row, cell.replace(/\r$/, "")]);
      row = [];
      cell = "";
    } else cell += c;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  const [head, ...body] = rows;
  return body
    .filter((cells) => cells.length === head.length)
    .map((cells) => Object.fromEntries(head.map((name, k) => [name, cells[k]])));
}

/** A value as YAML flow style: bare where that is safe, quoted where not. */
export function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{ ${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => `${key}: ${flow(item)}`)
      .join(", ")} }`;
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const bare =
    /^\p{L}[\p{L}\d .'’-]*$/u.test(value) &&
    !/^(no|yes|on|off|true|false|null|y|n)$/i.test(value) &&
    !/[\s']$/.test(value);
  return bare ? value : JSON.stringify(value);
}

/** An entry as YAML block style: a key a line, lists of objects an item a line. */
export function block(entry) {
  const lines = Object.entries(entry)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const items = Array.isArray(value) && value.length > 0 && typeof value[0] === "object";
      return items ? `  ${key}:\n${value.map((item) => `    - ${flow(item)}`).join("\n")}` : `  ${key}: ${flow(value)}`;
    });
  return `-${lines.join("\n").slice(1)}`;
}
