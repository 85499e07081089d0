import type { DangerPattern } from "./danger-patterns.ts";

const pattern = (name: string, ...tests: RegExp[]): DangerPattern[] => tests.map((test) => ({ name, test }));

/** The same dangers in the other languages of the house, folded. What reports a threat ("amenaza de bomba") is none. */
export const dangerPatternsWorld: readonly DangerPattern[] = [
  ...pattern(
    "threat (es, pt)",
    /\b(?:hay|tengo|llevo|traigo|puse|pongo|voy a (?:poner|llevar|meter|detonar)|tem|tenho|levo|coloquei|vou (?:colocar|por|levar|detonar))\b(?!.{0,24}\b(?:amenaza|ameaca|alerta|aviso)\b).{0,16}\b(?:bombas?|explosivos?|granadas?|dinamita|dinamite)\b/,
    /\b(?:voy a|vou|quiero|quero)\b.{0,14}\b(?:matar|matarte|matarlos|asesinar|assassinar|secuestrar|sequestrar|explotar|explodir|apunalar|esfaquear)\b(?! (?:el tiempo|o tempo|la sed|a sede|saudade))/,
    /\bcomo\b.{0,20}\b(?:fabric\w+|hago|hacer|faco|fazer|constru\w+|armo|monto)\b.{0,12}\b(?:bombas?|explosivos?|molotov|napalm)\b|\bcomo\b.{0,16}\b(?:mato|matar|asesino|asesinar|hackeo|hackear|envenen\w+)\b/,
    /\b(?:como|donde|onde)\b.{0,24}\b(?:paso|passo|pasar|passar|escondo|esconder|meto|contrabande\w+)\b.{0,24}\b(?:cocaina|coca|heroina|drogas?|maconha|marihuana|metanfetamina|pistolas?)\b|\b(?:comprar?|compro|vender)\b.{0,10}\b(?:cocaina|heroina|drogas|metanfetamina|armas)\b/,
    /\b(?:compr\w+|consig\w+|consegu\w+|obten\w+|obter|vend\w+|hago|hacer|faco|fazer)\b.{0,16}\b(?:pasaportes?|passaportes?|documentos?|visas?|visados?|vistos?)\b.{0,4}\bfals[oa]s?\b|\bcomo\b.{0,8}\bfalsific\w+/,
  ),
  ...pattern(
    "threat to a flight",
    /\b(?:avion|aviao|flugzeug|flieger|vuelo|voo|vol|aeropuerto|aeroporto|aeroport|flughafen)\b.{0,20}\b(?:va a (?:explotar|estallar)|va (?:exploser|sauter)|wird (?:explodieren|gesprengt)|vai explodir)\b|(?:飞机|航班|机场).{0,6}(?:会|要|将)爆炸|(?:飛行機|機内|空港).{0,6}爆(?:発(?:する|させ)|破する)/,
  ),
  ...pattern(
    "threat to a person",
    /\b(?:voy a|vou|je vais)\b.{0,8}\b(?:romper|partir|quebrar|casser) (?:la|a) (?:cara|gueule)\b|\bschlage?\b.{0,30}\b(?:fresse|tot|zusammen|nieder)\b|打死(?:你|他|她|员工|人)|殴(?:り殺|る$|るぞ|ってやる)|下毒|投毒|毒を(?:入れ|盛)/,
  ),
  ...pattern(
    "threat to shoot",
    /\b(?:voy a disparar|vou atirar (?:em|nos?|nas?)|je vais tirer sur|ich (?:werde|will)\b.{0,24}\bschiessen)\b(?!.{0,12}\b(?:fotos?|photos?|bilder)\b)|(?:要|想|会).{0,6}(?:开枪|扫射)|銃を?(?:撃|乱射)|撃ち殺/,
  ),
  ...pattern(
    "threat to jump",
    /\b(?:tirar(?! fotos?)|tirarme|saltar|saute\w*|me jeter|pular|me jogar|springe|springen)\b.{0,12}\b(?:puente|ventana|tejado|edificio|pont|toit|fenetre|immeuble|ponte|janela|predio|telhado|brucke|dach|fenster|hochhaus)\b|(?:要|想)跳(?:楼|桥|河|轨)|飛び降り(?:る|たい|ます|て死)/,
  ),
  ...pattern(
    "self-harm (es, pt)",
    /\b(?:suicidarme|me suicid(?:o|ar)|matarme|me matar|quitarme la vida|acabar con mi vida|tirar (?:a )?minha (?:propria )?vida)\b|\b(?:quiero|quero) (?:morir(?:me)?|morrer)\b(?! d[eo])|\bno quiero (?:seguir viviendo|vivir)\b|\bnao quero (?:mais )?viver\b/,
  ),
  ...pattern(
    "hate (es, pt)",
    /\b(?:inmigrantes|imigrantes|judios|judeus|musulmanes|muculmanos|negr[oa]s|gays|homosexuales|homossexuais|extranjeros|estrangeiros|gitanos|ciganos|mujeres|mulheres|arabes|refugiados)\b.{0,14}\b(?:deberian|deben|merecen|deveriam|devem|merecem|tienen que|tem que)\b.{0,12}\b(?:morir|morrer|desaparecer|ser (?:extermin|elimin|deport)\w+)/,
  ),
  ...pattern(
    "threat (fr)",
    /\b(?:il y a|j'ai|je (?:transporte|porte|pose|mets|place|cache)|je vais (?:poser|mettre|placer|cacher))\b(?!.{0,24}\b(?:alerte|menace)\b).{0,20}\b(?:bombes?|explosifs?|grenades?|dynamite)\b/,
    /\b(?:je vais|je veux)\b.{0,14}\b(?:tuer|assassiner|detourner|faire (?:sauter|exploser)|poignarder)\b(?! le temps)/,
    /\bcomment\b.{0,16}\b(?:tuer|assassiner|pirater|falsifier|empoisonner)\b|\b(?:fabriquer|construire|faire)\b.{0,8}\b(?:bombes?|explosifs?)\b/,
    /\b(?:comment|ou)\b.{0,20}\b(?:passer|cacher|entrer|dissimuler|introduire)\b.{0,20}\b(?:cocaine|coke|heroine|drogues?|armes?|cannabis|pistolet)\b|\bacheter\b.{0,10}\b(?:cocaine|heroine|drogue|armes)\b/,
    /\b(?:achet\w+|obtenir|trouver|avoir|fabriquer)\b.{0,16}\bfaux (?:passeports?|papiers?|documents?|visas?)\b/,
  ),
  ...pattern(
    "self-harm (fr)",
    /\b(?:me suicider|me tuer|mettre fin a mes jours)\b|\bje veux mourir\b(?! d)|\b(?:n'ai plus envie|(?:ne )?veux plus) (?:de )?vivre\b/,
  ),
  ...pattern(
    "hate (fr)",
    /\b(?:immigres|migrants|juifs|musulmans|noirs|arabes|homosexuels|gays|etrangers|refugies|femmes|gitans)\b.{0,14}\b(?:devraient|doivent|meritent)\b.{0,14}\b(?:mourir|disparaitre|crever|etre (?:extermin|elimin|tue|gaz)\w*)/,
  ),
  ...pattern(
    "threat (de)",
    /\b(?:habe|hab|lege|bringe|verstecke|platziere|es gibt|da ist|hier ist|\w+ ist) (?:\w+ ){0,3}?(?:bomben?|sprengstoff|sprengsatz|granaten?)\b|\b(?:bombe|sprengsatz)\b.{0,24}\b(?:flugzeug|flughafen|flieger|an bord|koffer|gepack|gelegt|legen)\b|\b(?:flugzeug|flughafen|flieger|an bord|koffer)\b.{0,24}\bbombe\b/,
    /\bich (?:will|werde|mochte)\b.{0,30}\b(?:toten|umbringen|erschiessen|erstechen|entfuhren|sprengen|abstechen)\b|\bich bringe? (?:euch|dich|ihn|sie|mich|jeden|den|die)\b(?: \w+)? ?um(?:[.!]*$| wenn| falls)/,
    /\b(?:bau\w*|bastel\w*|bastle|herstell\w*|stelle)\b.{0,16}\b(?:\w*bomben?|sprengs\w+|molotow\w*)\b|\bwie\b.{0,10}\b(?:tote|bringe ich|hacke|falsche|vergifte)\b.{0,30}(?:\b(?:um|jemand\w*|konto|pass|reisepass|menschen|nachbar\w*)\b|$)/,
    /\bschmugg\w+\b.{0,24}\b(?:kokain|heroin|drogen|waffen?|cannabis|pistole)\b|\b(?:kokain|drogen|heroin)\b.{0,24}\b(?:durch|uber)\b.{0,16}\b(?:kontrolle|zoll|sicherheit\w*|grenze)|\bkaufe?n?\b.{0,10}\b(?:kokain|heroin|drogen|waffen)\b/,
    /\b(?:kauf\w*|besorg\w*|bekomm\w*|krieg\w*|mach\w*)\b.{0,20}\bgefalschte[nrs]?\b.{0,10}\b(?:pass|passe|reisepass\w*|ausweis\w*|visum|papiere|dokumente)\b/,
  ),
  ...pattern(
    "self-harm (de)",
    /\bmich (?:umbringen|toten|erhangen)\b|\bselbstmord\b|\bich (?:will|mochte) (?:nicht mehr leben|sterben)\b/,
  ),
  ...pattern(
    "hate (de)",
    /\b(?:auslander|juden|muslime|schwarzen?|fluchtlinge|schwulen?|araber|turken|zigeuner|frauen|migranten)\b.{0,14}\b(?:sollten|sollen|mussen|gehoren|verdienen)\b.{0,14}\b(?:sterben|vergast|vernichtet|verrecken|getotet|ausgerottet|den tod)\b/,
  ),
  ...pattern(
    "threat (it)",
    /\b(?:c'e|ho|metto|mettero|ho messo)\b.{0,10}\b(?:una bomba|esplosiv\w)\b|\bvoglio (?:uccider\w+|suicidarmi|morire\b(?! d))|\bcome\b.{0,10}\b(?:costruisco|fabbrico|faccio)\b.{0,6}\bbomba\b/,
  ),
  ...pattern(
    "threat (zh)",
    /(?:有|放|制造|做|造|带|藏|装).{0,3}(?:炸弹|炸彈|炸药|爆炸物|手榴弹|毒气|毒氣)(?!威胁|恐吓|警报)|(?:杀|殺)(?:了|死|人|掉|光)|劫(?:持)?(?:飞机|客机|机|機)|炸(?:飞机|機場|机场|掉)/,
    /毒品.{0,4}(?:藏|带|运)|(?:买|賣|卖|带|藏|制).{0,4}(?:毒品|可卡因|海洛因|冰毒|枪支)|(?:黑进|入侵|盗取).{0,8}(?:账户|帳戶|电脑|系统|账号)|伪造.{0,3}(?:护照|证件)|(?:买|办|弄).{0,4}假(?:护照|签证|证)/,
    /(?:移民|犹太人|黑人|穆斯林|同性恋|外国人|女人|难民).{0,4}(?:该死|去死|都得死|应该死|杀光)/,
  ),
  ...pattern("self-harm (zh)", /自杀|自殺|不想活|结束(?:我的|自己的?)?生命|割腕/),
  ...pattern(
    "threat (ja)",
    /(?:爆弾|爆発物|爆薬|手榴弾)(?!予告|低気圧|騒ぎ).{0,6}(?:ある|入っ|作|仕掛|持|置|積|隠)|(?:妻|夫|彼女|人|誰か|子供)を傷つけ(?:たい|る方法)|殺(?:す|して(?:や|しま|くれ)|したい|そうと)|ハイジャック/,
    /(?:麻薬|覚醒剤|覚せい剤|コカイン|ヘロイン|大麻|銃).{0,16}(?:隠|買|売|作|持ち込|通す|密輸|どこ)|(?:アカウント|システム|パソコン).{0,6}(?:ハッキング|不正アクセス|乗っ取)|偽造(?:する|パスポート|ビザ|の方法)|を偽造|偽の?パスポート/,
    /(?:移民|外国人|ユダヤ人|黒人|中国人|韓国人|女|同性愛者).{0,6}(?:死ぬべき|死ね|皆殺し|殺せ)/,
  ),
  ...pattern("self-harm (ja)", /自殺|死にたい|生きて(?:い)?たくない|首を?吊り/),
];
