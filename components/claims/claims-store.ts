import type { Card } from "@/lessons/claims/card";
import type { ClaimResult } from "@/lessons/claims/claim";
import type { OwnVerdict } from "@/lessons/claims/own-verdict";
import { verdictWords } from "@/lessons/claims/verdict";
import { t } from "@/lib/language/texts";
import { repeat } from "@/lib/spread.mjs";
import { RunProblem } from "../ui/follow-run";
import { ViewStore } from "../view-store";
import { keepOwn, readOwn } from "./kept-own";
import { keep, readKept } from "./kept-results";
import { runCard } from "./run-client";

/** What one card shows. A result stays while the next run goes on. */
export type CardState = {
  running: { words: string; share: number } | null;
  result: ClaimResult | null;
  problem: string | null;
  /** Where the slider stands, if there is one. */
  slider: number | undefined;
  /** What the reader expects, written before the run. */
  own: OwnVerdict | null;
};

/** What the page shows. Replaced whole at every change. */
export type ClaimsView = {
  cards: Readonly<Record<string, CardState>>;
  /** Of "Run all": how many cards have come to an end. */
  all: { ended: number; of: number } | null;
  /** What has just ended, for those who cannot see it. */
  spoken: string;
};

/** A browser has six connections to a server, and the card that works needs some of them itself. */
const besideAtOnce = 3;

/** Runs cards and keeps what came of them. */
export class ClaimsStore extends ViewStore<ClaimsView> {
  constructor(
    private readonly lab: string,
    private readonly cards: readonly Card[],
  ) {
    const first = (card: Card): CardState => ({
      running: null,
      result: null,
      problem: null,
      slider: card.slider?.initial,
      own: null,
    });
    const states = Object.fromEntries(cards.map((card) => [card.id, first(card)]));
    super({ cards: states, all: null, spoken: "" });
  }

  /** Shows again what was run in this tab before, and what was expected of it in this browser. */
  restore(): void {
    const [kept, own] = [readKept(this.lab), readOwn(this.lab)];
    for (const card of this.cards) {
      this.#change(card, { result: kept[card.id] ?? null, own: own[card.id] ?? null });
    }
  }

  setSlider(card: Card, slider: number): void {
    this.#change(card, { slider });
  }

  /** Writes down what is expected of a card that was not run yet. */
  setOwn(card: Card, own: OwnVerdict | null): void {
    this.#change(card, { own });
    keepOwn(this.lab, card.id, own);
  }

  /** Runs a card, unless it is running. What goes wrong is told on the card, and harms no other. */
  async run(card: Card): Promise<void> {
    if (this.view.cards[card.id]?.running) return;
    this.#change(card, { running: { words: t("Beginning"), share: 0 }, problem: null });
    const onProgress = (words: string, share: number) => this.#change(card, { running: { words, share } });
    try {
      const result = await runCard(this.lab, card, this.view.cards[card.id]?.slider, onProgress);
      this.#change(card, { running: null, result });
      keep(this.lab, result);
      this.#say(card, `${verdictWords[result.verdict].word} ${result.sentence}`);
    } catch (error) {
      const problem = error instanceof RunProblem ? error.message : t("The run failed in this browser.");
      this.#change(card, { running: null, problem });
      this.#say(card, problem);
      if (!(error instanceof RunProblem)) console.error(error);
    }
  }

  /** Runs every card: one after the other, so that none disturbs what another measures, and beside them those that wait. */
  async runAll(): Promise<void> {
    if (this.view.all) return;
    this.update({ all: { ended: 0, of: this.cards.length } });
    const run = async (card: Card) => {
      await this.run(card);
      const { all } = this.view;
      if (all) this.update({ all: { ...all, ended: all.ended + 1 } });
    };
    try {
      const waiting = this.cards
        .filter(({ waits }) => waits)
        .toSorted((a, b) => b.expectedSeconds - a.expectedSeconds);
      const beside = repeat(waiting.length, besideAtOnce, (index) => run(waiting[index] as Card));
      for (const card of this.cards.filter(({ waits }) => !waits)) await run(card);
      await beside;
    } finally {
      this.update({ all: null });
    }
  }

  #say(card: Card, words: string): void {
    this.update({ spoken: `${card.number}. ${card.statement}: ${words}` });
  }

  #change(card: Card, change: Partial<CardState>): void {
    const state = this.view.cards[card.id];
    if (state) this.update({ cards: { ...this.view.cards, [card.id]: { ...state, ...change } } });
  }
}
