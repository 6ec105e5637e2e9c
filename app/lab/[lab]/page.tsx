import { Missing } from "@/app/lab/missing";
import { Board } from "@/components/board/board";
import { readView, strategiesOf } from "@/components/board/view";
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

type Props = { params: Promise<{ lab: string }>; searchParams: Promise<{ view?: string | string[] }> };

export default async function BoardPage({ params, searchParams }: Props) {
  const lab = readLabId((await params).lab, Date.now());
  if (lab.state !== "alive") return <Missing />;
  const state = await loadState(lab.id);
  if (state === "unknown") return <Missing />;
  const view = readView((await searchParams).view);
  return (
    <>
      <Header heading lab={labPath(lab.id)}>
        <ViewLinks view={view} path={labPath(lab.id)} />
      </Header>
      {state ? (
        <Board
          initial={state}
          strategies={strategiesOf(view)}
          sources={{
            database: <SourceListing strategy="database" />,
            jwt: <SourceListing strategy="jwt" />,
          }}
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
