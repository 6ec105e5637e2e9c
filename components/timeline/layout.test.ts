import { describe, expect, it } from "vitest";
import { bothStrategies } from "@/lessons/strategies/strategy";
import { deviceCatalogue } from "@/lib/lab/devices";
import { epoch, event, lab, run, walk } from "./fixture";
import { timelineHeight } from "./geometry";
import { layoutTimeline } from "./layout";
import { buildTimeline } from "./model";
import { textWidth } from "./text-width";

const twelve = deviceCatalogue.map((device) => device.slug);
const widths = [300, 350, 390, 639, 640, 760, 1238, 1440, 1880];

function draw(snapshot: ReturnType<typeof walk>, now: number, width = 1238) {
  return layoutTimeline(buildTimeline(snapshot, { strategies: bothStrategies, now: epoch(now) }), width);
}

const situations = [
  ["the first second", walk(1, 120), 1],
  ["after the password change", walk(56, 124), 56],
  ["all over", walk(140, 124), 141],
  ["hours later", walk(140, 124), 18_000],
  ["24 hours to live", walk(56, 86_400), 56],
  ["15 minutes to live", walk(70, 900), 70],
  ["twelve devices", walk(56, 124, twelve), 56],
  ["nothing yet", lab({}), 0],
] as const;

describe.each(situations)("%s", (_, snapshot, now) => {
  it.each(widths)("keeps all inside %d px", (width) => {
    const { lanes, rules, ticks, plot, height, now: line } = draw(snapshot, now, width);
    for (const lane of lanes) {
      expect(12 + textWidth(lane.name, 12)).toBeLessThanOrEqual(plot.left);
      for (const bar of [...lane.bars, ...lane.unanswered]) {
        expect(bar.x).toBeGreaterThanOrEqual(plot.left);
        expect(bar.x + bar.width).toBeLessThanOrEqual(width);
      }
      if (lane.end) expect(lane.end.x + textWidth(lane.end.text, 11)).toBeLessThanOrEqual(width);
      if (lane.dash) expect(lane.dash.to).toBeGreaterThanOrEqual(lane.dash.from);
      expect(lane.y).toBeLessThan(plot.bottom);
    }
    for (const rule of rules) expect(rule.x).toBeLessThanOrEqual(plot.right);
    if (line) expect(line.x).toBeLessThanOrEqual(plot.right);
    expect(plot.bottom).toBeLessThan(height);

    const written = [
      ...ticks.flatMap(({ x, label }) => (label ? [{ x, half: textWidth(label, 11) / 2 }] : [])),
      ...(line ? [{ x: line.label.x, half: textWidth(line.label.text, 11, true) / 2 }] : []),
    ].toSorted((a, b) => a.x - b.x);
    for (const [index, text] of written.entries()) {
      const next = written[index + 1];
      if (next) expect(text.x + text.half).toBeLessThan(next.x - next.half);
      expect(text.x + text.half).toBeLessThanOrEqual(width);
    }
  });
});

describe("lanes", () => {
  it("are as high as promised before anything was measured, whatever happened", () => {
    for (const [, snapshot, now] of situations) {
      const layout = draw(snapshot, now);
      expect(layout.height).toBe(timelineHeight(layout.lanes.length, 2));
    }
  });

  it("stay apart with 12 devices under 2 strategies", () => {
    const { lanes, size } = draw(walk(56, 124, twelve), 56);
    expect(lanes).toHaveLength(24);
    expect(new Set(lanes.map((lane) => lane.key)).size).toBe(24);
    for (const [index, lane] of lanes.entries()) {
      const next = lanes[index + 1];
      if (next) expect(next.y - lane.y).toBeGreaterThan(size.bar + 6);
    }
  });

  it("show one check alone, and a new sign-in as a new bar however small", () => {
    const laptop = { device: "laptop", strategy: "database" } as const;
    const checks = [
      run(laptop, { from: 0, to: 0 }),
      run(laptop, { from: 7200, to: 7200, credential: "b" }),
      run(laptop, { from: 7201, to: 14_000, credential: "c" }),
    ];
    const [first, second, third] = draw(lab({ checks }), 14_000).lanes[0]?.bars ?? [];
    expect(first?.width).toBeGreaterThanOrEqual(3);
    expect((second?.x ?? 0) + (second?.width ?? 0)).toBeLessThan((third?.x ?? 0) + 1);
  });
});

describe("the expiry to come", () => {
  const thief = (lifetime: number, width?: number) =>
    draw(walk(56, lifetime), 56, width).lanes.find((lane) => lane.key === "thief/jwt");

  it("is dashed from the end of the bar", () => {
    const lane = thief(124);
    const bar = lane?.bars.at(-1);
    expect(lane?.dash).toMatchObject({ from: (bar?.x ?? 0) + (bar?.width ?? 0), beyond: false });
    expect(lane?.end).toMatchObject({ text: "expires 2:04", toCome: true });
  });

  it("runs out of the picture when it is far away", () => {
    expect(thief(86_400)?.dash?.beyond).toBe(true);
    expect(thief(86_400)?.end?.text).toBe("expires in 24 h");
  });

  it("is told shorter on a phone", () => {
    expect(thief(124, 350)?.end?.text).toBe("ends 2:04");
    expect(thief(86_400, 350)?.end?.text).toBe("ends in 24 h");
  });

  it("becomes a note once it is past", () => {
    const lane = draw(walk(140, 124), 141).lanes.find((each) => each.key === "phone/jwt");
    expect(lane?.dash).toBeNull();
    expect(lane?.end).toMatchObject({ text: "expired 2:04", toCome: false });
  });
});

describe("now", () => {
  it("is a line while the story goes on, and gone when it is long over", () => {
    expect(draw(walk(56, 124), 56).now?.label.text).toBe("now 0:56");
    expect(draw(walk(140, 124), 18_000).now).toBeNull();
    expect(draw(lab({}), 0).now).toBeNull();
  });
});

it("writes a password change whatever else happened at the same moment", () => {
  const snapshot = walk(56, 124);
  for (const second of [44, 46, 47, 49, 50]) snapshot.events.push(event("cookie-stolen", second));
  for (const width of widths) {
    const rule = draw(snapshot, 56, width).rules.find((each) => each.kind === "password-changed");
    expect(rule?.label?.text).toContain("0:48");
  }
});
