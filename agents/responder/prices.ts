/** US dollars one model call cost, where the model's price is known. */
export type PriceOf = (model: string, tokens: { input: number; output: number }) => number | undefined;

// US dollars per million tokens, as OpenAI listed them in 2026. A model that is not here has no price.
const PER_MILLION: Readonly<Record<string, { input: number; output: number }>> = {
  "gpt-5.2": { input: 1.75, output: 14 },
  "gpt-4.1": { input: 2, output: 8 },
  "gpt-4.1-mini": { input: 0.4, output: 1.6 },
  "gpt-4.1-nano": { input: 0.1, output: 0.4 },
};

export const listPrice: PriceOf = (model, { input, output }) => {
  const price = PER_MILLION[model];
  return price && (input * price.input + output * price.output) / 1_000_000;
};
