import { Board } from "@/components/board/board";
import { readRight, readView, rightOf, strategiesOf, viewOf } from "@/components/board/view";
import { ViewLinks } from "@/components/board/view-links";
import { SourceListing } from "@/components/evidence/source-listing";
import { readTour } from "@/components/tour/read-tour";
import { TourRefusal } from "@/components/tour/tour-refusal";
import { Header } from "@/components/ui/header";
import { Outage } from "@/components/ui/outage";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { toProblem } from "@/lib/http";
import { type LabId, readLabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { readState } from "@/lib/lab/snapshot";
import type { LabState } from "@/lib/lab/snapshot-types";
import { Missing } from "../missing";

export const metadata = { title: "The board" };

type Query = Partial<Record<"view" | "right" | "scenario" | "step", string | string[]>>;
type Props = { params: Promise<{ lab: string }>; searchParams: Promise<Query> };

export default async function BoardPage({ params, searchParams }: Props) {
  const lab = readLabId((await params).lab, Date.now());
  if (lab.state !== "alive") return <Missing />;
  const state = await loadState(lab.id);
  if (state === "unknown") return <Missing />;
  const query = await searchParams;
  const { tour, refusal } = await readTour(query);
  const strategies = tour?.scenario.strategies ?? strategiesOf(readView(query.view), readRight(query.right));
  return (
    <>
      <Header heading lab={labPath(lab.id)}>
        <ViewLinks view={viewOf(strategies)} right={rightOf(strategies)} path={labPath(lab.id)} />
      </Header>
      {refusal && <TourRefusal words={refusal} board={labPath(lab.id)} />}
      {state ? (
        <Board
          key={lab.id}
          initial={state}
          strategies={strategies}
          tour={tour}
          sources={Object.fromEntries(
            strategies.map((strategy) => [strategy, <SourceListing key={strategy} strategy={strategy} />]),
          )}
        />
      ) : (
        <Outage />
      )}
    </>
  );
}

/** @returns `null` when the database does not answer */
async function loadState(lab: LabId): Promise<LabState | "unknown" | null> {
  try {
    return await readState(lab);
  } catch (error) {
    const { code } = toProblem(error);
    if (code === "unknown-lab") return "unknown";
    if (code !== "database-unavailable") throw error;
    setResponseStatus(503);
    return null;
  }
}
