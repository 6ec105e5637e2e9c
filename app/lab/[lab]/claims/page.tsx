import { Claims } from "@/components/claims/claims";
import { Header } from "@/components/ui/header";
import { NeedsScript } from "@/components/ui/needs-script";
import { toCard } from "@/lessons/claims/card";
import { readMachine } from "@/lessons/claims/machine";
import { claims } from "@/lessons/claims/registry";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { ownerPage } from "../../owner-page";

export const generateMetadata = titled("Claims");

export default ownerPage(async ({ lab }) => (
  <>
    <Header lab={labPath(lab)}>
      <nav aria-label={t("Lab")} className="flex items-baseline gap-5">
        <a className="inline-block py-1 underline" href={labPath(lab)}>
          {t("The board")}
        </a>
        <h1 className="font-semibold">{t("Claims, put to the test")}</h1>
      </nav>
    </Header>
    <NeedsScript>{t("the experiments are run from here.")}</NeedsScript>
    <Claims lab={lab} cards={claims.map(toCard)} machine={await readMachine()} />
  </>
));
