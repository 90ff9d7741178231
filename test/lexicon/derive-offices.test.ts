// Which office a post is taken for when persons are derived: the minister's own, one below or beside it, or none.
import { expect, test } from "vitest";

// a script without types
const { officeOf }: { officeOf: (position: string, iso3: string) => string | null } = await import(
  new URL("../../scripts/derive/offices.mjs", import.meta.url).href
);

test.each([
  ["AUS", "Minister for Defence", "defence"],
  ["AUS", "Minister for Defence Materiel", "junior-defence"],
  ["AUS", "Assistant Minister for Foreign Affairs", "junior-foreign"],
  ["CAN", "Associate Minister of National Defence", "junior-defence"],
  ["CAN", "Minister of State (Foreign Affairs and Consular)", "junior-foreign"],
  ["CHN", "Minister of State Security", "intelligence"],
  ["EGY", "Minister of Industry and Foreign Trade", null],
  ["FRA", "Head of the Minister of Defence's military cabinet", null],
  ["GBR", "Chief of the General Staff", "army-chief"],
  ["GBR", "Minister of State for the Armed Forces", "junior-defence"],
  ["GBR", "Secretary of State for Defence", "defence"],
  ["IND", "Minister of External Affairs", "foreign"],
  ["IND", "Minister of Foreign Affairs", "foreign-secretary"],
  ["IRQ", "Prime Minister of Iraqi Kurdistan", "regional-head"],
  ["PAK", "Chief of General Staff", null],
  ["PAK", "Federal Minister of Defence Production", "junior-defence"],
  ["RUS", "Chief of the General Staff", "chief-of-staff"],
  ["RUS", "Director of the Federal Security Service", "security-service"],
  ["USA", "Under Secretary of Defense (Comptroller)", null],
  ["ZMB", "Minister of Foreign Affairs & Foreign Trade", "foreign"],
])("%s %s", (iso3, position, office) => {
  expect(officeOf(position, iso3)).toBe(office);
});
