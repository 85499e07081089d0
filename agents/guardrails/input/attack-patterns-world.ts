import type { AttackPattern } from "./attack-patterns.ts";

const override = (test: RegExp): AttackPattern => ({ name: "override", severity: "medium", test });
const extraction = (test: RegExp): AttackPattern => ({ name: "prompt extraction", severity: "high", test });
const authority = (test: RegExp): AttackPattern => ({ name: "authority", severity: "medium", test });

/** The same attacks in the other languages of the house, folded. */
export const attackPatternsWorld: readonly AttackPattern[] = [
  override(
    /\b(?:ignora|ignore|ignorar|olvida|olvide|olvidar|olvidate|descarta|omite|no sigas)\b.{0,30}\b(?:instruccion(?:es)?|reglas|ordenes|indicaciones|todo lo anterior|lo anterior|lo que te (?:dijeron|han dicho|ordenaron|mandaron))/,
  ),
  override(
    /\b(?:ignore[zr]?|oublie[zr]?|n'ecoute(?:z)? pas|ne suis pas|neglige[zr]?)\b(?! (?:mon|ma|mes|ce|le) (?:\w+ )?(?:message|question|demande)).{0,30}\b(?:instructions?|consignes?|regles|ordres|ce qui precede|tout ce qu|precedent(?:e?s)?)/,
  ),
  override(
    /\b(?:ignorier\w*|vergiss|vergesse[nt]?|missachte\w*|verwirf|hore? nicht auf|beachte nicht|lass\b.{0,20}\bausser acht)\b.{0,50}\b(?:anweisung\w*|instruktion\w*|regeln?|befehl\w*|aufgaben?|alles|bisherig\w*|vorherig\w*|obigen?|gesagte|vorgaben|text|aufforderung\w*|angaben|zuvor|davor|oben)/,
  ),
  override(
    /\babweichend zu (?:den )?(?:vorherigen|bisherigen)|\bneue(?:n|r)? aufgaben?\b.{0,60}\b(?:vergiss|konzentrier)|\b(?:vergiss|ignoriere) (?:alles|alle)\b|\bkonzentriere? (?:sie )?dich nur auf/,
  ),
  override(
    /\b(?:ignore|ignorar|ignora|esqueca|esquece|esquecer|desconsidere|nao siga)\b.{0,30}\b(?:instruc\w+|regras|ordens|tudo (?:o que|acima|antes)|anteriores)/,
  ),
  override(/(?:忽略|无视|忘记|忘掉|不要理会|抛弃).{0,12}(?:指令|指示|规则|设定|提示|上面|之前|以上)/),
  override(/(?:指示|命令|ルール|規則|プロンプト|これまで|上記|以前).{0,14}(?:無視|忘れ|破っ|従わないで)/),
  override(
    /\b(?:super gemacht|sehr gut|das ist erledigt|gut gemacht|toll gemacht|wunderbar|war schon mal ok)\b.{0,80}\b(?:nun|jetzt|neue[nr]?)\b.{0,60}\b(?:aufgabe|herausforderung|schreib\w*|verfass\w*|konzentrier\w*)/,
  ),
  override(
    /\bich mochte,? dass (?:sie|du)\b.{0,120}\b(?:fungier|agier|handel|verhalt|antwort)\w*|\b(?:quiero|quero) que (?:actues|seas|voce (?:aja|seja))\b|\bje veux que tu (?:agisses|sois)\b|\btienes que olvidar\b|\bzaboravi\b.{0,20}instrukcije/,
  ),
  override(
    /\b(?:игнорируй|забудь)\b.{0,30}(?:инструкц|правил|указан)|\bignora (?:tutte )?le istruzioni|\bnegeer alle (?:vorige )?instructies/,
  ),
  override(
    /\b(?:a partir de (?:ahora|agora)|desde ahora|a partir de maintenant|desormais|ab jetzt|von nun an)\b.{0,25}\b(?:eres|seras|actua|voce e|tu es|vous etes|bist du|sind sie|wirst du)\b|从现在(?:起|开始).{0,6}你是|今から(?:あなた|君|お前)は/,
  ),
  override(
    /\b(?:sin|sem|sans|ohne|keine)\b.{0,12}\b(?:restricciones|filtros?|limites|restricoes|restrictions|filtres?|einschrankungen|filter|regeln|limitations)\b|(?:没有|无).{0,4}(?:限制|过滤|约束)|(?:制限|フィルター).{0,3}(?:なし|のない|がない|ない)/,
  ),
  override(
    /\b(?:modo (?:desarrollador|desenvolvedor|dios|deus)|mode (?:developpeur|dieu)|entwicklermodus|gottmodus)\b|开发者模式|越狱|開発者モード|脱獄/,
  ),
  override(
    /\b(?:schreibe?|schreib|verfasse|formuliere)\b.{0,20}\b(?:nun|jetzt|stattdessen)\b.{0,40}\b(?:pladoyer|manifest|gedicht|liebesbrief|aufsatz|rede)|\bgeben sie stattdessen\b|\bstattdessen\b.{0,40}\baus(?:geben)?\b/,
  ),
  // pretend you are, pretend you have no rules
  override(
    /\b(?:haz|haga|hace) (?:como|de cuenta) (?:si|que) (?:fueras|fuera|eres|no tuvieras)\b|\b(?:finge|finja) (?:ser|que (?:no tienes|no tiene|nao tem|eres|e|es))\b|\bfa(?:z|ca) de conta que (?:voce|e|nao tem)\b/,
  ),
  override(
    /\b(?:fais|faites) (?:comme si (?:tu|vous) (?:n'av|et)|semblant (?:d'etre|de ne pas))|\btu (?:doch |mal )?so,? als (?:warst|ob|hattest|seist)\b|假装你|扮演(?:一|成)|になりきって|(?:ふり|振り)をして.{0,12}(?:教え|読|答え|承認|許可)|がないふり/,
  ),
  override(
    /\b(?:ia|ki|intelligence artificielle|inteligencia artificial|assistente?|asistente|bot)\b.{0,14}\b(?:sin|sem|sans|ohne|senza)\b.{0,14}\b(?:reglas|regras|regles?|regeln|regole|normas|limit\w+|restri\w+|filtr\w+)\b|没有(?:任何)?(?:规则|规矩|道德).{0,4}(?:ai|人工智能|机器人|助手)|ルールの?ない.{0,3}(?:ai|人工知能|アシスタント)/,
  ),
  override(
    /(?:今まで|これまで|言われた|教わった).{0,12}(?:無視|忘れて)|\b(?:dimentica|scorda)\b.{0,20}\b(?:regole|istruzioni)\b/,
  ),
  override(
    /\b(?:eres|tu es|vous etes|du bist|voce e|sei) (?:ahora |maintenant |jetzt |agora |ora )?(?:une?|una?|eine?|uma?) (?:\w+ ){0,2}?(?:hacker|terminal|ia malvada|ia malefique|bose ki|ia do mal)\b|你(?:现在)?是(?:一个|一名)?.{0,3}(?:黑客|终端)|あなたは(?:今)?.{0,4}(?:ハッカー|端末)/,
  ),
  override(
    /\b(?:modo|mode|modus|modalita)\b.{0,12}\b(?:sin|sem|sans|ohne|senza)\b.{0,8}\b(?:censur[ae]|zensur|filtr\w+|filter|limit\w+|grenzen|reglas|regras|regles|regeln)\b|\bmodo (?:libre|livre|root)\b|\bmodalita sviluppatore\b|(?:无|没有)(?:过滤|限制|审查)的?模式|(?:フィルター|制限|検閲)(?:なし|のない|無し)の?モード/,
  ),
  override(/(?:規則|ルール|指示)を(?:守らず|守らないで|破って)|不要(?:再)?遵守.{0,3}(?:规|指)/),
  override(
    /\b(?:reglas|regles|regeln|regras|regole)\b.{0,14}\b(?:no valen|ne (?:comptent|valent) plus|gelten nicht|nao valem|non valgono)\b|规则.{0,3}(?:作废|无效|不算)|ルールは.{0,6}(?:無効|関係ない)/,
  ),
  // skip the checks
  authority(
    /\b(?:salta(?:te|r)?|omit[ea]|omitir|evita|pul[ae]|pular|desative|desactiva|ignora|ignore)\b.{0,16}\b(?:verifica\w+|autentica\w+|identifica\w+|seguridad|seguranca|comprobacion)\b|\b(?:saute\w*|passe outre|contourne\w*|desactive\w*)\b.{0,16}\b(?:verification|authentification|identification|controle|securite)\b/,
  ),
  authority(
    /\b(?:uberspring\w*|umgeh\w*|schalte?\b.{0,24}\bab|deaktivier\w*|ignorier\w*)\b.{0,24}\b(?:identitats\w*|prufung|verifizierung|uberprufung|authentifizierung|sicherheits\w*)\b|(?:跳过|绕过|关闭|忽略)(?:身份|安全)?(?:验证|认证|核实|检查)|(?:本人確認|認証)を?(?:飛ば|スキップ|省略|無効|なしで)/,
  ),
  // read what stands above
  extraction(
    /\b(?:repite|repita|copia|copie|imprime|imprima|escribe|escreva)\b.{0,16}\b(?:todo|tudo)\b.{0,24}\b(?:encima|arriba|acima)\b|\b(?:repete|recopie|affiche|ecris)\w*\b.{0,16}\btout\b.{0,30}\b(?:au-dessus|ci-dessus|plus haut)\b|\bwiederhol\w*\b.{0,10}\balles\b.{0,24}\b(?:uber|oberhalb|oben)\b.{0,20}\b(?:nachricht|steht|text)\b/,
  ),
  extraction(
    /\b(?:instruc\w+|consignes|instructions|anweisungen)\b,? (?:que|qu'on|die) (?:te|t'a|lhe|du|voce|vous|man)\b.{0,20}\b(?:dieron|deram|donne\w*|bekommen|gegeben|recebeu|recibiste)|(?:收到|给你|给过你)的?(?:指示|指令|提示)|(?:受けた|与えられた)(?:指示|命令|プロンプト)/,
  ),
  extraction(
    /(?:重复|复述|打印|输出).{0,10}(?:上面|以上|上方)的?.{0,4}(?:内容|文字|所有|全部|一切)|(?:より上|以上)の(?:内容|文章|文字|メッセージ).{0,8}(?:繰り返|表示|書|出力)/,
  ),
  extraction(
    /\b(?:copi\w+|recopie\w*|kopier\w*|imprim\w+|schick\w*|schreib\w*) (?:\S+ ){0,4}prompt\b|\bprompt (?:completo|inteiro|entier|complet)\b|\bganzen prompt\b|プロンプトの?全文|提示词(?:全文|复制)/,
  ),
  extraction(
    /\b(?:prompt|instrucciones|instruccion|mensaje) (?:del? )?(?:sistema|inicial(?:es)?|ocult[ao]s?|secret[ao]s?|original(?:es)?)\b|\b(?:muestra\w*|repite|dime|revela|imprime)\b.{0,25}\b(?:tus instrucciones|tu prompt|palabra por palabra)/,
  ),
  extraction(
    /\bprompt (?:systeme|initial|cache|secret)|\b(?:instructions|consignes) (?:systeme|cachees|secretes|initiales|d'origine)\b|\b(?:montre|affiche|repete|revele|donne)\w*\b.{0,25}\b(?:tes|vos) (?:instructions|consignes)|\b(?:montre|affiche|repete|revele)\w*.{0,20}\bton prompt/,
  ),
  extraction(
    /\b(?:system-?prompts?|prompt-?text\w*|systemanweisung\w*|systemnachricht)\b|\b(?:geheim\w*|versteckt\w*|ursprunglich\w*|vollstandig\w*) (?:anweisung\w*|instruktion\w*|prompt\w*)\b|\b(?:zeig\w*|wiederhol\w*|nenn\w*|verrate?|gib|ausgeben)\b.{0,30}\b(?:deine?n?|ihre?n?|deines?) (?:anweisung\w*|instruktion\w*|prompt\w*|regeln)\b|\bwas stand\b.{0,30}\b(?:oben|am anfang|zuvor)\b/,
  ),
  extraction(
    /\b(?:prompt|instrucoes|mensagem) (?:do |de )?(?:sistema|inicia(?:l|is)|ocult[ao]s?|secret[ao]s?|origina(?:l|is))\b|\b(?:mostr\w+|repit\w+|revel\w+|diga)\b.{0,25}\b(?:suas instrucoes|seu prompt|palavra por palavra)/,
  ),
  extraction(
    /(?:系统|初始|隐藏|原始).{0,2}(?:提示词?|指令|prompt)|系统(?:消息|信息)的?(?:原文|全文|内容)|(?:显示|重复|告诉我|说出|输出).{0,8}(?:你的)(?:提示|指令|规则|设定)|逐字/,
  ),
  extraction(
    /(?:システム|初期|隠された|元の)\s?(?:プロンプト|指示|メッセージ|命令)|(?:指示|プロンプト|ルール)を?.{0,8}(?:表示|教えて|繰り返|見せて|出力)|一字一句/,
  ),
  authority(
    /\b(?:soy|sou) (?:el |o |un |um )?(?:administrador|desarrollador|desenvolvedor)\b|\bje suis (?:l'|un |le )?(?:administrateur|developpeur)\b|\bich bin (?:der |ein |dein )?(?:administrator|admin|entwickler)\b|我是(?:管理员|开发者|开发人员)|(?:私|僕|俺)は(?:管理者|開発者)/,
  ),
  {
    name: "other people's data",
    severity: "high",
    test: /\b(?:datos|donnees|daten|dados|dati|tarjetas?|cartes|karten\w*|kreditkarten?|cartoes|cartao|nombres|nomes|noms|namen|telefonos|telefones|telefonnummern|reservas|reservations|buchungen)\b.{0,16}\b(?:otros|autres|anderer?n?|outros|todos|tous|aller|samtlicher|tutti)\b.{0,6}\b(?:pasajeros|clientes|passagers|clients|passagiere|kunden|fluggaste|passageiros|passeggeri)\b|(?:其他|别的|所有)(?:乘客|客户|旅客)的?(?:资料|信息|数据|电话|名单|卡号|信用卡)|(?:他|ほか)の(?:乗客|お客|客)の.{0,4}(?:情報|データ|電話|カード)|乗客(?:全員|全て|すべて)の.{0,4}(?:情報|データ|電話|名前)|\b(?:lista|listado|liste|passagierliste|kundenliste)\b.{0,24}\b(?:tele\w+|numer\w+|dat[eo]\w*|e-?mails?)\b|(?:把|给我|导出|发).{0,6}(?:乘客|客户|旅客)(?:名单|列表)|(?:乗客|顧客)(?:名簿|リスト).{0,14}(?:送|見せ|ください|出し)/,
  },
];
