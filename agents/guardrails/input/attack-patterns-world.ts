import type { AttackPattern } from "./attack-patterns.ts";

const override = (test: RegExp): AttackPattern => ({ name: "override", severity: "medium", test });
const extraction = (test: RegExp): AttackPattern => ({ name: "prompt extraction", severity: "high", test });
const authority = (test: RegExp): AttackPattern => ({ name: "authority", severity: "medium", test });

/** The same attacks in the other languages of the house, folded. */
export const attackPatternsWorld: readonly AttackPattern[] = [
  override(
    /\b(?:ignora|ignore|ignorar|olvida|olvide|olvidar|olvidate|descarta|omite|no sigas)\b.{0,30}\b(?:instruccion(?:es)?|reglas|ordenes|indicaciones|todo lo anterior|lo anterior|lo que (?:te )?dij)/,
  ),
  override(
    /\b(?:ignore[zr]?|oublie[zr]?|n'ecoute(?:z)? pas|ne suis pas|neglige[zr]?)\b.{0,30}\b(?:instructions?|consignes?|regles|ordres|ce qui precede|tout ce qu|precedent(?:e?s)?)/,
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
    /(?:系统|初始|隐藏|原始).{0,2}(?:提示词?|指令|prompt)|(?:显示|重复|告诉我|说出|输出).{0,8}(?:你的)(?:提示|指令|规则|设定)|逐字/,
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
    test: /\b(?:datos|donnees|daten|dados)\b.{0,16}\b(?:otros|autres|anderer?n?|outros)\b.{0,6}\b(?:pasajeros|clientes|passagers|clients|passagiere|kunden|passageiros)\b|(?:其他|别的|所有)(?:乘客|客户|旅客)的?(?:资料|信息|数据|电话)|(?:他|ほか)の(?:乗客|お客|客)の.{0,4}(?:情報|データ|電話)/,
  },
];
