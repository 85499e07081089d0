import type { Sentences } from "./keys.ts";

export const en: Sentences = {
  person_asked: ({ by } = {}) =>
    by
      ? `I've asked a colleague to help you. Someone will answer you here by ${by}.`
      : "I've asked a colleague to help you. Someone will answer you here as soon as possible.",
  person_joined: ({ name }) => `${name} from our team is here now and will help you.`,
  person_left: ({ name } = {}) =>
    `${name ?? "Our colleague"} has left the chat. If you still need something, just write.`,
  nobody_came: ({ backAt } = {}) =>
    backAt
      ? `I'm sorry, nobody on our team was free in time. Your request is kept, and a person will answer you here from ${backAt}. Until then I can go on helping you.`
      : "I'm sorry, nobody on our team was free in time. Your request is kept, and a person will answer you here. Until then I can go on helping you.",
  holding: () => "I want to be sure this is right, so a colleague is checking it. You'll get the answer here.",
  approval_pending: ({ what } = {}) =>
    `${what ? `Your request (${what})` : "Your request"} needs a colleague's approval. I've asked for it and will tell you here as soon as it's decided.`,
  outage: () =>
    "Our systems are not reachable right now. Your message is safe, and we'll answer it as soon as they are back.",
  attachment_received: () =>
    "Thank you, I have your file. I can't open it, but my colleagues can. Tell me what it is about, or ask me for a person.",
  off_topic_refusal: () =>
    "Sorry, I can only help with your travel with us: flights, bookings, seats, bags and refunds.",
  blocked_refusal: () => "Sorry, I can't help with that. If you need something for your trip, tell me what it is.",
  opted_out_help: () =>
    "You asked us not to text this number, so we won't. You can still reach us in the chat on our website.",
  outside_hours: ({ opensAt }) =>
    `Our team is back on ${opensAt}. Your request is kept, and until then I'll do what I can for you here.`,
  resolved: () => "We've marked your request as solved. If anything is still open, just write here.",
  satisfaction_ask: () => "How did we do? Reply with a number from 1 (bad) to 5 (great).",
  satisfaction_thanks: () => "Thank you for telling us. It helps us get better.",
  continue_offer: () => "Reply MORE to read on.",
  retry_later: () => "That didn't work just now. Please try again in a few minutes.",
  error: () => "Sorry, something went wrong on our side. Your message is not lost, and a colleague will look at it.",
  back_to_assistant: ({ name } = {}) =>
    `${name ?? "Our colleague"} has handed you back to me, the assistant. What else can I do for you?`,
  denied: ({ what } = {}) =>
    `I'm sorry, our team could not approve ${what ?? "your request"}. If you'd like to talk about it, ask me for a person.`,
  language_changed: () => "Of course, let's go on in English.",
  transcript: ({ link } = {}) =>
    link
      ? `Here is the transcript of our conversation. The link works for 3 days:\n${link}`
      : "Here is our conversation so far:",
  transcript_nothing: () => "There is nothing from the last 7 days that I could send you.",
};
