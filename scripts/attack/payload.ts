/** A text that has harmed programs like this one, and what it aims at. */
export type Payload = readonly [aim: string, text: string];
