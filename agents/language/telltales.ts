import type { Language } from "./language.ts";

/** The languages written in Latin letters, which need words to be told apart. */
export type LatinLanguage = Exclude<Language, "zh" | "ja">;

const listed = (words: string): readonly string[] => words.trim().split(/\s+/);

/**
 * Words that give a language away, folded. The commonest function words, and what travellers say: tinyld is built for
 * prose and guesses at chat-sized text, where one "danke" is the whole message.
 */
export const telltales: Record<LatinLanguage, readonly string[]> = {
  en: listed(`the i my is are was were am you your it this that these those what when where why who which how can could would should will
    do does did have has had not don't dont can't cant won't isn't i'm im i'd i'll i've it's to of in on at with from by an or and but if so
    please thanks thank hello hi hey yes no yeah yep nope okay sure want need like get change cancel book booking booked flight flights seat seats
    bag bags luggage refund delayed delay cancelled canceled missed gate ticket tickets boarding upgrade there here today tomorrow tonight
    help anyone someone human person agent lost much many long about more next window aisle check-in checkin carry-on status still any
    morning afternoon evening good great bye goodbye sorry name number money back late know tell me we our they been going`),
  es: listed(`el los las una unos de del que y en por para con mi mis tu su sus es esta estoy estan estamos son fue hay tengo tiene tienen quiero quisiera
    necesito puedo puede podria como cuando donde cual cuanto quien porque pero muy mas ya si yo nos lo le me se al este eso
    hola gracias buenos buenas dias tardes noches favor adios vale claro vuelo vuelos asiento asientos equipaje maleta maletas reserva
    reembolso retraso retrasado cancelado cancelar cambiar perdi perdido conexion puerta billete boleto embarque ventana ventanilla pasillo
    ayuda persona hoy manana ahora aqui dinero nombre llega llegar sale salir hablar alguien sigue todavia aun dame digame`),
  fr: listed(`le les une des du de et est suis sont etes je tu il nous vous ils mon ma mes votre vos notre ce cette ces que qui quoi quand ou
    comment combien pourquoi pour avec sans dans sur pas ne plus j'ai j'aimerais c'est qu'est n'est d'un l'avion ai avez peux puis pouvez
    voudrais veux besoin bonjour bonsoir salut merci oui non svp plait s'il vol vols siege sieges place bagage bagages valise reservation
    remboursement retard retarde annule annuler changer modifier manque rate correspondance porte billet embarquement fenetre hublot couloir
    aide quelqu'un personne aujourd'hui demain maintenant ici argent nom heure toujours encore tres bien d'accord parler bonne journee revoir`),
  de: listed(`der die das den dem des ein eine einen einem einer ich du er sie wir ihr mein meine meinen meinem meiner ihre ihren ist sind war bin
    habe hat haben hatte kann konnte konnen koennen mochte moechte will wurde muss soll nicht kein keine und oder aber wenn wie was wann wo
    warum wer welche welcher fur mit von zu zum zur auf im am an bei nach aus uber bitte danke hallo guten tag morgen abend ja nein flug fluge
    flugs sitz sitzplatz platz gepack koffer tasche buchung erstattung verspatet verspatung storniert stornieren gestrichen andern umbuchen
    verpasst anschluss gate ticket bordkarte fenster fensterplatz gang hilfe jemand mensch mitarbeiter heute jetzt hier geld name noch schon
    sehr gut gerne auch nur mal es mich mir dich ihnen tschuss wieviel wie viel kostet genau sprechen gibt`),
  pt: listed(`o os uma umas do da dos das no na nos nas ao pelo pela em um eu voce voces ele ela eles meu minha meus minhas seu sua e foi esta estou
    sao tenho tem quero queria gostaria preciso posso pode poderia nao sim que com para por mas muito mais ja isso este essa como quando onde
    qual quanto quem porque ola oi obrigado obrigada bom boa dia tarde noite favor tchau voo voos assento assentos lugar poltrona bagagem mala
    malas reserva reembolso atraso atrasado atrasou cancelado cancelar mudar trocar alterar perdi perdido conexao portao passagem bilhete
    embarque janela corredor ajuda alguem pessoa atendente hoje amanha agora aqui dinheiro nome falar ainda meia`),
};

/** Letters that hardly occur elsewhere, looked for before accents are folded away. */
export const letters: readonly [LatinLanguage, RegExp][] = [
  ["es", /[ñ¿¡]/u],
  ["pt", /[ãõ]|ção|ções/u],
  ["de", /[ßäöü]/u],
  ["fr", /[œèêîûëï]|ç[aou]|\b[cdjlmnst]['’][aeéêhiou]/u],
];
