// Derives lexicons/bodies/members.yml: who belongs to the bodies whose members are not dated by hand.
// Source: the field "international organisation participation" of the World Factbook; some of its rows are years older than the file.
// node scripts/derive/bodies.mjs FACTS_FOLDER > lexicons/bodies/members.yml
import { block, readJsonl } from "./lib.mjs";

/** The factbook's abbreviation → the id of our entry. */
const BODIES = {
  FAO: "fao", ICAO: "icao", IMO: "imo", ITU: "itu", WIPO: "wipo", WMO: "wmo", UNIDO: "unido", UPU: "upu", IFAD: "ifad",
  UNWTO: "unwto", IOM: "iom", PCA: "pca", IEA: "iea", NEA: "nea", BIS: "bis", WCO: "wco", IPU: "ipu", IFRCS: "ifrc", CD: "cd",
  IAEA: "iaea", WTO: "wto", WHO: "who", IMF: "imf", IBRD: "wbg", ICCt: "icc", OPCW: "opcw", Interpol: "interpol", UNHCR: "unhcr",
  UNESCO: "unesco", ILO: "ilo", FATF: "fatf", OECD: "oecd",
  NSG: "nsg", "Wassenaar Arrangement": "wassenaar", "Australia Group": "ausgroup", ZC: "zangger", "Paris Club": "parisclub", EITI: "eiti",
  ADB: "adb", AfDB: "afdb", IADB: "iadb", IDB: "isdb", EBRD: "ebrd", CDB: "cdb", NIB: "nib", AMF: "amf",
  EFTA: "efta", CBSS: "cbss", BSEC: "bsec", NC: "nc", CEI: "cei", CERN: "cern", ESA: "esa", SELEC: "selec", "Arctic Council": "arcticcouncil",
  GUAM: "guam", "Schengen Convention": "schengen", CE: "coe", OSCE: "osce",
  CICA: "cica", ECO: "eco", BIMSTEC: "bimstec", SPC: "spc", CP: "colomboplan", OAPEC: "oapec", AMU: "amu", PIF: "pif", ARF: "arf",
  LAS: "al", OIC: "oic", COMESA: "comesa", CEMAC: "cemac", WAEMU: "waemu", LCBC: "lcbc", SACU: "sacu", Entente: "conseilentente",
  CPLP: "cplp", OIF: "oif", C: "commonwealth", ACP: "oacps", SADC: "sadc", OAS: "oas", CELAC: "celac", Caricom: "caricom",
  UNASUR: "unasur", PROSUR: "prosur", SICA: "sica", OECS: "oecs", ACS: "acs", LAIA: "laia", OPANAL: "opanal", BCIE: "cabei",
  "G-77": "g77", NAM: "nam", "G-10": "g10", "G-15": "g15", "G-24": "g24", AOSIS: "aosis",
}; // biome-ignore format: a table

/** Notes in brackets that make something other than a member of a state; what is neither here nor below is left out. */
const STATUS = [
  [/observer/, "observer"],
  [/^(dialogue )?partners?$|enhanced engagement|cooperating/, "partner"],
  [/suspended/, "suspended"],
  [/candidate/, "candidate"],
  [/associate/, "associate"],
];
/** Membership all the same. */
const MEMBER =
  /^(nonregional members?|regional|temporary|Chinese Taipei|de facto member|implementing country|compliant country|candidates)$/;

const factbook = readJsonl(`${process.argv[2]}/countries_factbook.jsonl`);
const members = new Map();
for (const { iso3, name, memberships = [] } of factbook) {
  if (!iso3 || name === "Gaza Strip") continue; // Palestine has two rows
  for (const text of memberships) {
    const [, of, note = ""] = /^(.*?)(?:\s*\((.*)\))?$/.exec(text);
    const id = BODIES[of];
    const status =
      STATUS.find(([pattern]) => pattern.test(note))?.[1] ?? (note === "" || MEMBER.test(note) ? "member" : null);
    if (id === undefined || status === null) continue;
    const byStatus = members.get(id) ?? members.set(id, new Map()).get(id);
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(iso3));
  }
}
console.log(`# Derived by scripts/derive/bodies.mjs; additions belong in blocs.yml, global.yml and others.yml.
# Who took part as the factbook has it, without dates of entry; what is dated by hand stands in the other files.`);
for (const id of Object.values(BODIES)) {
  const byStatus = members.get(id);
  if (byStatus === undefined) continue;
  const list = [...byStatus].map(([status, of]) => ({
    of: [...of].sort(),
    ...(status === "member" ? {} : { status }),
  }));
  console.log(
    block({ id: `body.${id}`, members: list, membersAsOf: "2026-05", sources: ["world-factbook"], asOf: "2026-05" }),
  );
}
