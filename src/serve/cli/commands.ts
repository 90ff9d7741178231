// The table of commands, in the order of `entente --help`. A new command is one line here and one module.
import type { CommandEntry } from "./command.ts";

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "code",
    summary: "pages → events, claims, forecasts, with the words they were read from",
    load: () => import("./code.ts"),
  },
  {
    name: "extract",
    summary: "pages → title, outlet, date and text of the article alone",
    load: () => import("./extract.ts"),
  },
  {
    name: "parse",
    summary: "text → sentences, words and Universal Dependencies trees, as CoNLL-U",
    load: () => import("./parse.ts"),
  },
  {
    name: "status",
    summary: "sentences → whether each deed is told as done, planned, possible, denied or not done",
    load: () => import("./status.ts"),
  },
  {
    name: "relate",
    summary: "text with two marked parties → the event between them",
    load: () => import("./relate.ts"),
  },
  {
    name: "explain",
    summary: "a sentence → its tree, its frames and roles, and why it has an event or none",
    load: () => import("./explain.ts"),
  },
  {
    name: "start",
    summary: "read the bundled pages into a store of their own, and brief PRK and RUS",
    load: () => import("./start.ts"),
  },
  {
    name: "ingest",
    summary: "pages → the store; pages that it has are not coded again",
    load: () => import("./ingest.ts"),
  },
  {
    name: "events",
    summary: "events of the store by party, pair, event, status, day and words",
    load: () => import("./events.ts"),
  },
  {
    name: "show",
    summary: "one record of the store, with the sentence it was read from",
    load: () => import("./show.ts"),
  },
  {
    name: "brief",
    summary: "what two parties did to each other, who says so, what is foretold, what is in dispute",
    load: () => import("./brief.ts"),
  },
  {
    name: "export",
    summary: "events of the store as JSON Lines, CSV, GDELT or POLECAT rows",
    load: () => import("./export.ts"),
  },
  {
    name: "recode",
    summary: "code the pages of the store again with the present lexicon, and tell what changes",
    load: () => import("./recode.ts"),
  },
  {
    name: "verify",
    summary: "check hashes, offsets and references of the whole store",
    load: () => import("./verify.ts"),
  },
  {
    name: "lexicon",
    summary: "what the lexicon holds and lacks, who goes by a name on a day, whether files of your own are in order",
    load: () => import("./lexicon.ts"),
  },
  { name: "doctor", summary: "check whether this installation can do its work", load: () => import("./doctor.ts") },
  {
    name: "completion",
    summary: "write a completion script for bash, zsh or fish",
    load: () => import("./completion.ts"),
  },
];
