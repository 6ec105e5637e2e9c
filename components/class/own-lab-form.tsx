import { useState } from "react";
import type { PhoneState } from "@/lib/class/state";
import { t } from "@/lib/language/texts";
import { refusalIn, sendForm } from "../ui/send-json";

type Props = { path: string; ownLab: NonNullable<PhoneState["ownLab"]> };

/** The way to a lab of one's own, where the teacher offers it. It works without JavaScript. */
export function OwnLabForm({ path, ownLab: { url } }: Props) {
  const [said, setSaid] = useState("");

  async function open(form: HTMLFormElement): Promise<void> {
    const response = await sendForm(form);
    if (response?.ok) location.assign((await response.json()).url);
    else
      setSaid(
        response ? await refusalIn(response, t("It was not opened.")) : t("The server does not answer."),
      );
  }

  return (
    <div className="panel grid gap-2 px-4 py-3 text-base">
      <p>
        {t(
          "At your own pace: a lab that is yours alone, with its own Alice and challenges to solve. The wall shows how many you have solved, and nothing else of it.",
        )}
      </p>
      {url ? (
        <a className="btn btn-main min-h-11 justify-center" href={url}>
          {t("Go to your lab")}
        </a>
      ) : (
        <form
          action={`${path}/own-lab`}
          method="post"
          onSubmit={(event) => {
            event.preventDefault();
            void open(event.currentTarget);
          }}
        >
          <button type="submit" className="btn btn-main min-h-11 w-full justify-center">
            {t("Open a lab of your own")}
          </button>
        </form>
      )}
      <p role="status" className="text-alert empty:hidden">
        {said}
      </p>
    </div>
  );
}
