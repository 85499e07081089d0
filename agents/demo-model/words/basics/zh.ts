import type { Basics, ToldFlight } from "./keys.ts";

const status = (f: ToldFlight): string => {
  const flight = `${f.date}从${f.from}飞往${f.to}的${f.number}`;
  switch (f.status) {
    case "on time":
      return `${flight}准点：${f.departs}起飞，${f.arrives}到达。`;
    case "delayed":
      return `${flight}延误${f.delay}：原定${f.departsPlanned}，现在${f.departs}起飞，${f.arrives}到达。`;
    case "cancelled":
      return `${flight}（原定${f.departsPlanned}）已取消。`;
    case "in the air":
      return `${flight}正在飞行：${f.departs}已起飞，预计${f.arrives}到达。`;
    case "landed":
      return `${flight}已降落：${f.departs}起飞，${f.arrives}到达。`;
  }
};

/** What is said to people who write Chinese. */
export const zh: Basics = {
  greeting: (name) => `您好${name ? `，${name}` : ""}！我可以协助您处理航班、预订、座位、行李和退款。请问您需要什么？`,
  all_right: () => "好的。还有什么可以帮您的吗？",
  half_known: () => "谢谢。",
  gladly: () => "很乐意为您效劳。",
  regrets: () => "很抱歉给您带来不便。",
  still_puzzled: () => "抱歉，我还是没有理解。",
  thanks: () => "不客气！还有什么可以帮您的吗？",
  goodbye: () => "感谢您的来信，祝您旅途愉快！",
  small_talk: () => "我在。请问有什么可以帮您？",
  bot: () =>
    "我不是真人。我是航空公司的助手，目前由一个基于规则的替身扮演，背后没有语言模型。所有信息我都在航空公司的系统里查询，也可以随时请同事来帮您。",
  abilities: () =>
    "我可以查询航班和登机口、更换座位、取消预订、在错过转机时改签、加购行李、处理补偿，并回答行李、宠物和机上服务的问题。其他事情我可以请同事来帮您。",
  person: () => "当然可以。",
  puzzled: () => "我不确定是否理解了。我可以协助您处理航班、预订、座位、行李和退款。可以换个说法吗？",
  only_english: () => "这件事我还不能用中文办理。",
  no_such_flight: (number) => `我找不到航班 ${number}。请核对航班号。`,
  not_proven: () => "我找不到与该确认码和姓氏相符的预订。请核对这两项。",
  found: (booking) => `谢谢，我找到了预订 ${booking}。`,
  flight: (f) =>
    [status(f), f.gate && `登机口 ${f.gate}${f.terminal ? `，航站楼 ${f.terminal}` : ""}。`].filter(Boolean).join(""),
  topics: {
    wifi: () => "有的，机上提供免费 Wi-Fi。",
    bags: ({ pounds, kilos, size, extra }) =>
      [
        "免费行李的件数取决于舱位和会员级别。",
        pounds && kilos && `每件最重 ${kilos} 公斤（${pounds} 磅）。`,
        extra && `每多一件收费 $${extra}。`,
        size && `随身行李最大 ${size} 英寸。`,
      ]
        .filter(Boolean)
        .join(""),
    seats: ({ all, business, economy, exits }) =>
      `这架飞机共有 ${all} 个座位：商务舱 ${business} 个，经济舱 ${economy} 个。${exits ? `紧急出口在第 ${exits} 排。` : ""}`,
    pets: ({ fee }) => `小型宠物可以装在宠物包里带进客舱${fee ? `，每程收费 $${fee}` : ""}。`,
    quoted: (text) => `我们的规定（英文）是这样写的：“${text}”`,
    unknown: () => "我在规定中没有找到相关内容。",
  },
};
