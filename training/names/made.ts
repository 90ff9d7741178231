// Sentences made from patterns of ours with names put in: results of matches, company news and lists, which the licensed sets lack,
// and copies of sentences with other people's names, so that no name is learnt by heart.
import type { NameSort } from "../../src/recognise/tagger/tagger.ts";
import { labelled, type TaggedSentence } from "./sets.ts";

/** What the slots are filled with. */
export interface Fillers {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly towns: readonly string[];
  /** Towns large and small of the lands that reports of war are about, as newspapers spell them. */
  readonly fields: readonly string[];
  readonly states: readonly string[];
}

/**
 * T a club, C a state, L a town, P a full name, F a family name, I an initial and family name, O a firm, N a number, S a score;
 * E an election, A a town at war, U a unit of soldiers, W a make of arms, K a man by his son, his father or his home.
 */
const PATTERNS: readonly string[] = [
  "fighters attacked a convoy near A on Tuesday .",
  "Near A , a strike hit a truck .",
  "clashes were reported in A , A and A .",
  "the town of A fell to the rebels after N days .",
  "A residents fled to A and L .",
  "shells fell on A , N km from L .",
  "A was retaken by soldiers of U .",
  "A and A are still held by the group .",
  "the A district , north of L",
  "the A dam , east of A",
  "U said in a statement that N people had died .",
  "U and U took part in the exercise near A .",
  "soldiers from U entered A at dawn .",
  "the commander of U , Lt. Gen. P , told reporters .",
  "Maj. Gen. P said U would leave C .",
  "Col. F , a spokesman for U , gave no details .",
  "the U based in L will be sent to C .",
  "K was killed in A , F said .",
  "K , a commander of the group , was born in A .",
  "K and K were arrested in A .",
  "K said the men of A would fight on .",
  "a video shows K in A .",
  "F said N W had been delivered to C .",
  "two W were shot down over A .",
  "the army used W and W against A .",
  "a W hit a bus in A .",
  "the W sailed into the harbour of L .",
  "W aircraft of U bombed A .",
  "T beat T S in the first division on Friday .",
  "T S T",
  "T N T N",
  "T N T N ( halftime S )",
  "T N N N N N N N",
  "N . T N N N N",
  "T S T ( S ) Attendance N",
  "T AT T",
  "T! AT T!",
  "T! N N .N",
  "T! N T! N",
  "T N T! N",
  "T N , T! N ( N innings )",
  "F stood in the E but lost .",
  "P was elected to the council in the E .",
  "the E was held on N May .",
  "he lost his seat at the E .",
  "turnout in the E fell to N percent .",
  "T at T",
  "T , who lost to T last week , drew S with T .",
  "F scored twice as T came from behind to beat T S .",
  "P of T scored the winner against T .",
  "T signed striker P from T for an undisclosed fee .",
  "T captain P said he would stay at the club .",
  "T coach P was sacked after the defeat by T .",
  "the T defender joined from T last season .",
  "Scorers : P ( N ) , P ( N )",
  "N . P ( C ) N",
  "N . P ( C ) T N",
  "P ( C ) beat P ( C ) S S",
  "N - P , N - P , N - P ( N - P , N ) , N - P",
  "I c F b F N",
  "F c F b F N",
  "I N , I N ; I N",
  "Bowling : F N , F N , F N",
  "C N ( P N , P N ) beat C N",
  "C beat C S in a friendly in L on Wednesday .",
  "C S C",
  "SOCCER - C! BEAT C! S .",
  "TENNIS - F! WINS IN L! .",
  "BASEBALL - T! SIGN F! .",
  "RUGBY - F! TO LEAD C! AGAINST C! .",
  "L! N",
  "L , C N",
  "The T won their third game in a row as F pitched N innings .",
  "The T beat the T S in L .",
  "T N , T N ( N innings )",
  "Standings : T N N , T N N , T N N",
  "O said it would buy O for $ N million .",
  "O shares rose N percent in L on Monday .",
  "O , based in L , makes parts for O and O .",
  "O chief executive P said sales in C were weak .",
  "P , an analyst at O , said the market was calm .",
  "analysts at O in L cut their forecast .",
  "L-based O posted a loss of N million dollars .",
  "O and O said on Thursday they had agreed to merge .",
  "the L stock exchange halted trading in O .",
  "O N N N N",
  "shares of O , O and O fell .",
  "a unit of O , the C group .",
  "O lifts stake in O .",
  "P , N , was sentenced to N years in prison in L .",
  "F , who was born in L , told reporters that he was innocent .",
  "F 's lawyer P said F would appeal .",
  '" I did nothing wrong , " F said .',
  "P and his wife P live in L .",
  "according to F , the letter was never sent .",
  "P was born in L , C , in N .",
  "President P met Prime Minister P in L .",
  "Foreign Minister P of C said F was welcome .",
  "P , F and P were elected .",
  "P ; P ; P ; P",
  "C , C and C abstained .",
  "L - P , the mayor of L , resigned .",
  "L ( Agency ) - police in L arrested P .",
  "He represented L from N until N .",
  "the L region in southern C",
  "the mayor of L said L would rebuild .",
  "L police arrested two men near L on Tuesday .",
  "a court in L , C , heard the case .",
  "residents of L and L were told to leave .",
  "the L suburb of L",
  "the road from L to L was closed .",
  "L ( Agency ) - F was taken to a hospital in L .",
  "L! , C ( Agency ) - a man from L was killed .",
  "L hotels were full .",
  "fighting broke out in L , L and L .",
  "a L woman was missing , P said .",
];

