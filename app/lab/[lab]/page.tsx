import { Missing } from "@/app/lab/missing";
import { Board } from "@/components/board/board";
import { readRight, readView, strategiesOf } from "@/components/board/view";
import { ViewLinks } from "@/components/board/view-links";
import { SourceListing } from "@/components/evidence/source-listing";
import { Header } from "@/components/ui/header";
import { Outage } from "@/components/ui/outage";
import { labPath } from "@/lib/auth/cookie-jar";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { toProblem } from "@/lib/http";
import { type LabId, readLabId } from "@/lib/lab/lab-id";
import { readState } from "@/lib/lab/snapshot";
import type { LabState } from "@/lib/lab/snapshot-types";

export const metadata = { title: "The board" };

type Props = {
  params: Promise<{ lab: string }>;
  searchParams: Promise<{ view?: string | string[]; right?: string | string[] }>;
};

export default async function BoardPage({ params, searchParams }: Props) {
  const lab = readLabId((await params).lab, Date.now());
  if (lab.state !== "alive") return <Missing />;
  const state = await loadState(lab.id);
  if (state === "unknown") return <Missing />;
  const query = await searchParams;
  const [view, right] = [readView(query.view), readRight(query.right)];
  const strategies = strategiesOf(view, right);
  return (
    <>
      <Header heading lab={labPath(lab.id)}>
        <ViewLinks view={view} right={right} path={labPath(lab.id)} />
      </Header>
      {state ? (
        <Board
          initial={state}
          strategies={strategies}
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
