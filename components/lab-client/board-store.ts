import type { Strategy } from "@/lessons/strategies/strategy";
import type { LabId } from "@/lib/lab/lab-id";
import { type Lane, type LaneKey, laneKey, laneOf } from "@/lib/lab/lane";
import type { LabState } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import { ViewStore } from "../view-store";
import { type BoardView, firstSettings, type Message, type Said, type Settings } from "./board-view";
import { type CheckAnswer, checkAsClient } from "./device-client";
import { fetchState, isOutdated } from "./lab-state";
import { forgottenWords } from "./own-labs";
import { LabProblem } from "./request";
import { addRound, describeChange, type Round } from "./rounds";

/** Milliseconds between two rounds of checks. */
const rhythm = 1000;
/** With these the server says that the board has nothing more to ask. */
const endings: ReadonlySet<string> = new Set(["expired-lab", "unknown-lab", "not-owner"]);
const noMessage: Message = { text: "", tone: "plain" };

/**
 * Keeps the board true: asks for every device that is shown whether it is still signed in, and the lab
 * for what has been done in it, in this tab or another.
 */
export class BoardStore extends ViewStore<BoardView> {
  #lanes: readonly Lane[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  /** Replaced when what is being done is no longer the last thing that happened: nothing is said of it then. */
  #subject = {};

  constructor(state: LabState, settings: Settings = firstSettings) {
    super({
      state,
      settings,
      rounds: [],
      now: Date.parse(state.now),
      owners: new Map(),
      busy: null,
      message: noMessage,
      trouble: null,
      stale: false,
      unanswered: null,
      spoken: "",
      over: false,
      outdated: false,
    });
  }

  /** Which devices are asked for. */
  watch(lanes: readonly Lane[]): void {
    // What was said is of the strategies that were shown then. A device more makes no difference to it.
    const isNew = lanes.some(({ strategy }) => this.#lanes.every((lane) => lane.strategy !== strategy));
    if (this.#lanes.length > 0 && isNew) this.#changeSubject();
    this.#lanes = lanes;
    void this.checkNow();
  }

  /** Whether these strategies are the ones on the board, and have been asked for. */
  shows(strategies: readonly Strategy[]): boolean {
    const shown = new Set(this.#lanes.map(({ strategy }) => strategy));
    if (shown.size !== strategies.length || !strategies.every((one) => shown.has(one))) return false;
    const asked = this.view.rounds.at(-1)?.answers;
    return this.#lanes.every((lane) => asked?.has(laneKey(lane)));
  }

  /** Resolves when something is so, or the lab is over. */
  until(isReached: (view: BoardView) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isReached(this.view) && !this.view.over) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = this.subscribe(look);
      look();
    });
  }

  choose(change: Partial<Settings>): void {
    this.update({ settings: { ...this.view.settings, ...change } });
    if (!change.database && !change.cache) return;
    this.#changeSubject();
    void this.checkNow();
  }

