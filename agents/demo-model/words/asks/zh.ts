import type { BasicAsk } from "./ask.ts";

/** The questions that are asked in Chinese. */
export const zh: Record<BasicAsk, string> = {
  identity: "请问您的确认码和预订上的姓氏是什么？",
  last_name: "请问预订上的姓氏是什么？",
  code: "请问确认码是什么？共六个字符。",
  flight_number: "请问是哪个航班号？",
  offer_person: "需要我请同事来帮您吗？",
  confirm: "要为您办理吗？请回复“确认”，或告诉我您想怎么改。",
  which_seat: "您想要哪个座位？我也可以给您看座位图。",
  which_flight: "您想要哪一个？",
  which_date: "您想哪一天出行？",
  exit_row: "那一排靠近紧急出口：您能够并愿意在紧急情况下协助机组吗？",
  why_cancel: "请问原因是行程改变、健康、天气，还是我们取消了航班？",
  how_many_bags: "您想多带几件行李？",
  bag_tag: "行李牌上的号码是多少？以 BG 开头。",
};
