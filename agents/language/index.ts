export { type Answer as Affirmation, affirmation } from "./affirmation.ts";
export { asksForTranscript } from "./asks-for-transcript.ts";
export { compensationOf } from "./compensation.ts";
export { detectLanguage, type Heard as HeardLanguage } from "./detect.ts";
export { isLanguage, type Language, languages, ownName } from "./language.ts";
export { asksForMore, moreWord, type SentenceKey, type Sentences, sentences } from "./sentences.ts";
export { soundsAngry } from "./sounds-angry.ts";
export { type TranscriptWords, transcriptWords } from "./transcript-words.ts";
export { wantsPerson } from "./wants-person.ts";
