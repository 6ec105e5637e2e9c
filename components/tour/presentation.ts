import { ViewStore } from "../view-store";

class Presentation extends ViewStore<boolean> {
  readonly toggle = (): void => this.replace(!this.view);
}

/** Whether the board is shown in large type. Kept outside of React: a tour goes on in another lab. */
export const presentation = new Presentation(false);