const MASCOTS =
  "Bears Tigers Eagles Lions Hawks Falcons Rangers Giants Kings Pirates Rockets Bulls Sharks Panthers Wolves Angels Royals Warriors Saints Blues Reds Knights Stars Dynamos".split(
    " ",
  );
const CLUBS =
  "United City Rovers Athletic Town Wanderers County Rangers Albion FC Dynamo Sporting Real Inter Olympique Racing".split(
    " ",
  );
const FIRMS =
  "Corp Inc Ltd Co Group Holdings Bank SA AG SpA NV Plc Industries Motors Steel Oil Airlines Systems Energy Partners International Securities Pharmaceuticals Telecom Brothers Electric".split(
    " ",
  );

const UNITS =
  "Brigade|Battalion|Regiment|Division|Squadron|Infantry Division|Armored Division|Armoured Brigade|Infantry Regiment|Airborne Brigade|Fighter Wing|Airlift Wing|Field Artillery Regiment|Mechanized Brigade|Corps|Fleet|Army".split(
    "|",
  );
const ELECTIONS =
  "general election|presidential election|parliamentary election|legislative election|federal election|municipal election|gubernatorial election|local elections|referendum|by-election|mayoral election|Senate election".split(
    "|",
  );
const COMMANDS =
  "Joint Task Force|Northern Command|Southern Command|Central Command|Air Command|Special Operations Command|Operations Command|Rapid Reaction Force|Border Guard|Coast Guard|National Guard|Civil Defence|Air Forces|Naval Forces|Land Forces|Quick Reaction Corps".split(
    "|",
  );
const ARMS =
  "F-16|Su-25|MiG-29|T-72|T-55|AK-47|M-16|RPG-7|MQ-9|C-130|B-52|KC-10|Mi-24|S-300|BM-21|TOW|HIMARS|MANPADS|UAV|UAVs|APC|APCs|ATGM|IED|IEDs|RPG|RPGs|ICBM|SAM|BMP-2|M1|UH-60".split(
    "|",
  );
const MAKES =
  "Reaper|Predator|Hercules|Abrams|Apache|Hornet|Falcon|Eagle|Tornado|Typhoon|Hellfire|Tomahawk|Javelin|Grad|Scud|Patriot|Kalashnikov|Humvee|Stinger|Osprey|Raptor".split(
    "|",
  );
const SHIPS = "USS HMS INS FS HMAS TCG".split(" ");

