// Which office of ours a post is, by the words that the sources write for it. Junior posts and posts beside a minister's are told from the
// minister's own: whoever is "Minister for Defence Materiel" answers to "defence official", never to "the defence minister".

/** Posts that no rule below can tell from another state's or another level's. First rule that fits decides; null leaves the row out. */
const EXCEPTIONS = [
  // Wikidata files India's foreign secretaries, who are officials, under the minister's office; the minister is "of External Affairs"
  [["IND"], /^minister of foreign affairs$/, "foreign-secretary"],
  [["IND", "PAK", "BGD", "LKA", "NPL"], /^foreign secretary$/, "foreign-secretary"],
  // a department named for the state's business with all others
  [["USA"], /^secretary of state$/, "foreign"],
  [["USA"], /^secretary of homeland security$/, "interior"],
  [["USA"], /^secretary of (the )?interior$/, null],
  [["GBR"], /^secretary of state for defen[cs]e$/, "defence"],
  [["GBR"], /^secretary of state for (foreign|external) /, "foreign"],
  [["FRA"], /^minister of the armed forces$/, "defence"],
  // he has no minister over him, whatever he is called: the head of state holds the ministry
  [["QAT", "KWT"], /^minister of state for defen[cs]e( affairs)?$/, "defence"],
  [["SMR"], /^secretary of state for foreign /, "foreign"],
  [["CHE"], /^chief of the federal department of foreign affairs$/, "foreign"],
  [["CHE"], /^chief of the federal department of defen[cs]e/, "defence"],
  [["KGZ"], /^chairman of state committee for defen[cs]e affairs$/, "defence"],
  [["BDI"], /^minister of national defen[cs]e, former fighters/, "defence"],
  [["DZA", "BEN", "CMR", "CIV"], /^(minister-delegate|minister of state) .*national defen[cs]e$/, "junior-defence"],
  // the head of the army, beside a chief of the defence staff; in Pakistan that is the Chief of Army Staff, and this one is his deputy
  [["GBR"], /^chief of the general staff$/, "army-chief"],
  [["PAK"], /^chief of general staff$/, null],
  [["PAK"], /^chief of army staff$/, "army-chief"],
  [["AUS"], /^chief of the defence force$/, "chief-of-staff"],
  [["ZAF"], /^chief of the national defence force$/, "chief-of-staff"],
  [["POL"], /^head of the general staff$/, "chief-of-staff"],
  [["BRA"], /^chief of the joint general staff of the armed forces$/, "chief-of-staff"],
  [["CHN"], /^chief of the joint staff$/, "chief-of-staff"],
  [["PHL"], /^chairman of the joint chiefs$/, "chief-of-staff"],
  [["SAU"], /^chairman of the general staff$/, "chief-of-staff"],
  [["UKR"], /^commander-in-chief of the armed forces$/, "commander"],
  // police and borders beside a ministry of the interior, a ministry of civil servants, a ministry of one province
  [["ISR"], /^minister of public security$/, "public-security"],
  [["VNM"], /^minister of internal affairs$/, null],
  [["CAN"], /^minister of public security$/, null],
  [["CAN"], /^minister of public safety$/, "interior"],
  [["IND"], /^home secretary$/, null],
  // two services: one abroad, one at home
  [["RUS"], /^director of the federal security service$/, "security-service"],
  [["AUS"], /^minister for home affairs$/, "interior"],
  [["FRA"], /^minister of the economy, finances and industry$/, "finance"],
  [["ITA"], /^minister of economy and finance$/, "finance"],
  [["PAK"], /^director general of inter-services intelligence$/, "intelligence"],
  [["GBR"], /^chief of the secret intelligence service$/, "intelligence"],
];

/** Posts that are nobody's we look for, whatever else they name. */
const OTHER =
  /\bambassador|\bformer|shadow|advisor|counsel|without|spouse|first lady|parliamentary|court|academy|university|senate|assembly|chamber|congress|central bank|board|council of europe|of the house|committee|military cabinet|gendarmerie|civil defen[cs]e|legal defen[cs]e|home front|^((?!affairs).)*(foreign|external) (trade|commerce|economic|security|cooperation)|assistant secretary|under.?secretary|comptroller/;
