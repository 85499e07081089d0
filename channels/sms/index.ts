export { SmsChannel, type SmsSending } from "./channel.ts";
export { fetchMedia, isTwilioMedia } from "./media.ts";
export { reconcileReceipts, type SmsReconciling } from "./reconcile.ts";
export { type SmsHearing, smsRoutes } from "./routes.ts";
export { segmentsOf } from "./segments.ts";
export { conversationOf as smsConversationOf, smsPace } from "./sender.ts";
export { textCode } from "./text-code.ts";
export { openTwilio, type TwilioAccount, type TwilioClient } from "./twilio-client.ts";
