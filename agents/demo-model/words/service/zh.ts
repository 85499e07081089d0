import type { Service } from "./keys.ts";

/** What doing things takes in Chinese. */
export const zh: Service = {
  would: (what, details) => `${what}：${details}。`,
  done: (what, details) => `已办好。${what}：${details}。`,
  pays: (amount) => `费用为 ${amount}。`,
  gets_back: (amount, by) => `将退还 ${amount}${by ? `，最迟${by}到账` : ""}。`,
  free: () => "不收费。",
  unchanged: () => "好的，没有做任何更改。还有什么可以帮您的吗？",
  not_open: () => "没有做任何更改：该方案已失效。请告诉我您的需要。",
  refused: (why) => `抱歉，无法办理。航空公司的说明（英文）：“${why}”`,
  seat_now: (flight, seats) => `您在 ${flight} 的座位是 ${seats}。`,
  has_seat: (seat, flight) => `您在 ${flight} 已经是座位 ${seat}。`,
  free_seats: (flight, seats) => `${flight} 的空座：${seats}。`,
  no_free_seat: (flight) => `${flight} 上您的舱位没有这样的空座了。`,
  missed: (flight) => `因此您会错过转机航班 ${flight}。`,
  options: () => "以下航班可以免费改签：",
  no_options: () => "未来几天没有其他航班。",
  holds: () => "您的行程照常。",
  bags_now: (count) => `该预订现在有 ${count} 件行李。`,
  vouchers: { hotel: "酒店最高", meal: "餐饮最高", ground: "交通最高" },
  case_opened: (id, given) => `已为您建立案件 ${id}。您的代金券：${given}。`,
};