/** Posts below or beside the minister's. */
const JUNIOR =
  /^((senior )?(assistant|associate|deputy|vice|junior|second) |minister(-delegate|,? supporting)|secretary of state\b)|\bminister of state\b(?! security| treasury)|\bminister-delegate\b|\bsupporting the minister\b| within the | ii\b/;
const FOREIGN = /\b(foreign|external) (&|and|affairs|relations|minister)|^foreign minister|\bfor europe & foreign\b/;
const DEFENCE = /\bdefen[cs]e\b|\barmed forces\b/;
/** What makes a post one beside the defence minister's: it is for a part of the ministry. */
const PART_OF_DEFENCE =
  /materiel|personnel|industr(y|ies)|equipment|production|procurement|space|for the armed forces$|support and technology/;
const MINISTER = /minister|secretary|relations/;
/** "Prime Minister of Iraqi Kurdistan": a part of the state, where its own head of government has no more words to the title. */
const REGIONAL_HEAD = /^(acting )?(prime minister|premier|president) of (iraqi kurdistan|azad kashmir|crimea)$/;

/** In their order: the first that fits a post, in lower case, decides. */
const RULES = [
  [/^supreme leader$/, "leader"],
  [
    /^(president|president of (the )?(republic|.*federation|state|swiss confederation)|head of state|chief of state|king|queen|emperor|sultan|emir|monarch)$/,
    "head-of-state",
  ],
  [
    /^(acting )?(prime minister|premier|premier of the state council|chancellor|federal chancellor|head of government)$/,
    "head-of-government",
  ],
  [/^(first )?(deputy prime minister|vice premier|vice premier of the state council)$/, "deputy-head-of-government"],
  [/^vice.president$/, "vice-president"],
  [/spoke.*son/, "spokesperson", /foreign|kremlin|president|white house/],
  [
    /minister of (the )?(interior|internal affairs|home affairs)|^home secretary$|^minister of public security$/,
    "interior",
  ],
  [
    /^(federal )?(minister of finance|minister of the economy and finance|secretary of the treasury|chancellor of the exchequer)/,
    "finance",
  ],
  [
    /^(national security advis|secretary of the security council|secretary of (the )?national security and defense council|director of the national security office)/,
    "security-council",
  ],
  [
    /director of (the )?(central intelligence|national intelligence|foreign intelligence|mossad|national intelligence service)|minister of state security/,
    "intelligence",
  ],
  [
    /^(chief of (the )?general staff|chairman of the joint chiefs of staff|chief of (the )?defence staff|chief of defence)/,
    "chief-of-staff",
  ],
];

/**
 * The office kind (`id` in lexicons/offices without "office.") of a post as the sources write it, or null for those left out.
 * @param iso3 whose post it is: some words mean another office there
 */
export function officeOf(position, iso3) {
  const post = position
    .toLowerCase()
    .replace(/&/g, "and")
    .replace(/ \(acting\)$/, "");
  const exception = EXCEPTIONS.find(([states, words]) => states.includes(iso3) && words.test(post));
  if (exception !== undefined) return exception[2];
  if (REGIONAL_HEAD.test(post)) return "regional-head";
  if (/^national security advis/.test(post)) return "security-council";
  if (OTHER.test(post)) return null;
  const rule = RULES.find(([words, , too]) => words.test(post) && (too === undefined || too.test(post)));
  if (rule !== undefined && !JUNIOR.test(post.replace(/^deputy prime|^vice/, ""))) return rule[1];
  if (!MINISTER.test(post)) return null;
  const junior = JUNIOR.test(post);
  if (FOREIGN.test(post)) return junior ? "junior-foreign" : "foreign";
  if (DEFENCE.test(post)) return junior || PART_OF_DEFENCE.test(post) ? "junior-defence" : "defence";
  return null;
}
