import { t } from "@/lib/language/texts";
import { colourOf } from "./colour";
import { describeTimeline } from "./describe";
import { SMALL, TEXT } from "./geometry";
import { layoutTimeline } from "./layout";
import type { TimelineModel } from "./model";
import { PlotLane, PlotLaneEnd } from "./plot-lane";
import { type MomentChoice, PlotMoment } from "./plot-moment";
import { PlotRule } from "./plot-rule";

type PlotProps = {
  model: TimelineModel;
  /** In sixteenths of a rem. */
  width: number;
  zoom?: number;
  /** Prefix of the ids within the picture. */
  id: string;
  /** Where a moment can be chosen. */
  choice?: MomentChoice | undefined;
};

/** The picture itself. Colours are attributes and not classes, so that a saved copy looks the same. */
export function Plot({ model, width: room, zoom = 1, id, choice }: PlotProps) {
  const width = Math.floor(room / zoom);
  const layout = layoutTimeline(model, width);
  const { plot, now, size } = layout;
  const strategies = [...new Set(layout.lanes.map((lane) => lane.strategy))];
  return (
    <svg
      // In rem, so that the picture grows with the page's text.
      width={`${(width * zoom) / 16}rem`}
      height={`${(layout.height * zoom) / 16}rem`}
      viewBox={`0 0 ${width} ${layout.height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-story`}
      fontFamily="system-ui, 'Liberation Sans', sans-serif"
      fontSize={TEXT}
      fill="var(--muted)"
    >
      <title id={`${id}-title`}>{t("Timeline: who stayed signed in")}</title>
      <desc id={`${id}-story`}>{describeTimeline(model)}</desc>
      <defs>
        {strategies.map((strategy) => (
          <pattern
            key={strategy}
            id={`${id}-${strategy}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--surface)" />
            <rect width="2" height="6" fill={colourOf(strategy)} />
          </pattern>
        ))}
      </defs>
      {layout.ticks.map((tick) => (
        <g key={tick.x}>
          <path d={`M${tick.x} ${plot.top - 2}V${plot.bottom}`} stroke="var(--line)" />
          {tick.label && (
            <text x={tick.x} y={plot.bottom + 15} fontSize={SMALL} textAnchor="middle">
              {tick.label}
            </text>
          )}
        </g>
      ))}
      {layout.lanes.map((lane) => (
        <PlotLane key={lane.key} lane={lane} size={size} hatch={`url(#${id}-${lane.strategy})`} />
      ))}
      {now && (
        <g fill="var(--ink)">
          <path d={`M${now.x} ${plot.top - 2}V${plot.bottom + 4}`} stroke="var(--ink)" />
          <text x={now.label.x} y={plot.bottom + 15} fontSize={SMALL} fontWeight={600} textAnchor="middle">
            {now.label.text}
          </text>
        </g>
      )}
      {layout.rules.map((rule) => (
        <PlotRule key={rule.id} rule={rule} bottom={plot.bottom} />
      ))}
      {layout.lanes.map((lane) => (
        <PlotLaneEnd key={lane.key} lane={lane} />
      ))}
      {choice &&
        layout.moments.map((moment) => (
          <PlotMoment
            key={moment.event}
            moment={moment}
            top={plot.top}
            bottom={plot.bottom}
            choice={choice}
          />
        ))}
      {model.empty && (
        <text
          x={(plot.left + plot.right) / 2}
          y={(plot.top + plot.bottom) / 2 + 5}
          fontSize="15"
          textAnchor="middle"
          paintOrder="stroke"
          stroke="var(--surface)"
          strokeWidth="8"
        >
          {t("Nobody has signed in yet.")}
        </text>
      )}
    </svg>
  );
}
