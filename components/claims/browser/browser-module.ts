/** What a card does in the browser before its run on the server. What it finds is posted there to be judged. */
export type BrowserModule = {
  find(context: { lab: string; onProgress(words: string, share: number): void }): Promise<unknown>;
};
