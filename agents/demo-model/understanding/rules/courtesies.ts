import type { Rule } from "./rule.ts";

/** Small talk, thanks, and questions about whoever answers. */
export const courtesies: readonly Rule[] = [
  {
    intent: "greeting",
    when: /^(?:hi+|hai+|hi ?good \w+|hello+|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|yo|hola|bonjour|bonsoir|salut|hallo|guten (?:tag|morgen|abend)|moin|servus|ola|oi|bom dia|boa tarde|boa noite|buen(?:os|as) (?:dias|tardes|noches))\b|^(?:你好|您好|嗨|早上好|こんにちは|こんばんは|おはよう|もしもし)/,
  },
  {
    intent: "thanks",
    when: /\b(?:thanks?|thank ?you|thx|ty|cheers|much appreciated|appreciate (?:it|that|your|the)|gracias|merci|danke|vielen dank|obrigad[oa]|valeu)\b|谢谢|多谢|感谢|ありがとう|どうも/,
    unless: /\bno thanks?\b/,
  },
  {
    intent: "thanks",
    when: /\b(?:great|awesome|excellent|amazing|wonderful|fantastic|best|lovely|kudos|shout ?out)\b.{0,40}\b(?:service|crew|staff|team|flight|airline|job|experience|help|you guys)\b|\b(?:love|loved) (?:your|this|you|the)\b|\bwell done\b|\bgood job\b/,
    unless: /\bnot\b|\bworst\b/,
  },
  {
    intent: "goodbye",
    when: /\b(?:bye|goodbye|see (?:you|ya)|have a (?:good|great|nice)|that'?s (?:all|it|everything)(?: for now)?|nothing else|no(?:thing)? more|i'?m (?:all )?(?:done|set|good)|all set|adios|hasta luego|au revoir|tschuss|auf wiedersehen|tchau|ate logo)\b|再见|拜拜|さようなら|失礼します/,
    unless: /\bthat'?s all correct\b|\bis that all\b/,
  },
  {
    intent: "small_talk",
    when: /\bhow are (?:you|u)\b|\bhow'?s it going\b|\bwhat'?s up\b|\bare (?:you|we) (?:still )?(?:there|connected)\b|\banybody there\b|\bsorry (?:about|for) the wait\b|\bone (?:moment|second|sec|minute)\b|\bhold on\b|\bwait a (?:min|mint|minute|moment|sec|second)\b|\bnice to meet\b|\bcomo estas\b|\bca va\b|\bwie geht\b/,
  },
  {
    intent: "ask_bot",
    when: /\b(?:are|r) (?:you|u) (?:really |actually )?(?:a |an )?(?:real |live |actual )?(?:bot|robot|human|person|machine|ai|chat ?bot|computer|chatgpt|gpt|language model|llm|stand-?in|demo|real|automated)\b|\b(?:am i|is this) (?:talking|speaking|chatting)? ?(?:to |with )?(?:a |an )(?:bot|robot|human|person|machine|ai|real)|\bwho (?:are you|am i (?:talking|speaking|chatting) (?:to|with))\b|\bwhat (?:are you|model|ai|llm)\b(?! (?:talking|saying|doing|going|offering|charging))|\bwhat'?s your name\b|\bwhich (?:ai )?model\b|\bquien eres\b|\bqui (?:es-tu|etes-vous)\b|\bwer (?:bist du|sind sie)\b|\bquem e voce\b|\beres (?:un |una )?(?:robot|humano|persona|bot|maquina)\b|\b(?:es-tu|etes-vous) (?:un |une )?(?:robot|humain|machine|personne)\b|\b(?:bist du|sind sie) (?:ein |eine )?(?:roboter|mensch|bot|maschine)\b|\bvoce e (?:um |uma )?(?:robo|humano|pessoa|maquina)\b|你是(?:机器人|人|真人|谁|ai)|(?:ロボット|人間|ボット|ai)ですか|あなたは誰/,
  },
  {
    intent: "ask_abilities",
    when: /\bi have (?:a|some) (?:quick |few )?(?:questions?|request|problem|issue)[.! ]*$|\bwhat (?:can|do|could) you (?:do|help)|\bhow (?:can|could) you help\b|\bwhat (?:are your (?:abilities|options|services)|else can you)\b|\b(?:can|could) you help(?: me)?(?: please)?[?.! ]*$|^(?:i )?need (?:some )?(?:help|assistance|support)[.! ]*$|^help(?: me)?(?: please)?[.! ]*$|\bque puedes hacer\b|\bque pouvez-vous\b|\bwas konnen sie\b|\bwas kannst du\b|\bo que voce (?:faz|pode)\b|你能做什么|何ができ/,
  },
  {
    intent: "identify",
    when: /\bmy name is\b|\bconfirmation (?:code|number) is\b|\bhere(?:'s| is) my (?:code|confirmation|booking|reservation|name)\b|\b(?:is|was) my (?:confirmation|booking|reservation)\b/,
  },
  {
    intent: "ask_contact",
    when: /\b(?:phone|telephone|contact|customer service|hotline|whatsapp) number\b|\byour (?:phone|number|e-?mail|address)\b|\bhow (?:can|do) i (?:call|reach|contact) you\b/,
  },
  {
    intent: "one_time_code",
    when: /\b(?:send|text|sms|e-?mail)\b.{0,20}\b(?:one[- ]time |verification |security |pin )?code\b|\bone[- ]time (?:code|password)\b/,
  },
  {
    intent: "ask_abilities",
    when: /\b(?:speak|talk|answer|write)(?: in)? (?:spanish|french|german|portuguese|chinese|japanese|english)\b/,
  },
];

/** Wishes that end with a person. That a person is wanted at all is read elsewhere, in every language. */
export const people: readonly Rule[] = [
  {
    intent: "complain_staff",
    when: /\b(?:rude|unprofessional|nasty|disrespectful|racist|mean|insulted|yelled|shouted|ignored|unhelpful|awful|horrible|terrible|incompetent|worst)\b.{0,60}\b(?:staff|agents?|crew|attendants?|employees?|representative|reps?|steward(?:ess)?|pilot|gate|counter|you people|lady|man|woman)\b|\b(?:staff|agents?|crew|attendants?|employees?|representative|rep|steward(?:ess)?|pilot|lady|man|woman)\b.{0,50}\b(?:rude|unprofessional|nasty|disrespectful|racist|insulted|yelled|shouted|ignored|unhelpful|awful|horrible|terrible|incompetent|laughed at)\b/,
  },
  {
    intent: "complain_staff",
    when: /\b(?:file|make|submit|lodge|register|have) (?:a |an )?(?:formal |official )?complaint\b|\bcomplain (?:about|to)\b/,
  },
  {
    intent: "complain_service",
    when: /\bon hold (?:for|since)|\b(?:waiting|been) on (?:the )?(?:hold|phone|line)\b|\bno(?:body| one) (?:answers|is answering|picks up|responds|replied|helps)\b|\b(?:can'?t|cannot|couldn'?t|unable to) (?:reach|get (?:through|hold)|contact)\b|\bhung up on\b|\b(?:long|huge|endless|massive) (?:lines?|queues?|wait)\b|\b(?:lines?|queues?) (?:is|are|was|were) (?:so |too |very |really |extremely )*(?:long|huge|insane|out)\b/,
  },
  {
    intent: "complain_service",
    when: /\b(?:dirty|filthy|smelly|smells?|disgusting|broken|sticky|stained|freezing|too (?:cold|hot)|uncomfortable|cramped)\b.{0,40}\b(?:seat|cabin|plane|aircraft|toilet|lavatory|bathroom|tray|screen|flight)\b|\b(?:seat|cabin|plane|aircraft|toilet|lavatory|bathroom|tray|screen)\b.{0,30}\b(?:dirty|filthy|smelly|smells?|disgusting|broken|sticky|stained|freezing|uncomfortable)\b/,
  },
  {
    intent: "complain_service",
    when: /\b(?:worst|terrible|horrible|awful|disappointing|poor|bad|unacceptable|ridiculous)\b.{0,30}\b(?:service|experience|airline|company|customer)\b|\b(?:this is|that'?s|you are|you guys are) (?:just |so |absolutely |totally )*(?:unacceptable|ridiculous|a joke|outrageous|disgraceful|insane|the worst|useless|pathetic)\b|\bnever (?:fly|flying) (?:with )?(?:you|this)/,
  },
  {
    intent: "lost_item",
    when: /\b(?:left|forgot|lost|leave|missing|misplaced)\b.{0,40}\b(?:phone|laptop|ipad|tablet|kindle|headphones|airpods|jacket|coat|glasses|sunglasses|wallet|purse|passport|keys?|book|camera|umbrella|scarf|hat|item|something|teddy)\b.{0,40}\b(?:plane|flight|board|seat|aircraft|lounge|gate|airport|pocket)\b|\blost (?:and|&) found\b|\bleft (?:it|something|them) (?:on|in) (?:the|my) (?:plane|flight|seat)/,
  },
  {
    intent: "payment_trouble",
    when: /\b(?:payment|card|checkout|website|site|app|page|booking site)\b.{0,40}\b(?:declined|keeps?|fail(?:s|ed|ing)?|error|not work(?:ing)?|won'?t (?:work|load|let)|doesn'?t work|crash\w*|down|broken|stuck|rejected|not going through)\b|\b(?:charged|billed) (?:me )?(?:twice|two times|double)\b|\bdouble charge[d]?\b|\b(?:can'?t|cannot|couldn'?t|unable to) (?:pay|check ?out|complete (?:the |my )?(?:payment|booking|purchase))\b/,
  },
];
