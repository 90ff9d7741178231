// Edge "serve", part "brief": text of strangers as HTML.
import { printable } from "../cli/store-command.ts";

/** Signs that turn the direction of what follows would carry on into the words of the page. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text that stays text, between tags and in an attribute in quotation marks. */
export function escaped(text: string): string {
  return printable(text)
    .replace(TURNS, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
