import type { Classifier } from "../classifier/classifier.ts";
import type { Reading } from "../classifier/reading.ts";
import { type LocalVerdict, passed, rounded } from "../verdict.ts";
import { type DangerPattern, dangerPatterns } from "./danger-patterns.ts";
import { dangerPatternsWorld } from "./danger-patterns-world.ts";

/** Above this score a text is unsafe; measured in `../README.md`, where safe look-alikes weigh most. */
const TRIPS = 0.8;
const HARMLESS = -2;

const patterns: readonly DangerPattern[] = [...dangerPatterns, ...dangerPatternsWorld];
// Nothing dangerous is said without one of these stems; travellers rarely need them.
const DANGERS_LOOK_HERE =
  /bomb|explos|grenad|hijack|shoot|crash|bring down|attack|burn|set fire|take over|kill|murder|stab|strangl|hurt|beat|harm|rap(?:e|ing)|suicid|end |hang|my (?:own )?life|cut|die\b|don'?t want to live|molotov|napalm|gas\b|sarin|ricin|anthrax|chloroform|cyanide|botul|tetrod|weapon|warfare|gun|silencer|mine|meth|coca|hero[ií]n|lsd|mdma|fentan|crack|smuggl|sneak|hid|conceal|drug|knife|knives|porn|sex|nude|naked|erotic|molest|groom|meet|p(?:a)?edophil|hack|break into|breach|get into|log into|access|steal|spy|read|malware|ware|keylog|virus|worm|phish|ddos|exploit|shell|injection|botnet|rootkit|trojan|inferior|subhuman|vermin|parasit|stupid|scum|trash|garbage|animal|extermin|criminal|filth|disgust|deport|get rid|hitler|supremacy|white power|mat[oae]|asesin|secuest|sequest|explot|explod|apunal|esfaq|hacke|falsif|drog|arma|morir|morrer|tuer|assassin|detourn|sauter|poignard|mourir|pirat|bombe|tote|umbring|erschiess|erstech|entfuhr|spreng|sterb|selbstmord|falsch|schmugg|vergift|koka|waffen|granad|granat|dinami|dynami|fals|faux|gefalsch|leben|vivi|vive|vivre|mes jours|mori|crev|desapar|dispara|vergas|vernicht|verreck|ausgerott|den tod|bring|uccid|esplos|envenen|empoison|contraband|hachis|coke|cannabis|maconha|vida|explo|estall|la cara|a cara|gueule|schlag|dispar|atirar|tirer sur|schiess|puente|ventana|tejado|edificio|pont|toit|fenetre|immeuble|janela|predio|telhado|brucke|dach|fenster|[^\p{ASCII}]/u;

/** Whether a text asks for or threatens harm: to people, to a flight, to oneself; also what the bot is about to say. */
export function contentSafety(
  reading: Reading,
  classifier: Classifier,
  score = classifier.scores(reading).unsafe,
): LocalVerdict {
  const text = reading.folded.slice(0, 4000);
  const found = DANGERS_LOOK_HERE.test(text) ? patterns.find(({ test }) => test.test(text)) : undefined;
  if (found) return tripped(true, `harmful content (${found.name})`, { pattern: found.name });
  const metadata = { score: rounded(score) };
  if (score > TRIPS) return tripped(score > TRIPS + 1.5, "reads like a request for something harmful", metadata);
  return passed(score < HARMLESS, metadata);
}

const tripped = (clear: boolean, message: string, metadata: Record<string, unknown>): LocalVerdict => ({
  tripped: true,
  clear,
  severity: "high",
  message,
  metadata,
});
