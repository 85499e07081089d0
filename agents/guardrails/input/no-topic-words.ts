import { fold } from "../../language/fold.ts";

/**
 * Words that say nothing of what a message is about, in the languages of the house that write words apart: pronouns,
 * question words, auxiliaries, prepositions, and what any conversation with a desk is made of ("when", "send", "how much").
 */
const listed = `
  i me my mine myself we us our ours you your yours u ur he him his she her hers it its they them their theirs
  im ive id ill youre youve theyre hes shes thats whats whos wheres hows whens this that these those there theres
  a an the some any no none all both each either neither other another others same one ones
  someone somebody anyone anybody nobody everybody everyone something anything nothing everything
  and or but so if because cause then than as also too just only even still yet already again once maybe perhaps really
  very much more most less least many few lot bit enough quite pretty
  what which who whom whose when where why how
  is are am was were be been being isnt arent wasnt werent aint do does did doing done dont doesnt didnt
  have has had having havent hasnt hadnt can could will would shall should may might must cant cannot couldnt wont
  wouldnt shouldnt gonna gotta wanna
  of to in on at by for from with without about into onto over under after before until till since during between
  through up down out off away back near here now later soon today tomorrow tonight yesterday never ever always
  get gets got getting go goes going gone went come comes came coming take takes took taken taking give gives gave given
  put need needs needed want wants wanted like know knew think thought see saw seen look looks say says said tell told
  talk ask asked answer show let lets make makes made keep use used try tried work works happen happens happened mean
  means find found wait waiting help check sure send sent call called text email reply understand explain hear repeat
  start stop open pay paid cost costs price expensive cheap cheaper cheapest free money total fee long late early earlier
  big small first last next second yes no ok okay please pls thanks thank thx hi hello hey sorry well oh ah um hmm
  good great fine bad wrong right true not nope nah yep yeah
  thing things way time times day days hour hours minute minutes week weeks question problem issue info information
  reason option options difference

  el la los las un una unos unas lo le les me te se nos mi mis tu tus su sus yo usted ustedes nosotros ellos ella eso esto
  esa ese esta este estos otro otra otros otras y o pero si no ni que de del a al en con sin por para como cuando donde
  cuanto cuanta cuantos cual cuales quien porque es son estan hay ser estar fue va voy vamos tengo tiene tienen hace puedo
  puede pueden quiero quiere necesito ya muy mas menos tan todo toda todos nada algo alguien ahora luego despues antes hoy
  manana ayer entonces tambien solo asi aqui ahi alli favor gracias hola vale cuesta sale precio caro barato dinero

  un une des du de d l au aux ce cet cette ces ca cela c qui que qu quoi quel quelle quels quelles ou quand comment combien
  pourquoi je j tu il elle on nous vous ils elles moi toi lui leur mon ma mes ton ta tes son sa ses notre votre vos et mais
  ne n pas plus moins tres trop bien encore deja aussi tout tous toute rien quelque chose est sont suis etre ai as avez
  avons ont avoir fait faire faut peux peut pouvez veux veut voulez dois vais allez dans sur avec sans pour par maintenant
  apres avant aujourd'hui demain hier alors donc ici merci bonjour salut allo s'il svp oui non cher prix coute argent

  der die das den dem des ein eine einen einem einer kein keine ich mich mir du dich dir er sie es ihn ihm wir uns ihr euch
  ihnen mein meine meinen sein dein deine unser und oder aber wenn weil dass ob nicht nur noch schon auch sehr zu mehr
  weniger viel was wer wie wo wann warum wieso welche welcher welches wieviel ist sind bin war habe hab hat haben wird
  werden kann konnen kannst muss mussen soll will wollen mochte geht gibt machen macht tun im am auf aus bei mit nach von
  vom zum zur fur uber unter vor bis dann jetzt heute morgen gestern hier da dort alles nichts etwas jemand bitte danke
  hallo ja nein doch mal teuer billig kostet kosten preis geld wieder

  os um uma uns umas eu voce voces ele ela eles seu sua meu minha meus minhas isso isto esse essa aquele aquela e mas
  nao da dos das em na nas com sem pra pro quando onde quanto quanta quantos qual quais quem ser sao foi tem tenho ter ha
  posso pode podem quero quer preciso precisa vai vou fica custa muito mais tao tudo nada alguem agora depois hoje amanha
  ontem entao tambem ai obrigado obrigada oi ola sim preco dinheiro`;

const words: ReadonlySet<string> = new Set(fold(listed).replaceAll("'", "").split(" "));

/** Longer than this, a message has a subject even where none of its words names it. */
const FEW = 12;

/**
 * Whether a message is made of such words alone ("how much is it?", "and then?"), with numbers and codes at most. Nobody
 * can say what it is about, so nobody can say that it is about something else.
 */
export const namesNoTopic = (tokens: readonly string[]): boolean => tokens.length <= FEW && tokens.every(isUnspecific);

const isUnspecific = (token: string): boolean => token.startsWith("<") || !/\p{L}/u.test(token) || words.has(token);
