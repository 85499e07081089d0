/** US dollars one model call cost, where the model's price is known. */
export type PriceOf = (model: string, tokens: { input: number; output: number }) => number | undefined;
