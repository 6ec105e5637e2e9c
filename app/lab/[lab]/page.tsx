import { Board } from "@/components/board/board";
import { readSettings } from "@/components/board/settings-query";
import { pairOf, readPair, readView, strategiesOf, viewOf } from "@/components/board/view";
import { ViewLinks } from "@/components/board/view-links";
import { readChallenge } from "@/components/challenges/brief";
import { ChallengeGate } from "@/components/challenges/challenge-gate";
import { SourceListing } from "@/components/evidence/source-listing";
import { firstSettings } from "@/components/lab-client/board-view";
import { readTour } from "@/components/tour/read-tour";
import { TourRefusal } from "@/components/tour/tour-refusal";
import { Header } from "@/components/ui/header";
import { NeedsScript } from "@/components/ui/needs-script";
import { Outage } from "@/components/ui/outage";
import { columnsAt, everyColumn } from "@/lessons/scenarios/scenario";
import { labPath } from "@/lib/lab/lab-path";
import { readState } from "@/lib/lab/snapshot";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { Missing } from "../missing";
import { ownerPage } from "../owner-page";
import { unlessOutage } from "../unless-outage";

export const generateMetadata = titled("The board");

export default ownerPage(async ({ lab, query }) => {
  const state = await unlessOutage(() => readState(lab), "unknown-lab");
  if (state === "unknown-lab") return <Missing />;
  const { tour, ...asked } = await readTour(query);
  const { challenge, ...played } = readChallenge(tour ? {} : query);
  const refusal = asked.refusal ?? played.refusal;
  const strategies = tour
    ? columnsAt(tour.scenario, tour.index)
    : challenge && query.view === undefined
      ? challenge.strategies
      : strategiesOf(readView(query.view), readPair(query));
  const told = tour ? everyColumn(tour.scenario) : strategies;
  return (
    <>
      <Header heading lab={labPath(lab)}>
        <ViewLinks view={viewOf(strategies)} pair={pairOf(strategies)} path={labPath(lab)} />
      </Header>
      <NeedsScript>
        {t("the board asks for every device once a second. A device's own page works without.")}
      </NeedsScript>
      {refusal && <TourRefusal words={refusal} board={labPath(lab)} />}
      {state ? (
        <Board
          key={lab}
          initial={state}
          strategies={strategies}
          tour={tour}
          settings={tour ? firstSettings : readSettings(query)}
          sources={Object.fromEntries(
            told.map((strategy) => [strategy, <SourceListing key={strategy} strategy={strategy} />]),
          )}
        />
      ) : (
        <Outage />
      )}
      {state && challenge && <ChallengeGate key={`${lab} ${challenge.id}`} lab={lab} challenge={challenge} />}
    </>
  );
});
