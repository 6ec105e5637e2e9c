import { Claims } from "@/components/claims/claims";
import { Header } from "@/components/ui/header";
import { NeedsScript } from "@/components/ui/needs-script";
import { toCard } from "@/lessons/claims/card";
import { readMachine } from "@/lessons/claims/machine";
import { claims } from "@/lessons/claims/registry";
import { labPath } from "@/lib/lab/lab-path";
import { ownerPage } from "../../owner-page";

export const metadata = { title: "Claims" };

export default ownerPage(async ({ lab }) => (
  <>
    <Header lab={labPath(lab)}>
      <nav aria-label="Lab" className="flex items-baseline gap-5">
        <a className="inline-block py-1 underline" href={labPath(lab)}>
          The board
        </a>
        <h1 className="font-semibold">Claims, put to the test</h1>
      </nav>
    </Header>
    <NeedsScript>the experiments are run from here.</NeedsScript>
    <Claims lab={lab} cards={claims.map(toCard)} machine={await readMachine()} />
  </>
));
