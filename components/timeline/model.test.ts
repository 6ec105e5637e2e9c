import { describe, expect, it } from "vitest";
import { bothStrategies } from "@/lessons/strategies/strategy";
import { describeTimeline } from "./describe";
import { epoch, event, lab, run, walk } from "./fixture";
import { buildTimeline } from "./model";

const phone = { device: "phone", strategy: "database" } as const;
const both = (now: number) => ({ strategies: bothStrategies, now: epoch(now) });

describe("the origin", () => {
  it("is the first sign-in, not the twenty minutes before it", () => {
    const snapshot = lab({
      checks: [run(phone, { from: 1, to: 9 })],
      events: [event("signed-in", 0, phone)],
    });
    const model = buildTimeline(snapshot, both(9));
    expect(model.lanes.find((lane) => lane.bars.length > 0)?.bars[0]?.from).toBe(1000);
    expect(model.now).toBe(9000);
  });

  it("ignores checks that found nobody, and added devices", () => {
    const nobody = run(phone, { from: -600, to: -1, status: 401 });
    const checks = [nobody, run(phone, { from: 2, to: 9 })];
    const model = buildTimeline(lab({ checks, events: [event("device-added", -700)] }), both(9));
    expect(model.now).toBe(7000);
  });

  it("is now as long as nothing happened", () => {
    const checks = [run(phone, { from: -600, to: -1, status: 401 })];
    const model = buildTimeline(lab({ checks }), both(0));
    expect(model).toMatchObject({ empty: true, now: 0, rules: [] });
    expect(model.lanes).toHaveLength(6);
    expect(describeTimeline(model)).toBe("Nobody has signed in yet.");
  });
});

describe("rules", () => {
  const kinds = (
    snapshot: ReturnType<typeof walk>,
    view: readonly (typeof bothStrategies)[number][] = bothStrategies,
  ) => buildTimeline(snapshot, { strategies: view, now: epoch(56) }).rules.map((rule) => rule.texts[0]);

  it("stand where something was done, once for a theft under both strategies", () => {
    expect(kinds(walk(56, 124))).toEqual(["cookie stolen 0:23", "password changed 0:48"]);
  });

  it("are two when the same happened again later", () => {
    const snapshot = walk(56, 124);
    snapshot.events.push(event("cookie-stolen", 25));
    expect(kinds(snapshot)).toHaveLength(3);
  });

  it("name the device that signed out, if it was one", () => {
    const jwt = { device: "laptop", strategy: "jwt" } as const;
    const one = lab({ events: [event("signed-in", 0), event("signed-out", 40, phone)] });
    const two = lab({
      events: [event("signed-in", 0), event("signed-out", 40, phone), event("signed-out", 40.5, jwt)],
    });
    expect(kinds(one)).toEqual(["Phone signed out 0:40"]);
    expect(kinds(two)).toEqual(["signed out 0:40"]);
  });

  it("of another strategy are not shown, but a password change always is", () => {
    const snapshot = walk(56, 124);
    snapshot.events.push(event("signed-out", 50, phone));
    expect(kinds(snapshot, ["jwt"])).toEqual(["cookie stolen 0:23", "password changed 0:48"]);
  });

  it("say when the database was away", () => {
    const checks = [run(phone, { from: 0, to: 29 }), run(phone, { from: 30, to: 35, status: 503 })];
    expect(kinds(lab({ checks }))).toEqual(["database unavailable 0:30"]);
  });
});

describe("the view", () => {
  it("does not change the axis, and neither does the password change", () => {
    const ends = [47, 49, 56].flatMap((now) =>
      [bothStrategies, ["jwt"] as const, ["database"] as const].map(
        (view) => buildTimeline(walk(now, 124), { strategies: view, now: epoch(now) }).end,
      ),
    );
    expect(new Set(ends)).toEqual(new Set([135_000]));
  });

  it("has the lanes of the chosen strategies in order", () => {
    const lanes = buildTimeline(walk(56, 124), { strategies: ["jwt"], now: epoch(56) }).lanes;
    expect(lanes.map((lane) => `${lane.name} ${lane.strategy}`)).toEqual([
      "Laptop jwt",
      "Phone jwt",
      "Thief jwt",
    ]);
  });

  it("never puts now before what was already seen", () => {
    expect(buildTimeline(walk(56, 124), both(50)).now).toBe(56_000);
  });
});

describe("in words", () => {
  it("tells each lane and what was done", () => {
    expect(describeTimeline(buildTimeline(walk(56, 124), both(56)))).toBe(
      [
        "Laptop, database session: signed in from 0:00 to 0:48, then signed out.",
        "Phone, database session: signed in from 0:00 to 0:48, then signed out.",
        "Thief, database session: signed in from 0:23 to 0:48, then signed out.",
        "Laptop, JWT: signed in since 0:00, expires 2:04.",
        "Phone, JWT: signed in since 0:00, expires 2:04.",
        "Thief, JWT: signed in since 0:23, expires 2:04.",
        "Cookie stolen 0:23. Password changed 0:48.",
      ].join(" "),
    );
  });

  it("names those who never signed in together, and tells expiry and silence apart", () => {
    const checks = [
      run(phone, { from: 0, to: 20, expires: 124 }),
      run({ device: "laptop", strategy: "database" }, { from: 0, to: 29.5, expires: 30 }),
      run({ device: "laptop", strategy: "database" }, { from: 30.2, to: 60, status: 401 }),
    ];
    expect(
      describeTimeline(buildTimeline(lab({ checks }), { strategies: ["database"], now: epoch(60) })),
    ).toBe(
      "Laptop, database session: signed in from 0:00 to 0:30, expired 0:30. " +
        "Phone, database session: signed in from 0:00 to 0:20, not checked since, expires 2:04. " +
        "Never signed in: Thief, database session.",
    );
  });

  it("does not call it a sign-out when the database is away", () => {
    const checks = [
      run(phone, { from: 0, to: 20, expires: 124 }),
      run(phone, { from: 21, to: 30, status: 503 }),
    ];
    const model = buildTimeline(lab({ checks }, ["phone"]), { strategies: ["database"], now: epoch(30) });
    expect(describeTimeline(model)).toBe(
      "Phone, database session: signed in from 0:00 to 0:20; no answer from 0:21 to 0:30.",
    );
  });
});
