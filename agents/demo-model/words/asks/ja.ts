import type { BasicAsk } from "./ask.ts";

/** The questions that are asked in Japanese. */
export const ja: Record<BasicAsk, string> = {
  identity: "確認コードと、ご予約の姓を教えていただけますか。",
  last_name: "ご予約の姓を教えていただけますか。",
  code: "確認コードを教えていただけますか。六文字です。",
  flight_number: "便名を教えていただけますか。",
  offer_person: "担当者におつなぎしましょうか。",
  confirm: "このまま進めてよろしいですか。よろしければ「確認しました」、別のご希望があればお知らせください。",
  which_seat: "どの座席をご希望ですか。座席表もお見せできます。",
  which_flight: "どちらになさいますか。",
  which_date: "ご希望の日はいつですか。",
  exit_row: "その列は非常口の近くです。緊急時に乗務員を手伝っていただけますか。",
  why_cancel: "理由を伺えますか。予定の変更、ご体調、天候、それとも弊社の欠航でしょうか。",
  how_many_bags: "あと何個お荷物をお持ちになりますか。",
  bag_tag: "手荷物タグの番号を教えてください。BGで始まります。",
};
