// Where the fact sources disagree with each other, or one is wrong, and which was taken. The reason is written beside the term.

/** Spellings that a source has for a person whom another source has too: [state, as the source writes it, as we do]. */
export const SAME = [
  ["ARE", "Mohammed bin Zayed Al Nahyan", "Muhammad Bin Zayid Al Nuhayyan"],
  ["BLR", "Aleksandr Turchin", "Alyaksandr Turchyn"],
  ["LAO", "Sonexay", "Sonexay Siphandone"],
  ["MHL", "Hilda Heine", "Hilda C. Heine"],
  ["UKR", "Valery Zaluzhnyi", "Valerii Zaluzhnyi"],
  ["NPL", "Sher Bahdur Deuba", "Sher Bahadur Deuba"],
  ["SAU", "Salman of Saudi Arabia", "Salman bin Abd al-Aziz Al Saud"],
];

/**
 * Rows that are wrong: [state, person, office, first day in the source, what is right, why]. `null` leaves the term out;
 * an array of terms takes its place; else the fields replace the source's.
 */
export const CORRECTIONS = [
  ...["Bernard Landry", "Pauline Marois", "Yves Séguin", "Michel Audet", "Monique Jérôme-Forget", "Raymond Bachand"]
    .concat("Nicolas Marceau", "Carlos Leitão", "Eric Girard")
    .map((name) => ["CAN", name, "finance", null, null, "minister of Quebec, not of Canada"]),
  ["CAN", "Rick Casson", "defence", null, null, "chaired the committee on defence"],
  ["AND", "Emmanuel Macron", "head-of-state", null, null, "one person, named once: the President of France"],
  ["AND", "represented by Patrick Strozda", "head-of-state", null, null, "stands in for the co-prince"],
  ["AND", "represented by Eduard Ibanez Pulido", "head-of-state", null, null, "stands in for the co-prince"],
  ["BTN", "Lyonpo Jigme Thinley", "head", "2008-04-09", { to: "2013-04-28" }, "an interim government led from then on"],
  [
    "CYP",
    "Ioannis Kasoulidis",
    "foreign",
    "2021-01-11",
    { from: "2022-01-11" },
    "a year early: Christodoulides held it",
  ],
  ["EGY", "Abd Rab el-Nabi", "chief-of-staff", null, null, "1981 to 2022 is no term: five others held it meanwhile"],
  ["EGY", "Ahmed Aboul Gheit", "foreign", "2004-05-11", { from: "2004-07-14" }, "Maher held it until 14 July 2004"],
  ["ETH", "Demeke Mekonnen", "foreign", "2019-03-08", null, "Workneh Gebeyehu held it until 18 April 2019"],
  ["FRA", "Catherine Colonna", "foreign", "2005-06-02", { office: "junior-foreign" }, "minister delegate for Europe"],
  ["FRA", "Laurent Fabius", "foreign", "2014-08-25", { to: "2016-02-11" }, "left in February, not December"],
  ["FRA", "Natan Sharansky", "interior", null, null, "a minister of Israel"],
  ["FRA", "Christian Sautter", "finance", "1999-11-02", { to: "2000-03-27" }, "Fabius followed in March 2000"],
  ["IND", "Jaswant Singh", "defence", "2000-01-02", { from: "2001-03-16" }, "Fernandes held it until then"],
  [
    "IND",
    "Arun Jaitley",
    "finance",
    "2014-05-26",
    [
      { from: "2014-05-26", to: "2018-05-14" },
      { from: "2018-08-23", to: "2019-01-23" },
      { from: "2019-02-15", to: "2019-05-30" },
    ],
    "Piyush Goyal held it while he was ill",
  ],
  [
    "IRQ",
    "Hoshyar Zebari",
    "foreign",
    "2003-07-13",
    { from: "2003-09-03" },
    "first day in the governing council's cabinet",
  ],
  ["IRQ", "Muhammad Amin Ahmad", "foreign", null, null, "an official who kept the ministry open in 2003"],
  ["IRQ", "Ghassan Muhsen", "foreign", null, null, "an official who kept the ministry open in 2003"],
  ["IRQ", "Qasim al-Araji", "interior", "2016-01-30", { from: "2017-01-30" }, "a year early"],
  [
    "ISR",
    "Ariel Sharon",
    "head-of-government",
    "2001-03-07",
    { to: "2006-01-04" },
    "Olmert acted for him from then on",
  ],
  [
    "ITA",
    "Silvio Berlusconi",
    "foreign",
    "2002-11-14",
    { from: "2002-01-06", to: "2002-11-14" },
    "its days are swapped",
  ],
  ["MHL", "Hilda C. Heine", "head-of-state", "2023-01-03", { from: "2024-01-03" }, "a year early: Kabua held it"],
  ["MHL", "Hilda C. Heine", "head-of-government", "2023-01-03", { from: "2024-01-03" }, "a year early: Kabua held it"],
  ["MMR", "Zin Mar Aung", "foreign", null, { office: "rival-government" }, "of the government driven out in 2021"],
  ["LBY", "Hafez Kaddour", "foreign", null, { office: "rival-government" }, "of the government at Sirte"],
  ["BRN", "Erywan Yusof", "foreign", null, { office: "junior-foreign" }, "second minister beside the Sultan"],
  ["PAK", "Bilawal Bhutto Zardari", "foreign", "2018-08-20", null, "his predecessor's day"],
  ["PAK", "Saleem Mandviwalla", "finance", "2013-02-19", { to: "2013-03-16" }, "parliament's term ended then"],
  [
    "PRK",
    "Choe Ryong Hae",
    "head-of-government",
    "2019-04-11",
    { office: "speaker" },
    "chairs the assembly's standing committee; the premier heads the cabinet",
  ],
  ...["Anatoliy Matviyenko", "Viktor Plakida", "Vasyl Dzharty", "Anatolii Mohyliov"].map((name) => [
    "RUS",
    name,
    "regional-head",
    null,
    null,
    "headed Crimea for Ukraine",
  ]),
  ["SVK", "Rastislav Káčer", "foreign", "2021-04-01", { from: "2022-09-13" }, "Korčok held it until then"],
  ["TUR", "Nurettin Canikli", "defence", "2016-05-24", { from: "2017-07-19" }, "was deputy prime minister before"],
  ["TUR", "Süleyman Soylu", "interior", "2016-05-24", { from: "2016-08-31" }, "was minister of labour before"],
  [
    "VNM",
    "Trương Tấn Sang",
    "head-of-state",
    "2011-07-25",
    { to: "2016-04-02" },
    "his successor was sworn in in April",
  ],
];

/** The office as it is after correction: one, several, or none. */
export function corrected(iso3, name, office) {
  const rule = CORRECTIONS.find(
    ([state, person, kind, from]) =>
      state === iso3 && person === name && kind === office.office && (from === null || from === office.from),
  );
  if (rule === undefined) return [office];
  const [, , , , right, note] = rule;
  if (right === null) return [];
  return [right].flat().map((fields) => ({ ...office, ...fields, note }));
}
