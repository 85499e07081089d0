import type { Basics, ToldFlight } from "./keys.ts";

const status = (f: ToldFlight): string => {
  const flight = `${f.date}の${f.number}便（${f.from}発${f.to}行き）`;
  switch (f.status) {
    case "on time":
      return `${flight}は定刻どおりです。${f.departs}に出発し、${f.arrives}に到着します。`;
    case "delayed":
      return `${flight}は${f.delay}遅れています。出発は${f.departsPlanned}から${f.departs}に変わり、到着は${f.arrives}の予定です。`;
    case "cancelled":
      return `${flight}（${f.departsPlanned}発の予定）は欠航です。`;
    case "in the air":
      return `${flight}は飛行中です。${f.departs}に出発し、${f.arrives}に到着する予定です。`;
    case "landed":
      return `${flight}は到着しました。${f.departs}に出発し、${f.arrives}に着きました。`;
  }
};

/** What is said to people who write Japanese. */
export const ja: Basics = {
  greeting: (name) =>
    `${name ? `${name}様、` : ""}こんにちは。便、ご予約、座席、お荷物、払い戻しについてお手伝いします。ご用件をどうぞ。`,
  all_right: () => "承知しました。ほかにご用件はございますか。",
  half_known: () => "ありがとうございます。",
  gladly: () => "喜んで承ります。",
  regrets: () => "ご迷惑をおかけして申し訳ございません。",
  still_puzzled: () => "申し訳ありません、まだ理解できておりません。",
  thanks: () => "どういたしまして。ほかにご用件はございますか。",
  goodbye: () => "ご連絡ありがとうございました。良いご旅行を。",
  small_talk: () => "はい、こちらにおります。ご用件をどうぞ。",
  bot: () =>
    "私は人間ではありません。航空会社のアシスタントで、現在は言語モデルを使わない規則ベースの代役が務めています。すべて航空会社のシステムで確認しており、いつでも担当者におつなぎできます。",
  abilities: () =>
    "便や搭乗口の確認、座席の変更、ご予約の取消、乗り継ぎができないときの振替、お荷物の追加、補償の確認ができます。お荷物、ペット、機内サービスのご質問にもお答えします。そのほかは担当者におつなぎします。",
  person: () => "かしこまりました。",
  puzzled: () =>
    "うまく理解できませんでした。便、ご予約、座席、お荷物、払い戻しについてお手伝いできます。別の言い方でお願いできますか。",
  only_english: () => "その件は、まだ日本語では承れません。",
  no_such_flight: (number) => `${number}便は見つかりませんでした。便名をご確認ください。`,
  not_proven: () => "その確認コードと姓のご予約は見つかりませんでした。両方をご確認ください。",
  found: (booking) => `ありがとうございます。ご予約${booking}が見つかりました。`,
  flight: (f) =>
    [status(f), f.gate && `搭乗口は${f.gate}${f.terminal ? `、ターミナルは${f.terminal}` : ""}です。`]
      .filter(Boolean)
      .join(""),
  topics: {
    wifi: () => "はい、機内で無料のWi-Fiをご利用いただけます。",
    bags: ({ pounds, kilos, size, extra }) =>
      [
        "無料の受託手荷物の個数は、客室クラスと会員ステータスによって異なります。",
        pounds && kilos && `1個の重さは${kilos}キロ（${pounds}ポンド）までです。`,
        extra && `追加の手荷物は1個$${extra}です。`,
        size && `機内持ち込みの大きさは${size}インチまでです。`,
      ]
        .filter(Boolean)
        .join(""),
    seats: ({ all, business, economy, exits }) =>
      `この飛行機は全${all}席で、ビジネスクラス${business}席、エコノミークラス${economy}席です。${exits ? `非常口は${exits}列目にあります。` : ""}`,
    pets: ({ fee }) => `小さなペットはケージに入れて客室に連れて行けます${fee ? `。片道$${fee}です` : ""}。`,
    quoted: (text) => `規定には英語で次のように記載されています。「${text}」`,
    unknown: () => "規定には該当する内容が見つかりませんでした。",
  },
};
