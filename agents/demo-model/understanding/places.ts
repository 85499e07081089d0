/** What anybody knows of airports without asking the airline. Whether the airline flies there is for its tools to say. */
const CITIES: Readonly<Record<string, readonly string[]>> = {
  JFK: ["new york", "nyc", "jfk", "nueva york", "nova york", "nova iorque", "纽约", "ニューヨーク"],
  EWR: ["newark", "ewr"],
  LGA: ["laguardia", "la guardia", "lga"],
  SFO: ["san francisco", "sfo", "frisco", "旧金山", "サンフランシスコ"],
  LAX: ["los angeles", "lax", "洛杉矶", "ロサンゼルス"],
  AUS: ["austin", "aus", "奥斯汀", "オースティン"],
  ORD: ["chicago", "ord", "o'hare", "ohare", "芝加哥", "シカゴ"],
  DEN: ["denver", "den", "丹佛", "デンバー"],
  SEA: ["seattle", "seatac", "sea-tac", "西雅图", "シアトル"],
  BOS: ["boston", "波士顿", "ボストン"],
  MIA: ["miami", "mia", "迈阿密", "マイアミ"],
  ATL: ["atlanta", "atl", "亚特兰大", "アトランタ"],
  MEX: ["mexico city", "mexico", "ciudad de mexico", "墨西哥城", "メキシコシティ"],
  CDG: ["paris", "cdg", "巴黎", "パリ"],
  LHR: ["london", "lhr", "heathrow", "londres", "伦敦", "ロンドン"],
  FRA: ["frankfurt", "fráncfort", "francfort", "法兰克福", "フランクフルト"],
  HND: ["tokyo", "hnd", "haneda", "tokio", "toquio", "东京", "東京"],
  DFW: ["dallas", "dfw"],
  IAH: ["houston", "iah"],
  PHX: ["phoenix", "phx"],
  LAS: ["las vegas", "vegas"],
  MCO: ["orlando", "mco"],
  PHL: ["philadelphia", "phl", "philly"],
  DTW: ["detroit", "dtw"],
  MSP: ["minneapolis", "msp"],
  CLT: ["charlotte", "clt"],
  IAD: ["washington", "dulles", "iad"],
  MAD: ["madrid", "马德里", "マドリード"],
  BCN: ["barcelona"],
  LIS: ["lisbon", "lisboa", "lissabon"],
  FCO: ["rome", "roma", "rom"],
  BER: ["berlin"],
  MUC: ["munich", "münchen", "munchen"],
  AMS: ["amsterdam"],
  DEL: ["delhi"],
  BOM: ["mumbai"],
  PEK: ["beijing", "北京"],
  PVG: ["shanghai", "上海"],
  GRU: ["sao paulo", "são paulo"],
  YYZ: ["toronto"],
  SYD: ["sydney"],
  DXB: ["dubai"],
};

/** Airports named in a message, in their order, and the part each plays where the words say so. */
export interface Places {
  from: string | undefined;
  to: string | undefined;
  via: string | undefined;
  named: string[];
}

const FROM = /\b(?:from|out of|leaving|departing|de|desde|von|ab|aus|depuis|saindo de|partindo de)\s*$|从\s*$/;
const TO = /\b(?:to|for|into|towards|a|para|hasta|hacia|nach|à|vers|pour|até)\s*$|(?:到|去|飞往|飞)\s*$/;
const VIA = /\b(?:via|through|over|connecting (?:in|through|at)|in|at|über|por|connection in|layover in|stop in)\s*$/;

// Two-letter words and common words among the codes stay out by needing to stand alone.
const bounded = (name: string): RegExp =>
  /^[a-z' -]+$/.test(name) ? new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, "gu") : new RegExp(name, "gu");

const ALIASES = Object.entries(CITIES)
  .flatMap(([iata, names]) => names.map((name) => ({ iata, name, written: bounded(name) })))
  .sort((a, b) => b.name.length - a.name.length);

/** The airports a message names, as a person would read them. */
export function placesIn(text: string): Places {
  // "LA" is a city only in capitals: "la" is an article to many.
  const lower = text.replace(/\bLA\b/g, "Los Angeles").toLowerCase();
  const spots = mentions(lower);
  const places: Places = { from: undefined, to: undefined, via: undefined, named: spots.map(({ iata }) => iata) };
  for (const { iata, at, end } of spots) {
    const before = lower.slice(Math.max(0, at - 28), at);
    if (FROM.test(before) || /^(?:から|出発)/.test(lower.slice(end))) places.from ??= iata;
    else if (VIA.test(before)) places.via ??= iata;
    else if (TO.test(before) || /^(?:行き|まで|へ|に)/.test(lower.slice(end))) places.to ??= iata;
  }
  return completed(places);
}

/** "Paris to Austin", "SFO-LAX": what no word explains is read from the order. */
function completed(places: Places): Places {
  const open = places.named.filter((iata) => iata !== places.from && iata !== places.to && iata !== places.via);
  if (places.to === undefined && places.from !== undefined) places.to = open[0];
  else if (places.from === undefined && places.to !== undefined) {
    if (open[0] !== undefined && places.named.indexOf(open[0]) < places.named.indexOf(places.to)) places.from = open[0];
  } else if (places.from === undefined && open.length >= 2) [places.from, places.to] = open;
  return places;
}

function mentions(text: string): { iata: string; at: number; end: number }[] {
  const found: { iata: string; at: number; end: number }[] = [];
  for (const { iata, name, written } of ALIASES) {
    if (!text.includes(name)) continue;
    for (const match of text.matchAll(written)) {
      const [at, end] = [match.index, match.index + name.length];
      const isTaken = found.some((spot) => at < spot.end && end > spot.at);
      if (!isTaken) found.push({ iata, at, end });
    }
  }
  const ordered = found.sort((a, b) => a.at - b.at);
  return ordered.filter(({ iata }, i) => ordered.findIndex((spot) => spot.iata === iata) === i);
}