  /** Checks once a second for as long as somebody can see the page. */
  start(): () => void {
    let stopped = false;
    const tick = async () => {
      const began = performance.now();
      if (!this.view.settings.paused && !document.hidden && !this.view.over) await this.checkNow();
      if (!stopped) this.#timer = setTimeout(tick, Math.max(0, rhythm - (performance.now() - began)));
    };
    const onVisible = () => document.hidden || this.view.settings.paused || void this.checkNow();
    document.addEventListener("visibilitychange", onVisible);
    this.#timer = setTimeout(tick, rhythm);
    return () => {
      stopped = true;
      clearTimeout(this.#timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }

  setPaused(paused: boolean): void {
    this.choose({ paused });
    if (!paused) void this.checkNow();
  }

  /** One round of checks, after whatever is under way. */
  checkNow(): Promise<void> {
    return this.#enqueue(() => this.#round());
  }

  /**
   * Does something between two rounds of checks, so that the picture shows the moment before and after.
   * @param action returns what is to be said about it; what it measures is said after the checks
   * @returns the code with which it was refused, or `null`
   */
  perform(name: string, action: (view: BoardView) => Promise<Said>): Promise<string | null> {
    // What was looked at is no longer the last thing that was done.
    const settings = { ...this.view.settings, event: null };
    this.update({ busy: name, unanswered: null, settings });
    const subject = this.#changeSubject();
    return this.#enqueue(async () => {
      await this.#round();
      const before = lastEvent(this.view.state);
      let refused: string | null = null;
      let said: Said = "";
      try {
        said = await action(this.view);
      } catch (error) {
        refused = error instanceof LabProblem ? error.code : "internal";
        const unanswered = refused === "unreachable" ? before : null;
        this.update({ message: { text: this.#wordsFor(error), tone: "alert" }, unanswered });
      }
      await this.#round();
      if (refused === null && subject === this.#subject) {
        const text = typeof said === "string" ? said : said(this.view);
        this.update({ message: { text, tone: "plain" } });
      }
      this.update({ busy: null });
      return refused;
    });
  }

  #changeSubject(): object {
    this.#subject = {};
    this.update({ message: noMessage });
    return this.#subject;
  }

  async #round(): Promise<void> {
    let isChecked = false;
    try {
      const lab = this.view.state.id as LabId;
      const { database, cache } = this.view.settings;
      // One after the other: at the same time they would wait for each other, and be timed waiting.
      const answers: [LaneKey, CheckAnswer][] = [];
      for (const lane of this.#lanes) {
        answers.push([laneKey(lane), await checkAsClient({ lab, ...lane, database, cache })]);
      }
      const before = this.view.rounds.at(-1);
      const rounds = addRound(this.view.rounds, new Map(answers));
      const now = Math.max(this.view.now, ...answers.map(([, answer]) => Date.parse(answer.at)));
      const owners = ownersAfter(this.view, rounds.at(-1));
      isChecked = true;
      this.update({ rounds, now, owners, spoken: describeChange(before, rounds.at(-1)), stale: false });
      const state = await fetchState(lab);
      this.update({
        state,
        now: Math.max(now, Date.parse(state.now)),
        trouble: null,
        outdated: isOutdated(),
      });
      const { unanswered } = this.view;
      if (unanswered !== null) this.update({ message: outcomeOf(state, unanswered), unanswered: null });
    } catch (error) {
      this.update({ trouble: this.#wordsFor(error), stale: !isChecked });
    }
  }

  #wordsFor(error: unknown): string {
    if (!(error instanceof LabProblem)) {
      console.error(error);
      return t("Something went wrong in this page. Reload it: the lab is still there.");
    }
    if (endings.has(error.code)) this.update({ over: true });
    return error.code === "not-owner" ? t(forgottenWords) : error.message;
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work, work);
    this.#queue = done;
    return done;
  }
}

function lastEvent({ events }: LabState): number {
  return Number(events.at(-1)?.id ?? 0);
}

/** What became of a press that got no answer, as far as the lab's events tell. */
function outcomeOf({ events }: LabState, before: number): Message {
  const since = events.filter(({ id }) => Number(id) > before).map(({ kind }) => kind.replaceAll("-", " "));
  const told = [...new Set(since)].join(", ");
  const text = told
    ? t("The server answers again. It has done since the press: {told}.", { told })
    : t("The server answers again. The press did not reach it: nothing was done.");
  return { text, tone: "plain" };
}

function ownersAfter({ owners, state }: BoardView, round: Round | undefined): BoardView["owners"] {
  const next = new Map(owners);
  for (const [key, answer] of round?.answers ?? []) {
    if (!answer.signedIn) continue;
    const { device } = laneOf(key);
    if (answer.user.email === state.user.email) next.delete(device);
    else next.set(device, answer.user.name);
  }
  return next;
}
