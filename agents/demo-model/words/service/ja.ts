import type { Service } from "./keys.ts";

/** What doing things takes in Japanese. */
export const ja: Service = {
  would: (what, details) => `${what}：${details}。`,
  done: (what, details) => `完了しました。${what}：${details}。`,
  pays: (amount) => `料金は${amount}です。`,
  gets_back: (amount, by) => `${amount}を${by ? `${by}までに` : ""}返金します。`,
  free: () => "料金はかかりません。",
  unchanged: () => "承知しました。何も変更していません。ほかにご用件はございますか。",
  not_open: () => "何も変更していません。ご提案の期限が切れました。ご希望をお聞かせください。",
  refused: (why) => `申し訳ありませんが、承れません。航空会社の説明（英語）：「${why}」`,
  seat_now: (flight, seats) => `${flight}便の座席は${seats}です。`,
  has_seat: (seat, flight) => `${flight}便の座席はすでに${seat}です。`,
  free_seats: (flight, seats) => `${flight}便の空席：${seats}。`,
  no_free_seat: (flight) => `${flight}便の同じクラスには、ご希望の空席がありません。`,
  missed: (flight) => `そのため、${flight}便への乗り継ぎができません。`,
  options: () => "次の便には無料で変更できます。",
  no_options: () => "今後数日間、ほかの便はありません。",
  holds: () => "ご旅程は予定どおりです。",
  bags_now: (count) => `ご予約のお荷物は現在${count}個です。`,
  vouchers: { hotel: "ホテル上限", meal: "お食事上限", ground: "交通上限" },
  case_opened: (id, given) => `ケース${id}を作成しました。クーポン：${given}。`,
};
