/** A passage of a policy: one heading and what stands under it. */
export interface Passage {
  policy: string;
  heading: string;
  text: string;
}
