// Stage "parse": what it tells the reader of a record.
import type { Notice } from "#document";

export const notEnglish = (language: string): Notice => ({
  code: "parse/not-english",
  message: `the text is in "${language}"; only English is parsed and coded`,
});
