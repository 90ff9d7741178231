// Edge "serve", part "export": columns of other data sets, in the order in which their readers expect them.

/** GDELT 2.0 events: 61 columns, tab-separated, no header. */
export const GDELT_COLUMNS = [
  "GlobalEventID",
  "Day",
  "MonthYear",
  "Year",
  "FractionDate",
  ...actorColumns("Actor1"),
  ...actorColumns("Actor2"),
  "IsRootEvent",
  "EventCode",
  "EventBaseCode",
  "EventRootCode",
  "QuadClass",
  "GoldsteinScale",
  "NumMentions",
  "NumSources",
  "NumArticles",
  "AvgTone",
  ...geoColumns("Actor1Geo"),
  ...geoColumns("Actor2Geo"),
  ...geoColumns("ActionGeo"),
  "DATEADDED",
  "SOURCEURL",
] as const;

/** POLECAT: 40 columns, tab-separated, with a header. */
export const POLECAT_COLUMNS = [
  "Event ID",
  "Event Date",
  "Event Type",
  "Event Mode",
  "Intensity",
  "Quad Code",
  "Contexts",
  ...sideColumns("Actor"),
  ...sideColumns("Recipient"),
  "Placename",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude",
  "GeoNames ID",
  "Raw Placename",
  "Feature Type",
  "Source",
  "Publication Date",
  "Story People",
  "Story Organizations",
  "Story Locations",
  "Language",
  "Version",
] as const;

function actorColumns<Actor extends string>(actor: Actor) {
  return [
    `${actor}Code`,
    `${actor}Name`,
    `${actor}CountryCode`,
    `${actor}KnownGroupCode`,
    `${actor}EthnicCode`,
    `${actor}Religion1Code`,
    `${actor}Religion2Code`,
    `${actor}Type1Code`,
    `${actor}Type2Code`,
    `${actor}Type3Code`,
  ] as const;
}

function geoColumns<Geo extends string>(geo: Geo) {
  return [
    `${geo}_Type`,
    `${geo}_Fullname`,
    `${geo}_CountryCode`,
    `${geo}_ADM1Code`,
    `${geo}_ADM2Code`,
    `${geo}_Lat`,
    `${geo}_Long`,
    `${geo}_FeatureID`,
  ] as const;
}

function sideColumns<Side extends string>(side: Side) {
  return [
    `${side} Name`,
    `${side} Country`,
    `${side} COW`,
    `Primary ${side} Sector`,
    `${side} Sectors`,
    `${side} Title`,
    `${side} Name Raw`,
    `Wikipedia ${side} ID`,
  ] as const;
}
