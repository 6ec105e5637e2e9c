import { useState } from "react";
import type { RoundKind } from "@/lessons/rounds/round-kind";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { OwnGuess, RoundState } from "@/lib/class/state";
import { message, t } from "@/lib/language/texts";
import { refusalIn, sendForm } from "../ui/send-json";

type Props = { path: string; round: RoundState; kind: RoundKind; guess: OwnGuess | null; onKept(): void };

const kept = message("Your guess is kept. You can change it until Alice acts.");

/** What will happen, and because …: it can be changed until the teacher acts. It works without JavaScript. */
export function GuessForm({ path, round, kind, guess, onKept }: Props) {
  const [said, setSaid] = useState("");
  const [because, setBecause] = useState(guess?.because ?? "");

  async function send(form: HTMLFormElement): Promise<void> {
    const response = await sendForm(form);
    setSaid(response ? await wordsFor(response) : t("The server does not answer: try again."));
    if (response?.ok) onKept();
  }

  return (
    <form
      action={`${path}/guess`}
      method="post"
      className="panel grid gap-3 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <h2 className="font-bold text-lg leading-snug">{kind.announcement}</h2>
      <p>{kind.question}</p>
      <input type="hidden" name="round" value={round.number} />
      {(["left", "right"] as const).map((side) => (
        <fieldset
          key={side}
          data-strategy={round[side]}
          className="grid grid-cols-[minmax(0,1fr)_5.25rem_5.25rem] items-center gap-2"
        >
          <legend className="float-left min-w-0 font-semibold text-accent">
            {strategyRecords[round[side]].title}
          </legend>
          {(["in", "out"] as const).map((value) => (
            <label
              key={value}
              className="btn min-h-11 cursor-pointer has-checked:border-ink has-checked:bg-ink has-checked:font-semibold has-checked:text-surface has-focus-visible:outline-2"
            >
              <input
                type="radio"
                name={side}
                value={value}
                required
                defaultChecked={guess?.[side] === value}
                className="sr-only"
              />
              {value === "in" ? t("still in") : t("out")}
            </label>
          ))}
        </fieldset>
      ))}
      <label className="grid gap-1 text-muted">
        {t("because …")}
        <select
          name="because"
          className="field min-h-11"
          value={because}
          onChange={(event) => setBecause(event.target.value)}
        >
          <option value="">{t("I just think so")}</option>
          {Object.entries(kind.reasons).map(([id, reason]) => (
            <option key={id} value={id}>
              {reason}
            </option>
          ))}
          <option value="other">{t("for another reason")}</option>
        </select>
      </label>
      <input
        name="words"
        aria-label={t("Your own reason")}
        placeholder={t("in your own words")}
        maxLength={200}
        defaultValue={guess?.words ?? ""}
        hidden={because !== "other"}
        className="field min-h-11"
      />
      <button type="submit" className="btn btn-main min-h-11 text-base">
        {guess ? t("Change my guess") : t("That is my guess")}
      </button>
      <p role="status" className="empty:hidden">
        {said || (guess ? t(kept) : "")}
      </p>
    </form>
  );
}

async function wordsFor(response: Response): Promise<string> {
  if (response.ok) return kept;
  return refusalIn(response, t("It was not kept."));
}
