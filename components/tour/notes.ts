import { t } from "@/lib/language/texts";
import { ViewStore } from "../view-store";

/** The presenter's window, as long as it is open. Kept outside of React: a tour goes on in another lab. */
class Notes extends ViewStore<Window | null> {
  /** Only from a press: a browser opens no window by itself. @returns whether it let us */
  open(): boolean {
    const opened = window.open("", "notes", "popup,width=620,height=760");
    if (!opened) return false;
    dress(opened.document);
    this.replace(opened);
    const watch = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(watch);
      this.replace(null);
    }, 300);
    return true;
  }

  close(): void {
    this.view?.close();
  }
}

export const notes = new Notes(null);

/** The same style as here: an empty window has none. */
function dress(page: Document): void {
  page.title = t("Notes · Still signed in?");
  page.documentElement.lang = document.documentElement.lang;
  page.documentElement.dataset.theme = document.documentElement.dataset.theme ?? "";
  const styles = [...document.querySelectorAll('link[rel="stylesheet"], style')];
  page.head.replaceChildren(...styles.map((style) => page.importNode(style, true)));
  page.body.replaceChildren();
}
