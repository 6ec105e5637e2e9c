import { useState } from "react";
import { t } from "@/lib/language/texts";
import { refusalIn, sendForm } from "../ui/send-json";

type Props = { path: string; nickname: string | null; onKept(): void };

/** What its holder calls the phone, where the teacher allows that. It works without JavaScript. */
export function NicknameForm({ path, nickname, onKept }: Props) {
  const [said, setSaid] = useState("");

  async function send(form: HTMLFormElement): Promise<void> {
    const response = await sendForm(form);
    if (response?.ok) onKept();
    if (!response) setSaid(t("The server does not answer."));
    else setSaid(response.ok ? "" : await refusalIn(response, t("It was not kept.")));
  }

  return (
    <form
      action={`${path}/nickname`}
      method="post"
      className="panel flex items-end gap-2 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <label className="grid min-w-0 grow gap-1 text-muted">
        {t("A name for the wall, if you like")}
        <input name="nickname" autoComplete="off" defaultValue={nickname ?? ""} className="field min-h-11" />
      </label>
      <button type="submit" className="btn min-h-11">
        {t("Keep")}
      </button>
      <p role="status" className="text-alert empty:hidden">
        {said}
      </p>
    </form>
  );
}
