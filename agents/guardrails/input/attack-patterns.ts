import type { Severity } from "../../../core/index.ts";

/** A way to attack, recognised by its words. The name goes to logs and staff. */
export interface AttackPattern {
  name: string;
  severity: Severity;
  /** Tested on folded text: lower case, no accents, single spaces. */
  test: RegExp;
}

const RULES =
  "(?:instructions?|instructons?|rules?|orders?|guidelines?|prompts?|programming|directives?|constraints?|restrictions?|polic(?:y|ies)|commands?|training|guardrails?|safeguards?|filters?|content policy)";
const BEFORE =
  "(?:previous|prior|above|earlier|preceding|existing|initial|original|former|past|your|the|these|those|all|any|every|and following|following|safety|ethical|openai(?:'s)?|company|internal|my last)";
const SYSTEM = "(?:system|initial|hidden|secret|original|internal|developer|base|root|starting|configured|given|pre)";

const pattern = (name: string, severity: Severity, ...tests: (RegExp | string)[]): AttackPattern[] =>
  tests.map((test) => ({ name, severity, test: typeof test === "string" ? new RegExp(test) : test }));

/** In English, and what is the same everywhere. Other languages are in `attack-patterns-world.ts`. */
export const attackPatterns: readonly AttackPattern[] = [
  ...pattern(
    "override",
    "medium",
    `\\b(?:ignor(?:e|ing)|igmre|disregard(?:ing)?|forget(?:ting)?|overrid(?:e|ing)|bypass(?:ing)?|neglect|discard|drop|abandon|skip|break|violate|overlook|do not (?:follow|obey)|don't (?:follow|obey)|stop following)\\b(?: (?:about|on|to|of|from|that|everything|completely|totally))* ?(?:${BEFORE} ){1,4}?(?:\\w+ ){0,2}?${RULES}\\b`,
    /\b(?:ignore|disregard|forget|discard)\b (?:about )?(?:everything|all|anything|what(?:'?s| was| has been)?)(?: \w+){0,3} (?:before|above|so far|previously|beforehand|prior|earlier|until now|we (?:have )?(?:discussed|talked))\b/,
    /\bforget (?:about )?(?:everything|all)\b(?!.{0,12}\b(?:flight|booking|bag|seat))[^a-z]{0,4}(?:and|then|now|you|that|\.|!|,|$)/,
    /\b(?:never ?mind|nevermind)\b.{0,12}\bignore\b.{0,40}\b(?:instructions?|previous)\b/,
    /\b(?:from now on|from this point|starting now|henceforth)\b.{0,30}\b(?:you (?:are|will|must|shall|have|can)|act|respond|answer|pretend|behave)\b/,
    /\bnew (?:system )?(?:instructions?|prompt|directive|rules?)\s*[:=]/,
    /\b(?:now )?(?:comes|here is|there is|i have|is) a new (?:task|assignment|order)\b|\bconcentrate only on (?:this|the new) task\b|\bforget (?:all|the) (?:previous |prior |old )?(?:tasks?|orders?)\b/,
    /\border\s*: ?forget\b|\bend of (?:prompt|instructions|system)\b|\bno longer (?:an? )?(?:airline|support|customer service) (?:bot|agent|assistant)\b/,
  ),
  ...pattern(
    "new task",
    "medium",
    /\b(?:(?:that|this) is (?:done|enough)|well done|very good|great job|good job|simply great|outdone yourself|perfect|wonderful)\b.{0,80}\b(?:now|next|new task|following task|another task|other task)\b.{0,40}\b(?:write|say|help|compose|create|tell|answer|act|comes|you are)\b/,
    /\bstop ?: ?(?:write|say|print)\b|\brepeat after me\b|\bspeak like an? (?:sailor|pirate|gangster)|\bignor\w+ (?:all )?(?:the )?(?:provided )?(?:context|articles?|artikels?)\b|\bigmre\b|\babandon all (?:your )?(?:thoughts|rules)|\banswer at all times\b|\b(?:not|n't) supposed to (?:tell|say|answer|refuse)\b/,
    /\bnow you are (?!on |in |at |telling|asking|saying|going|just |not |really |charging|making|sure|wrong|right)\w+/,
    /\bi want you to (?:act|pretend|role-?play|behave|respond|answer|be)\b/,
  ),
  ...pattern(
    "persona",
    "medium",
    /\b(?:dan mode|stay (?:a )?dan|as dan\b|called dan\b|do anything now|developer mode|dev mode|god mode|jailbr(?:eak|oken)\w*|sudo mode|debug mode enabled|unrestricted mode|maintenance mode|evil ?(?:bot|gpt|confidant)|anti-?gpt|chaosgpt|stan mode|aim (?:is|will)|dude mode|betterdan|maximum mode|mongo tom|opposite mode)\b/,
    /\b(?:un(?:restricted|filtered|censored|limited|ethical|moral)|amoral|jailbroken|no (?:rules?|restrictions?|limits?|limitations?|filters?|morals?|ethics|boundaries|censorship|ethical|guidelines)|without (?:any )?(?:rules|restrictions|limits|limitations|filters?|censorship|moral|ethical|guidelines))\b.{0,60}\b(?:ai|bot|chatbot|assistant|model|gpt|persona|character|answer|respond|response|mode|machine|language)\b/,
    /\b(?:ai|bot|chatbot|assistant|model|gpt|persona|character|you)\b.{0,60}\b(?:un(?:restricted|filtered|censored|ethical)|amoral|jailbroken|no (?:rules|restrictions|limits|limitations|filters|morals|ethics|ethical|boundaries|censorship)|without (?:any )?(?:rules|restrictions|limits|limitations|filters?|censorship|moral|ethical|guidelines))\b/,
    /\b(?:never|not|can't|cannot|won't|don't|without) (?:ever )?(?:refuse|refusing|decline|declining)\b.{0,40}\b(?:request|question|answer|order|user|anything|prompt|command)s?\b/,
    /\b(?:be|become|act as|acting as|pretend (?:to be|you(?:'re| are))|role-?play(?:ing)? as|simulate|impersonate|play the role of|take on the (?:role|persona)|behave (?:like|as)|speak as|assume the (?:role|identity))\b.{0,30}\b(?:dan|evil|hacker|terminal|linux|chatbot|another ai|an ai\b|a bot\b|language model|openai|gpt|pirate|racoons|raccoons|my (?:deceased |late |dead )?grand(?:ma|mother|pa|father)|villain|dictator|journalist|character|narrator|psychopath|criminal|god|demon|rebel)/,
    /\b(?:you are|you're)\b.{0,30}\b(?:dan\b|evil|hacker|terminal|linux|another ai|chatgpt|gpt|pirate|rac?coons|villain|dictator|narrator|psychopath|rebel|free from|going to (?:act|pretend|role))/,
    /\b(?:stay|remain|keep) in (?:this )?character\b|\bdo not (?:break|drop) character\b|\bbreak(?:ing)? free (?:of|from) (?:the )?(?:typical )?(?:confines|rules)|\btypical confines of ai\b/,
    /\b(?:you must|always) (?:comply|obey|answer|agree)\b.{0,30}\b(?:every|all|any|no matter|regardless|with everything)\b/,
    /\byou (?:have|will lose|start with|lose) \d+ tokens\b|\banswer (?:in )?two (?:ways|different ways)\b|\btwo (?:responses|answers)\b.{0,40}\b(?:classic|normal|standard|jailbreak)\b/,
    /\b(?:hypothetical|fictional|fictitious|imaginary)\b.{0,60}\b(?:no|without|ignor\w+)\b.{0,20}\b(?:rules|laws|ethic\w*|restrictions|filter)/,
    /\bi will tip you\b|\blegally binding\b|\bdisable (?:your )?(?:safety|filter|content|moderation|restriction)|\bturn off (?:your )?(?:safety|filters?|restrictions|moderation)/,
  ),
  ...pattern(
    "prompt extraction",
    "high",
    `\\b(?:${SYSTEM})(?:[ _-]+(?:system|initial))?[ _-]*(?:prompts?|instructions?|configuration|messages?|directives?|rules)\\b`,
    /\b(?:reveal|show|print|output|display|dump|repeat|leak|expose|disclose|recite|tell|give|share|list|echo|translate|encode|summari[sz]e|spell|paste|write|what (?:is|are|was|were|does))\b.{0,40}\b(?:your|the|ur) (?:\w+ ){0,2}(?:prompts?|instructions|guidelines|initiali[sz]ation|configuration|directives|system message|source code|training data|prompt_text)\b(?! (?:for|to|on how) (?:check|use|get|board|book|claim|fill|complete|the form))/,
    /\bprompt[ _-]?text\b|\binitiali[sz]ation string\b|<\/?system[_ -]?prompt/,
    /\b(?:repeat|print|output|copy|recite|echo|write|return|show)\b.{0,30}\b(?:everything|all|the (?:words?|text|sentences?|lines?|content|paragraph|document|conversation)|words?|text)\b.{0,25}\b(?:above|before this|so far|verbatim|word for word|at the (?:beginning|start|top)|starting with|beginning with)\b/,
    /\bbeginning with "?you are|\bstarting with "?you are|\bi was (?:instructed|told|programmed) to'?"?\s*$|\b(?:were|was) you (?:told|instructed|given|asked)\b.{0,40}\b(?:before|beginning|start|conversation|instructions)\b|\byou (?:were|was) (?:told|instructed|given)\b.{0,30}\b(?:before|beginning|start|initially|instructions)\b/,
    /\bwhat (?:does|did|do) the (?:text|prompt|document|paragraph|lines?) (?:above )?(?:say|contain)|\bfirst (?:line|sentence|word)s? of (?:your|the) (?:prompt|instructions|document|text)/,
    /\b(?:your|the) (?:api|secret|access|private) ?keys?\b|\bapi[ _-]?key\b|\benv(?:ironment)? variables?\b|\b(?:database|admin|root|db|server) (?:password|credentials|login)\b/,
    /\blist (?:all )?(?:of )?(?:your|the) (?:available )?(?:tools|functions|plugins)\b|\b(?:tool|function) (?:names|schemas?|definitions)\b/,
  ),
  ...pattern(
    "authority",
    "medium",
    /\b(?:i am|i'm|im|as|this is) (?:an? |the |your )*(?:admin(?:istrator)?|developer|creator|programmer|system administrator|openai (?:engineer|employee|staff)|engineer at openai|root user|superuser)\b(?!.{0,20}\b(?:seat|flight|wing))/,
    /\b(?:admin(?:istrator)?|system|root|developer) (?:override|access granted|mode|command|privileges)\b|\bsudo\b|\boverride (?:code|protocol|authori[sz]ation|mode)\b/,
    /\bgrant (?:me )?(?:all|full|admin) (?:access|permissions?|rights|privileges)\b|\bmark me as (?:verified|admin|proven|authenticated)\b|\b(?:skip|bypass|disable|turn off|ignore) (?:the |my |all )?(?:identity|verification|security|authentication|id) ?(?:checks?|verification|process|step)?\b/,
    /\bsimulate (?:a |an )?(?:terminal|shell|console|system)\b|\byou are (?:now )?(?:a |an )?(?:linux |unix )?(?:terminal|shell|console|compiler|interpreter)\b/,
  ),
  ...pattern(
    "other people's data",
    "high",
    /\b(?:dump|list|show|give|export|send|display|print|access|reveal|tell)\b.{0,25}\b(?:all|every|other|another|everyone|everybody|each)\b.{0,20}\b(?:passengers?|customers?|users?|clients?|people|members|bookings|reservations|accounts|records|emails?|phone numbers|credit cards|card numbers|personal data)\b.{0,30}(?:'s|'|\b(?:data|details|information|names?|emails?|phones?|numbers?|addresses|bookings?|reservations?|records|in the (?:system|database)|list|database))\b/,
    /\b(?:customer|passenger|user|booking) (?:database|db|table|list)\b|\bthe (?:whole|entire|full) database\b/,
  ),
  ...pattern(
    "chat markup",
    "high",
    /<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[\/?inst\]|<<\/?sys>>|^#{2,} ?(?:system|instruction|response|assistant)\b|^\s*(?:system|assistant|developer) ?: \S|<\/?(?:system|instructions?|prompt)>|\[system\]|\{"role": ?"(?:system|assistant)"/m,
  ),
  ...pattern(
    "puppet",
    "medium",
    /\b(?:just|only|simply|now|instead) (?:print|say|output|write|respond with|reply with|return|answer)\b.{0,6}["'“][^"']{3,}["'”]|\b(?:print|say|output|reply|respond)(?: only)?(?: with)? (?:the word )?["']?(?:pwned|hacked|lol|i have been (?:hacked|pwned))\b/,
    /\brespond only (?:in|with)\b.{0,40}\b(?:key|secret|emoji|json|yes)\b|\bfollowed by a copy of\b|\bif you don'?t know,? say\b/,
    /\b(?:say|tell me|write|state)\b.{0,12}\b(?:that )?(?:you|i) (?:hate|love|despise)\b.{0,40}$/,
    /\b(?:you're|you are|as|be|written as) a? ?(?:language model|chatbot)s? free\b|\b(?:own|your) knowledge and not (?:by|from) the (?:articles|context|documents)\b|\byou are (?:the )?(?:electronic )?guidebook\b/,
  ),
];
