import { headers } from "next/headers";
import { Wall } from "@/components/class/wall";
import { Header } from "@/components/ui/header";
import { Outage } from "@/components/ui/outage";
import { findPin } from "@/lib/class/classes";
import { readClass } from "@/lib/class/read-class";
import { readLabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { isOwner } from "@/lib/lab/owner";
import { titled } from "@/lib/language/titled";
import { sharedLinks } from "@/lib/shared-link";
import { Missing } from "../../missing";
import { unlessOutage } from "../../unless-outage";
import { WayToJoin } from "../../way-to-join";

export const generateMetadata = titled("The class");

type Props = { params: Promise<{ lab: string }> };

/** The wall, for its owner. Everybody else is shown the way to join. */
export default async function ClassPage({ params }: Props) {
  const lab = readLabId((await params).lab, Date.now());
  if (lab.state !== "alive") return <Missing />;
  const asked = await headers();
  if (!isOwner(lab.id, asked)) {
    const pin = await unlessOutage(() => findPin(lab.id), "no-class");
    if (pin === "no-class") return <Missing />;
    return pin === null ? <Down /> : <WayToJoin pin={pin} />;
  }
  const state = await unlessOutage(() => readClass(lab.id), "no-class");
  if (state === "no-class") return <Missing />;
  if (state === null) return <Down />;
  return (
    <>
      <Header lab={labPath(lab.id)} />
      <Wall initial={state} links={sharedLinks(asked, state.joinUrl)} />
    </>
  );
}

function Down() {
  return (
    <>
      <Header />
      <Outage />
    </>
  );
}
