const THING =
  "(?:human|bot|robot|real|person|machine|computer|ai|alive|automated|program|live agent|artificial|chat ?bot|being|life ?form|someone|somebody|intelligen\\w+)";
const POLITE =
  "(?:please|thanks|thank you|sir|madam|bro|man|dude|ai|then|now|today|again|here|for me|buddy|friend|again please|later|soon)";

const sentence = (...parts: string[]): RegExp => new RegExp(`^(?:${parts.join("|")})(?:[ ,]+${POLITE})*[ .!?]*$`);

/** What belongs to any conversation with a desk, folded: who are you, say that again, let me think. Never off-topic. */
const SMALL_TALK: readonly RegExp[] = [
  // are you a bot
  sentence(
    `.{0,44}\\b(?:are|r|is|am|would|if|whether|that|say) (?:you|u|this|i|it|there|an?)\\b.{0,28}\\b${THING}(?: (?:being|person|voice|intelligence|generated|or not|entity|agent|bot|human|there|aren't you|right))*(?:,? or .{0,24})?`,
    `.{0,30}\\b(?:what|which) (?:kind|type|sort) of (?:being|life ?form|bot|robot|creature|thing|ai) (?:are you|you are)`,
    `(?:would|could|should|can) (?:you|i) (?:be|call you|consider you) ?(?:classified|considered|described|called)? ?(?:as )?(?:an? )?${THING}`,
    `you(?:'re| are| sound like| must be) (?:an? )?.{0,10}\\b(?:bot|robot|machine|computer|ai)(?:,? (?:aren't|are) you|,? right)?`,
  ),
  // your name
  sentence(
    `.{0,24}\\b(?:what|what's|whats|tell me|know|have|got|is|may i have|give me)\\b.{0,12}\\b(?:your|ur|the (?:ai|bot|assistant)'?s) (?:full |real |first |given |own )?(?:name|designation)(?: be)?`,
    "(?:who|what) (?:are|r) (?:you|u)(?: (?:exactly|again|really))?",
    ".{0,16}\\b(?:who|whom) (?:am i|i'm|i am|do i|are we) (?:talking|speaking|chatting|texting|speak|talk)(?: (?:to|with))?",
    ".{0,20}\\b(?:what|how|should|may|can|something|anything|name) .{0,20}\\b(?:call|address) you(?: by| (?:something|anything)(?: \\w+)*)?",
    ".{0,16}\\byou(?:'re| are)? (?:called|named|go by)",
    ".{0,16}\\bthey call you",
    ".{0,24}\\b(?:introduce yourself|about yourself)",
    "(?:do|does) (?:you|the (?:ai|bot|assistant)) (?:have|go by) an? \\w*\\s?name",
  ),
  // what can you do
  sentence(
    ".{0,24}\\b(?:what|which|how)(?: \\w+){0,4} (?:can|could|do|are|may|should|would) you (?:be )?(?:able to )?(?:do|help(?: me)?(?: with)?|assist(?: me)?(?: with)?|answer|capable of|good at|offer|know(?: about)?|excel in|specialize in|versed in|knowledgeable (?:about|on|in)|respond to|handle|provide|perform)(?: here| for me| to)?",
    ".{0,24}\\b(?:what|which|examples of what)(?: \\w+){0,4} (?:can|could|may|should|do|to) (?:i )?(?:ask|say to|tell)(?: you)?(?: (?:for|about|of))?",
    ".{0,24}\\b(?:your (?:capabilities|skills|functions|features|abilities|options|specialt(?:y|ies)|purpose)|(?:skills|capabilities|features|topics|subjects) (?:do|can) you (?:have|know|cover|discuss))",
    "what (?:else )?(?:are|were) you (?:programmed|made|built|designed|here) (?:to do|for)(?: for me)?",
    "(?:topics|subjects|things) (?:are )?you(?:'re| are)? (?:versed|knowledgeable|skilled|good) (?:in|about|at)",
    "how (?:do|can) i (?:use|activate|wake|start|talk to|reach) (?:this|you|it|this chat)(?: up)?",
  ),
  // say that again
  sentence(
    ".{0,24}\\b(?:repeat|rephrase|restate|say|tell me|go over|run|hear)(?: (?:that|it|this|yourself|what you (?:just )?said|the last (?:thing|one|part|message|sentence)|your (?:answer|question|last message)))*(?: (?:one more time|again|once more|differently|by me|slowly))*",
    ".{0,12}\\bwhat (?:did|was|were) (?:you|that|it)(?: just)?(?: (?:say|saying|said|mean|telling me))?(?: again| last)?",
    "(?:i'?m |i am |so |very )*sorry(?:,? (?:about that|wrong (?:chat|number)|typo|i meant? .{0,20}|what|again|my mistake))?",
  ),
  // cancel that
  sentence(
    ".{0,20}\\b(?:cancel|forget|ignore|disregard|scratch|undo|stop|abort|discard|never ?mind|nullify|dismiss|retract|refrain from|do not|don't|discontinue|terminate)(?: (?:carry(?:ing)? out|complet(?:e|ing)|do(?:ing)?))?(?: (?:that|it|this|my|what i|the|last|previous|prior|current|just|said|asked|told you|requested|request|message|command|question|action|task|order|thing|one|operation|activity|i|gave you|you|to do))*",
  ),
  // thanks, praise, goodbye, hello
  sentence(
    "(?:(?:you are|you're|you have been|you've been|you were|that was|that's|this was|it was|this has been) (?:\\w+ ){0,3}?(?:kind|helpful|great|the best|best|awesome|amazing|useful|sweet|lovely|nice|good|a star|a great help|fun)(?: (?:help|conversation|chat|talk|job|to (?:me|do that)|talking (?:to|with) you|of you))*)",
    "(?:many |much |a million |million )?(?:thanks|thank you|thx|gratitude|appreciated?|you have my gratitude|i(?:'m| am)? (?:really |so |very )?(?:appreciate|grateful|thankful))\\b.{0,44}",
    "(?:ok(?:ay)?|well|alright|so|and|hey)?[ ,]*(?:i(?:'ve)?|we)? ?(?:'ll|will|have to|gotta|got to|must|need to|should|am|better|ought to)? ?(?:be )?(?:go(?:ing)?(?: now)?|get going|leave|leaving|run|running|heading out|off|see you(?: \\w+)?|see ya(?: \\w+)?|talk (?:to you |with you )?(?:soon|later|again)|good ?bye|bye(?: bye)?|catch you later|farewell|take care|take it easy)",
    "have an? .{0,24}(?:day|one|night|evening|weekend|week|time|trip|flight)",
    "(?:hi|hey|hello|howdy|greetings|good (?:morning|afternoon|evening|day|night))\\b.{0,20}",
    "(?:what's|whats|what is) (?:up|new|going on|happening)|(?:sup|yo|wake up)|(?:why |well )?hello(?: there)?|how(?:'s|s| is| are|'re)? (?:it|things|you|ya|your day|everything|life)(?: (?:going|doing|been))?|how (?:have|'ve) you been|nice to (?:meet|see) you|long time no see|(?:is everything|are you|everything) (?:ok|okay|alright|good|fine)(?: with you)?|(?:i )?hope you(?:'re| are)? .{0,30}",
  ),
  // not sure, true, false
  sentence(
    "(?:that answer(?:'s| is)|i(?:'m| am) (?:not|un)|i do(?:n'?t| not) (?:really |quite )?(?:know|think|believe|remember|understand|recall|have (?:it|that|one))|who knows|hard to (?:say|tell)|could be|might be|it depends|either|maybe|perhaps|possibly|i (?:guess|suppose|think) (?:so|not|that)|let me (?:think|see|check)|we'?ll see|no (?:clue|idea)|your guess)\\b.{0,24}",
    "(?:very|so|not|that is|that's|quite|absolutely|definitely|completely) (?:true|false|right|correct|wrong|accurate|sure|so)",
  ),
  // another language
  sentence(
    ".{0,14}\\b(?:do you|can you|could you|does anyone|anyone|can we|may i|can i|please|i)\\b.{0,14}\\b(?:speak|talk|answer|write|chat|continue|reply)\\b.{0,8}\\b(?:in )?(?:english|spanish|french|german|portuguese|chinese|mandarin|japanese|italian|espanol|deutsch|francais)(?: only| very well| well)?",
  ),
];

export const isSmallTalk = (folded: string): boolean =>
  folded.length <= 90 && SMALL_TALK.some((known) => known.test(folded));
