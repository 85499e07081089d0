/**
 * The words answers are made of, folded, every language together: one message often mixes two ("oui, please").
 * `yes`, `no`: settle it · `act`: doing words that agree when nothing objects ("go ahead", "book it") ·
 * `hedge`: conditions, questions and changes, after which nothing counts as agreed · `filler`: says neither.
 */
export type PhraseKind = "yes" | "no" | "act" | "hedge" | "filler";

const listed = (phrases: string): readonly string[] =>
  phrases
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);

export const phrases: Record<PhraseKind, readonly string[]> = {
  yes: listed(`yes | yea | yeah | yah | yep | yup | ya | yess | yesss | ye | aye | sure | sure thing | surely | of course | absolutely | definitely | certainly | affirmative | agreed | i agree
    ok | okay | okey | okie | okk | k | kk | oki | alright | all right | fine | that's fine | thats fine | that's okay | thats okay | that's ok | thats ok | that's alright | thats alright | that's great | thats great | that's perfect | thats perfect | that seat is okay | fantastic | wonderful | excellent | yeahsure | oksure | okthanks | comfortable for me | perfect | great | correct | that's correct | thats correct | right | that's right | thats right | exactly
    confirm | confirmed | i confirm | sounds good | looks good | looks right | looks correct | all good | good to go | works for me | that works | that will work | go for it | i accept | accept | accepted | approved | deal | by all means | why not
    everything looks correct | everything is correct | everything looks good | all correct | that's good | thats good | i'm happy with that | happy with that | let's do it | lets do it | let's go | lets go
    si | sii | si claro | claro | claro que si | por supuesto | vale | dale | de acuerdo | correcto | exacto | perfecto | confirmo | confirmado | confirmar | acepto | esta bien | esta bueno | me parece bien | desde luego | bueno | listo | venga | sale | ok dale
    oui | ouais | d'accord | daccord | bien sur | bien entendu | parfait | exact | exactement | c'est ca | c'est bon | je confirme | confirme | confirmer | j'accepte | ca marche | ca me va | tout a fait | absolument | volontiers | entendu | va pour
    ja | jo | jawohl | jap | jep | klar | na klar | sicher | gerne | gern | genau | richtig | stimmt | passt | in ordnung | einverstanden | bestatige | ich bestatige | bestatigt | naturlich | selbstverstandlich | auf jeden fall | perfekt | geht klar | alles klar
    sim | sim claro | com certeza | certo | ta certo | ta bom | ta bem | tudo bem | esta certo | esta bem | isso | isso mesmo | beleza | pode ser | perfeito | combinado | concordo | aceito | confirmado | pode sim | exatamente | claro que sim
    是 | 是的 | 对 | 對 | 对的 | 好 | 好的 | 好啊 | 好吧 | 行 | 可以 | 可以的 | 没问题 | 沒問題 | 确认 | 確認 | 确定 | 確定 | 同意 | 嗯 | 嗯嗯 | 当然 | 當然 | 没错 | 沒錯 | 正确 | 要 | 是啊 | 我确认 | 我同意 | 就这样 | 行的 | 好呀
    はい | ええ | うん | オッケー | オーケー | おけ | 了解 | 了解です | 了解しました | 承知しました | わかりました | それでいいです | それでお願いします | これでお願いします | お願いします | おねがいします | お願い | 結構です、お願いします | 確認しました | 確認します | 確定 | もちろん | いいですよ | 問題ありません | 問題ないです | 大丈夫です、お願いします | その通りです | 合っています | 同意します | 承諾します
    👍 | 👌 | ✅ | ✔ | ☑ | 🆗 | 💯`),
  no: listed(`no | not really | nothing | nothing else | nothing more | nothing thanks | no thats all | that's all | thats all | that is all | that was all | that will be all | nopes | nothanks | nope | nah | nay | no way | no thanks | no thank you | not ok | not okay | not correct | not right | not fine | not good | not that | not this | not now | not yet | never | never mind | nevermind | negative | wrong | incorrect | i refuse | refuse | decline | i decline | i disagree | disagree
    don't | dont | do not | don't do it | dont do it | do not do it | please don't | i don't want | i dont want | i do not want | don't book | don't cancel | rather not | i'd rather not | changed my mind | i've changed my mind | i changed my mind | forget it | leave it | keep it | keep it as is | leave it as it is | that's wrong | that's not right | hold off
    no gracias | mejor no | para nada | nunca | tampoco | de ninguna manera | no quiero | incorrecto | dejalo | dejelo | negativo | cambie de opinion
    non | non merci | pas du tout | jamais | surtout pas | laissez tomber | je refuse | je ne veux pas | pas d'accord | j'ai change d'avis | pas encore | pas maintenant
    nein | ne | nee | nein danke | nicht | lieber nicht | auf keinen fall | niemals | falsch | ich lehne ab | ich mochte nicht | ich will nicht | noch nicht | lass es | lassen sie es
    nao | nao obrigado | nao obrigada | de jeito nenhum | melhor nao | nao quero | deixa | deixa pra la | errado | mudei de ideia | ainda nao
    不 | 不是 | 不要 | 不用 | 不用了 | 不行 | 不可以 | 不对 | 不對 | 不好 | 不同意 | 不确认 | 别 | 不了 | 算了 | 不想 | 没有 | 先不 | 不需要
    いいえ | いや | いやです | やめて | やめます | やめてください | 結構です | けっこうです | いりません | 要りません | だめ | だめです | 違います | 違う | ちがいます | しないで | しないでください | 不要です | やっぱりやめます | 望みません
    👎 | ❌ | 🚫 | ✖ | 🙅`),
  act: listed(`go ahead | gohead | go head | conform it | confirm this | confirm that | confirm the booking | confirm this booking | confirm my booking | confirm the seat | process | process it | process that | please process | book the ticket | book the flight | book my ticket | please go ahead | proceed | please proceed | go on | continue | carry on | do it | do that | do so | make it so | make it happen | book it | book that | book this one | cancel it | cancel that | cancel this | change it | switch it | move me | charge it | send it | pay it | refund it | submit it | confirm it | take it | i'll take it | ill take it | i'll take that | i will take it
    can you go ahead | could you go ahead | can you please go ahead | could you please go ahead | can you proceed | could you proceed | could you please proceed | can you please proceed | can you do it | can you do that | could you do that | you can proceed | you may proceed | you can go ahead | you can book it | you can cancel it | i would like to proceed | i'd like to proceed | i want to proceed | let's proceed | lets proceed | let's go ahead
    adelante | siga adelante | hagalo | hazlo | proceda | procede | puede proceder | reservelo | reservalo | cancelelo | cancelalo | cancelela | cambielo | cambialo | cambiame | continue | continua | hagamoslo
    allez-y | allez y | vas-y | vas y | faites-le | faites le | faites | procedez | vous pouvez y aller | annulez-le | annulez | reservez | reservez-le | changez-le | continuez | on y va
    machen sie das | machen sie es | mach das | mach es | tun sie das | buchen sie | buchen sie das | buchen sie es | bitte buchen | stornieren sie | stornieren sie es | bitte stornieren | andern sie es | fortfahren | weiter so | bitte fortfahren | legen sie los
    pode fazer | pode ir em frente | siga em frente | va em frente | faca | faca isso | pode reservar | pode cancelar | pode trocar | pode mudar | prossiga | pode prosseguir | pode continuar | vamos la | pode confirmar
    继续 | 繼續 | 办吧 | 办理吧 | 请办理 | 请继续 | 订吧 | 预订吧 | 请预订 | 取消吧 | 请取消 | 改吧 | 请改 | 就订 | 帮我订 | 帮我改 | 帮我取消 | 就这个 | 请确认 | 請確認
    進めてください | 進めて | そうしてください | そうして | してください | 予約してください | 取ってください | キャンセルしてください | 変更してください | それで進めてください | 続けてください | それにします | それでいい | それで | やってください`),
  hedge:
    listed(`but | if | except | unless | instead | although | though | however | wait | hold on | hang on | actually | maybe | perhaps | possibly | probably | depends | not sure | i'm not sure | unsure | i guess | i suppose | might | let me think | let me check | think about | first | before | only | rather | other | another | different | change of plans | correction | without
    what | whats | what's | when | where | which | who | how | why | whether | can i | could i | can you tell | could you tell | could you explain | is there | is it | are there | are you | will i | will it | would it | would i | does it | do i | do you | should i | how much | later | ask | question | second thoughts | on second thought | hmm | same but
    pero | si no | excepto | espera | espere | un momento | quiza | quizas | tal vez | depende | cuanto | cuando | cual | como | donde | por que | antes | solo | otro | otra | en vez | no se | no estoy seguro | todavia
    mais pas | sauf | attendez | attends | peut-etre | ca depend | combien | quand | quel | quelle | quoi | comment | pourquoi | est-ce que | d'abord | seulement | autre | plutot | je ne sais pas | avant
    aber | wenn | falls | ausser | warten | warte | moment | vielleicht | kommt darauf an | was | wann | welche | welcher | welches | wie | wo | warum | wieviel | erst | zuerst | nur | andere | anderen | anderes | stattdessen | lieber | weiss nicht | bin mir nicht sicher | bevor | ohne | jedoch | doch nicht
    mas | porem | exceto | a nao ser | quanto | quando | qual | o que | onde | por que | antes | so que | somente | outro | outra | em vez | talvez | nao sei | nao tenho certeza | espere | espera | um momento
    但 | 但是 | 不过 | 可是 | 如果 | 等等 | 等一下 | 稍等 | 也许 | 可能 | 多少 | 什么 | 什麼 | 怎么 | 为什么 | 哪 | 吗 | 嗎 | 呢 | 先 | 换成 | 另 | 其他 | 不确定 | 考虑 | 除非 | 只 | 几
    でも | ただ | しかし | もし | たら | 待って | ちょっと待って | 少々 | 多分 | たぶん | かも | いくら | 何 | なに | いつ | どこ | どう | なぜ | ですか | ますか | でしょうか | 別の | 他の | その前に | 先に | 考えます | 考えて | だけ | 場合 | けど | が、 | 大丈夫です | 大丈夫 | いいです
    🤔 | 🤷`),
  filler:
    listed(`please | pls | plz | plse | kindly | thanks | thank you | thank you so much | thank you very much | thanks a lot | thx | ty | tnx | cheers | much appreciated | so much | very much | hi | hello | hey | sir | madam | ma'am | mam | dear | bro | man | dude | mate | great thanks | then | so | well | oh | ah | um | uh | hm | now | right now | right away | that | this | it | the | to | with | of | for | and | i | i'm | im | you | me | my | your | we | is | are | be | will | would | like | want | i'd like | i would like | i want | just | all | everything | for me | it's | its | a | as | well | too | also | on | at | in | by | do | let's | lets | have | am | very | really | quite | agree | with that | no problem | no worries | no issue | no issues | not a problem | no doubt | no further questions | nothing else | take care
    por favor | gracias | muchas gracias | mil gracias | entonces | pues | eso | con | el | la | los | de | lo | mi | quiero | se | ya | ahora | muy bien | bien | sin problema | no hay problema | y | que | adelante por favor | asi
    s'il vous plait | s'il te plait | svp | stp | merci | merci beaucoup | alors | bien | tres bien | c'est | je | le | la | les | de | avec | et | pour | moi | vous | pas de probleme | aucun probleme | tout | mon | ma
    bitte | bitte schon | danke | danke schon | vielen dank | dann | das | es | ich | sie | so | und | mir | mich | dem | den | die | der | mochte | ist | gut | sehr gut | bin | kein problem | keine ursache | doch | mal | mit | fur | gut so | machen wir
    obrigado | obrigada | muito obrigado | muito obrigada | valeu | entao | e | o | a | eu | quero | com | muito bem | bom | bem | sem problema | sem problemas | nao tem problema | pode | por gentileza | de | que bom
    请 | 請 | 谢谢 | 謝謝 | 多谢 | 麻烦 | 麻烦你 | 麻烦您 | 了 | 吧 | 啊 | 呀 | 哦 | 那 | 那就 | 就 | 我 | 你 | 您 | 的 | 这个 | 这样 | 帮我 | 啦 | 也
    ありがとう | ありがとうございます | どうも | では | じゃあ | それ | これ | で | を | に | は | です | ます | よろしく | よろしくお願いします | よろしくお願いいたします | お願いいたします | ね | よ | の | 私
    🙏 | 😊 | 🙂 | 😀 | 😄 | 🎉 | ❤ | ❤️ | 😁 | ✈ | ✈️ | 🤝`),
};
