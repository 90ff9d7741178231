// One invented visit as six pages tell it: a report, its repost, a rewrite with another day, one with another number, a denial, a plan.
import type { DocSpec } from "./fixtures.ts";

const REPORT =
  "Ghana's president visited Togo on Friday and promised 200 tractors for the northern farms of the country. " +
  "Crowds lined the road from the airport to the palace in Lome. The two governments had not met for three years.";

const VISIT = {
  at: "visited",
  event: "CONSULT",
  mode: "visit",
  actor: ["GHA Ghana"],
  recipient: ["TGO Togo"],
  date: "2024-03-01",
} as const;
const PROMISE = {
  at: "promised 200 tractors",
  event: "AGREE",
  act: "AID",
  status: "planned",
  actor: ["GHA Ghana"],
  recipient: ["TGO Togo"],
  date: "2024-03-01",
} as const;

export const REPORTED: DocSpec = {
  text: REPORT,
  uri: "https://wire.example/visit",
  title: "President in Lome",
  outlet: "Coast Wire",
  published: "2024-03-02",
  events: [VISIT, PROMISE],
};

export const REPOSTED: DocSpec = {
  ...REPORTED,
  text: `${REPORT} This report is by Coast Wire.`,
  uri: "pages/repost.html",
  title: "President in Lome (repost)",
  outlet: "Lagoon Post",
  published: "2024-03-03",
  syndication: { origin: "Coast Wire", quote: "This report is by Coast Wire." },
};

export const OTHER_DAY: DocSpec = {
  text: "The president of Ghana visited Togo on Saturday and promised tractors for the northern farms of the country.",
  uri: "pages/other-day.html",
  title: "A <b>late</b> rewrite & more",
  outlet: "Savanna Star",
  published: "2024-03-04",
  events: [{ ...VISIT, date: "2024-03-02" }],
};

export const OTHER_NUMBER: DocSpec = {
  text: "Ghana promised 500 tractors to Togo, officials said.",
  uri: "pages/other-number.html",
  title: "Five hundred tractors",
  outlet: "Harbour Echo",
  published: "2024-03-05",
  claims: [
    {
      cue: "said",
      content: "Ghana promised 500 tractors to Togo",
      speaker: { at: "officials", kind: "official", country: "GHA" },
    },
  ],
  events: [{ ...PROMISE, at: "promised 500 tractors", claim: 0 }],
};

export const DENIED: DocSpec = {
  text: "Togo denied that Ghana's president had visited Togo at all.",
  uri: "javascript:alert(1)",
  title: "No visit, says Lome",
  outlet: "Delta Mail",
  published: "2024-03-06",
  events: [{ ...VISIT, event: null, act: "CONSULT", status: "denied", date: null }],
};

export const FORETOLD: DocSpec = {
  text: "Analysts say Ghana will probably open an embassy in Togo this year.",
  uri: "pages/foretold.html",
  title: "An embassy soon?",
  outlet: "Harbour Echo",
  published: "2024-03-07",
  forecasts: [
    {
      at: "Ghana will probably open an embassy in Togo",
      about: ["GHA", "TGO"],
      phrase: "probably",
      by: { at: "Analysts", kind: "expert" },
    },
  ],
};

export const STORY: readonly DocSpec[] = [REPORTED, REPOSTED, OTHER_DAY, OTHER_NUMBER, DENIED, FORETOLD];
