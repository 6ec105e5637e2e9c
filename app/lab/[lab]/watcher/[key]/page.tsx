import { StartLab } from "@/app/start-lab";
import { pairOf, readPair, readView, strategiesOf, viewOf } from "@/components/board/view";
import { ViewLinks } from "@/components/board/view-links";
import { Header } from "@/components/ui/header";
import { Outage } from "@/components/ui/outage";
import { WatchedBoard } from "@/components/watch/watched-board";
import { problemTitle } from "@/lib/errors";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { readLabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { readAsWatcher } from "@/lib/lab/watch-link";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { Missing } from "../../../missing";
import { unlessOutage } from "../../../unless-outage";

export const generateMetadata = titled("A board to watch");

type Query = Partial<Record<"view" | "left" | "right", string | string[]>>;
type Props = { params: Promise<{ lab: string; key: string }>; searchParams: Promise<Query> };

/** Somebody else's board, as its owner's checks find it. */
export default async function WatcherPage({ params, searchParams }: Props) {
  const { lab: text, key } = await params;
  const lab = readLabId(text, Date.now());
  if (lab.state !== "alive") return <Missing />;
  const found = await unlessOutage(() => readAsWatcher(lab.id, key), "unknown-watch-link");
  if (found === "unknown-watch-link") return <NothingToWatch />;
  const query = await searchParams;
  const strategies = strategiesOf(readView(query.view), readPair(query));
  const path = `${labPath(lab.id)}/watcher/${key}`;
  return (
    <>
      <Header heading>
        <ViewLinks view={viewOf(strategies)} pair={pairOf(strategies)} path={path} />
      </Header>
      {found === null ? <Outage /> : <WatchedBoard initial={found} path={path} strategies={strategies} />}
    </>
  );
}

function NothingToWatch() {
  setResponseStatus(404);
  return (
    <>
      <Header />
      <main className="mx-auto max-w-xl px-5 py-16">
        <h1 className="font-bold text-xl">{problemTitle("unknown-watch-link")}</h1>
        <p className="mt-6 mb-3">{t("A lab of your own takes one click.")}</p>
        <StartLab />
      </main>
    </>
  );
}