export function madeSentences(fillers: Fillers, times: number, random: () => number): TaggedSentence[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const family = (): string => pick(fillers.family);
  const club = (): string => {
    const kind = random();
    if (kind < 0.5) return pick(fillers.towns);
    if (kind < 0.7) return `${pick(fillers.towns)} ${pick(random() < 0.5 ? CLUBS : MASCOTS)}`;
    return kind < 0.85 ? pick(MASCOTS) : `${pick(CLUBS)} ${pick(fillers.towns)}`;
  };
  const firm = (): string => {
    const name = random() < 0.5 ? family() : pick(fillers.towns);
    const kind = random();
    if (kind < 0.25) return name;
    if (kind < 0.35)
      return Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
        String.fromCharCode(65 + Math.floor(random() * 26)),
      ).join("");
    return kind < 0.5 ? `${name} ${pick(FIRMS)} ${pick(FIRMS)}` : `${name} ${pick(FIRMS)}`;
  };
  const unit = (): string => {
    const n = 1 + Math.floor(random() ** 2 * 300);
    const ordinal = `${n}${n % 100 > 10 && n % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")}`;
    const kind = random();
    if (kind < 0.5) return `${ordinal} ${pick(UNITS)}`;
    if (kind < 0.6) return `${ordinal} Marines`;
    if (kind < 0.7) return `Combined ${pick(COMMANDS)}`;
    return kind < 0.85 ? `${pick(fillers.fields)} ${pick(COMMANDS)}` : pick(COMMANDS);
  };
  const election = (): string => {
    const year = 1900 + Math.floor(random() * 125);
    const whose = pick(random() < 0.7 ? fillers.states : fillers.towns);
    return `${random() < 0.8 ? `${year} ` : ""}${whose} ${pick(ELECTIONS)}`;
  };
  const arm = (): string => {
    const kind = random();
    if (kind < 0.2) return `${pick(SHIPS)} ${random() < 0.5 ? pick(fillers.towns) : family()}`;
    return kind < 0.6 ? pick(ARMS) : kind < 0.8 ? pick(MAKES) : `${pick(ARMS)} ${pick(MAKES)}`;
  };
  const kinsman = (): string => {
    const kind = random();
    if (kind < 0.4) return `Abu ${pick(fillers.given)}`;
    if (kind < 0.6) return `Abu ${pick(fillers.given)} al - ${family()}`;
    return kind < 0.8 ? `${pick(fillers.given)} al-${family()}` : `${pick(fillers.given)} bin ${pick(fillers.given)}`;
  };
  const slots: Readonly<Record<string, readonly [() => string, NameSort | null]>> = {
    T: [club, "organisation"],
    C: [() => pick(fillers.states), "place"],
    L: [() => pick(fillers.towns), "place"],
    P: [() => `${pick(fillers.given)} ${family()}`, "person"],
    F: [family, "person"],
    I: [() => `${pick(fillers.given)[0]}. ${family()}`, "person"],
    O: [firm, "organisation"],
    E: [election, "other"],
    A: [() => pick(fillers.fields), "place"],
    U: [unit, "organisation"],
    W: [arm, "other"],
    K: [kinsman, "person"],
    N: [() => String(Math.floor(random() ** 3 * 2000) + 1), null],
    S: [() => `${Math.floor(random() * 8)}-${Math.floor(random() * 8)}`, null],
  };
  const fill = (pattern: string): TaggedSentence => {
    const forms: string[] = [];
    const ranges: { first: number; last: number; sort: NameSort }[] = [];
    for (const word of pattern.split(" ")) {
      const [, letter = "", shout = ""] = /^([TCLPFIONSEAUWK])(!?)$/.exec(word) ?? [];
      const slot = slots[letter];
      if (slot === undefined) {
        forms.push(word === "L-based" ? `${pick(fillers.towns)}-based` : word);
        continue;
      }
      const words = slot[0]()
        .split(" ")
        .map((one) => (shout === "" ? one : one.toUpperCase()));
      if (slot[1] !== null) ranges.push({ first: forms.length, last: forms.length + words.length - 1, sort: slot[1] });
      forms.push(...words);
    }
    return labelled(forms, ranges, true);
  };
  return Array.from({ length: times }, () => PATTERNS)
    .flat()
    .map(fill);
}

/** Copies of the sentences that name persons, with other names: full ones for two words, a family name for one. */
export function swapped(
  sentences: readonly TaggedSentence[],
  fillers: Fillers,
  random: () => number,
): TaggedSentence[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return sentences
    .filter(({ labels }) => labels.includes(1))
    .map(({ forms, labels, silver }) => ({
      silver,
      labels,
      forms: forms.map((form, t) => {
        if (labels[t] === 1) return labels[t + 1] === 2 ? pick(fillers.given) : pick(fillers.family);
        return labels[t] === 2 && labels[t + 1] !== 2 && /^\p{Lu}/u.test(form) ? pick(fillers.family) : form;
      }),
    }));
}
