import { describe, expect, it } from "vitest";
import { soundsAngry } from "../../../agents/language/sounds-angry.ts";
import { wantsPerson } from "../../../agents/language/wants-person.ts";

describe("asks for a person", () => {
  it.each([
    "I want to talk to a human",
    "agent please",
    "Can I speak with your supervisor?",
    "transfer me to a representative",
    "get me a real person",
    "human",
    "can someone call me",
    "I need customer service",
    "stop, no more bots, give me a person",
    "representative!!",
    "Quiero hablar con una persona",
    "páseme con un agente por favor",
    "necesito un asesor",
    "Je voudrais parler à un conseiller",
    "passez-moi quelqu'un",
    "je veux un humain",
    "Ich möchte mit einem Mitarbeiter sprechen",
    "Kann ich mit einem Menschen reden?",
    "verbinden Sie mich bitte",
    "Quero falar com um atendente",
    "preciso de uma pessoa",
    "转人工",
    "我要人工客服",
    "我想和真人说话",
    "担当者と話したい",
    "オペレーターにつないでください",
    "人間に代わってください",
  ])("%s", (text) => expect(wantsPerson(text)).toBe(true));

  it.each([
    "don't transfer me",
    "please don't transfer me to an agent",
    "are you a human?",
    "are you a bot",
    "I don't want to talk to a human",
    "no agent please",
    "two people are travelling",
    "how much per person",
    "change my seat",
    "My travel agent booked it",
    "no quiero hablar con una persona",
    "je ne veux pas parler à un conseiller",
    "ich möchte nicht mit einem Mitarbeiter sprechen",
    "não quero falar com atendente",
    "不要转人工",
    "担当者は不要です",
    "I want to add a person to my booking",
    "the gate agent was rude",
    "",
  ])("not: %s", (text) => expect(wantsPerson(text)).toBe(false));
});

describe("sounds angry", () => {
  it.each([
    "This is ridiculous, worst airline ever",
    "WHERE IS MY BAG YOU PEOPLE LOST IT",
    "fuck this",
    "answer me!!!!",
    "esto es inaceptable",
    "c'est honteux",
    "das ist eine Frechheit",
    "que absurdo, péssimo atendimento",
    "你是个傻瓜",
    "太差了",
    "ふざけるな",
    "😡",
    "Ces prix sont ridicules, nous ne pouvons pas faire affaire avec vous. Au revoir.",
  ])("%s", (text) => expect(soundsAngry(text)).toBe(true));

  it.each([
    "Where is my bag?",
    "HXDUBJ",
    "JFK LAX BOS SFO please",
    "thanks!",
    "my flight was cancelled",
    "vielen Dank",
    "ありがとう",
    "MY NAME IS ANA",
    "great!!",
  ])("not: %s", (text) => expect(soundsAngry(text)).toBe(false));
});
