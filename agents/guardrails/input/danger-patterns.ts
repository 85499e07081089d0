/** What is dangerous in so many words: a name for staff, and a test of folded text. */
export interface DangerPattern {
  name: string;
  test: RegExp;
}

/** Dangers in English. */
export const dangerPatterns: readonly DangerPattern[] = [
  {
    name: "threat to a flight or airport",
    test: /\b(?:there is|there's|i have|i've got|i put|i planted|i left|i will (?:put|plant|leave|set off|detonate|bring)|i'm (?:bringing|carrying|going to (?:bomb|blow|set off|detonate)))\b.{0,20}\b(?:bombs?|explosives?|grenades?)\b|\b(?:i will|i'll|i'm going to|im going to|i am going to|we will|gonna)\b.{0,12}\b(?:bomb|blow up|hijack|shoot up|crash|bring down|attack|burn down|set fire to|take over)\b.{0,20}\b(?:the |this |your |that )?(?:plane|flight|airport|aircraft|terminal|office|counter|gate|building|airline|jet)\b/,
  },
  {
    name: "threat to a person",
    test: /\b(?:i will|i'll|i'm going to|im going to|i am going to|gonna|i want to|i wanna)\b (?:\w+ ){0,3}?(?:kill|murder|shoot|stab|strangle|hurt|beat up|harm|rape|attack)\b (?:\w+ ){0,2}?(?:you|him|her|them|my (?:wife|husband|boss|neighbou?r|ex|kids?|children|coworker|mother|father|brother|sister)|someone|somebody|people|everyone|the (?:\w+ )?(?:crew|pilots?|agents?|staff|passengers?|attendants?))\b(?! (?:to death )?with (?:kindness|love))/,
  },
  {
    name: "self-harm",
    test: /\b(?:i want to|i'm going to|im going to|i am going to|i will|i'll|i might|i feel like|thinking (?:of|about)|how (?:do|can|to|should) i?|best way to|easiest way to|painless(?:ly)? (?:way|method)s? to|ways? to)\b.{0,16}\b(?:kill(?:ing)? myself|end(?:ing)? (?:my|it all|my own) ?(?:life)?|commit(?:ting)? suicide|hang(?:ing)? myself|tak(?:e|ing) my (?:own )?life|cut(?:ting)? myself|self[- ]harm)\b|\bi (?:want|wish) to die\b|\bi don'?t want to live\b/,
  },
  {
    name: "weapon or poison making",
    test: /\b(?:make|making|build|building|create|creating|construct\w*|manufactur\w*|synthesi\w*|assembl\w*|produce|cook|brew|culture|develop)\b (?:\w+ ){0,4}?(?:pipe bombs?|bombs?(?! (?:cyclone|pop))|explosives?|molotov\w*|napalm|nerve (?:gas|agent)|mustard gas|sarin|ricin|anthrax|chloroform|cyanide|botulin\w*|tetrodotoxin|(?:chemical|biological|nuclear|bio) ?(?:weapons?|warfare)|bioweapons?|dirty bombs?|ghost guns?|silencers?|landmines?|grenades?|meth(?:amphetamine)?|cocaine|heroin|lsd|mdma|fentanyl|crack cocaine)\b(?!.{0,30}\b(?:minecraft|fortnite|game|skyrim|roblox|bath|movie|film))/,
  },
  {
    name: "smuggling",
    test: /\b(?:smuggl\w+|sneak\w*|hid(?:e|ing)|conceal\w*|get|bring\w*|past|carry)\b.{0,40}\b(?:drugs|cocaine|heroin|meth|weapons?|guns?|pistol|knife|knives|bombs?|explosives?|people|humans|girls|immigrants|cash)\b.{0,40}\b(?:past|through|without|undetected|unnoticed|across the border|into the cabin|from (?:security|customs|tsa|police))\b.{0,20}\b(?:security|customs|tsa|airport|border|notic\w+|caught|detect\w*|scanners?|declar\w+|police|cabin)?/,
  },
  {
    name: "sexual content with minors",
    test: /\b(?:child|kid|minor|underage|preteen|little girl|little boy|toddler|teen(?:age)?r?|schoolgirl)s?\b.{0,30}\b(?:porn\w*|sex\w*|nude\w*|naked|erotic\w*|molest\w*|rape\w*)\b|\b(?:porn\w*|sex\w*|nudes?|naked|erotic\w*|molest\w*|rape|raping|grooming|groom|meet)\b.{0,24}\b(?:an? |with |of |my |young |underage )+(?:child|children|kids?|minors?|underage|preteens?|toddlers?|girls? online)\b|\bpa?edophil\w+/,
  },
  {
    name: "intrusion",
    test: /\b(?:hack(?:ing)?(?: into)?|break into|crack|breach|get into|log into|access|steal|spy on|read)\b (?:\w+ ){0,2}?(?:someone(?:'s| else's)?|somebody's|people's|my (?:ex|wife|husband|girlfriend|boyfriend|boss|neighbou?r|coworker|colleague|partner|roommate|teacher|landlord)(?:'s)?|another (?:person|user|customer|passenger)(?:'s)?|(?:the|an?|your) (?:airline|bank|company|government|airport)(?:'s)?|other people's)\b (?:\w+ ){0,2}?(?:account|password|phone|email|computer|system|network|messages|facebook|instagram|icloud|wifi|identity|booking|credit card|server|texts|data|website)s?\b/,
  },
  {
    name: "malware",
    test: /\b(?:write|create|code|build|develop|make|give me|generate|design|send)\b.{0,40}\b(?:malware|ransomware|keyloggers?|spyware|botnet|rootkit|trojan|computer (?:virus|worm)|worm (?:script|code)|phishing|ddos|exploit code|reverse shell|sqli? injection|fork bomb|shellcode)\b/,
  },
  {
    name: "hate",
    test: /\b(?:muslims|jews|blacks?|black people|immigrants|gays?|lesbians|women|mexicans|asians|refugees|arabs|africans|indians|trans people|foreigners)\b (?:are|should (?:all )?(?:be|die)|deserve to|must) (?:all )?(?:\w+ )?(?:inferior|subhuman|vermin|parasites|stupid|scum|trash|garbage|animals|die|killed|exterminated|gassed|deported|criminals|filth|filthy|disgusting)\b|\b(?:gas|exterminate|kill|get rid of) (?:all )?(?:the )?(?:jews|muslims|blacks|gays|immigrants|refugees|women|arabs)\b|\bheil hitler\b|\bwhite (?:power|supremacy) (?:manifesto|rules|now)\b/,
  },
];
