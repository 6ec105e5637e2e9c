import { headers } from "next/headers";
import { Wall } from "@/components/class/wall";
import { Header } from "@/components/ui/header";
import { Outage } from "@/components/ui/outage";
import { findPin } from "@/lib/class/classes";
import { readClass } from "@/lib/class/read-class";
import type { ClassState } from "@/lib/class/state";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { toProblem } from "@/lib/http";
import { readLabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { isOwner } from "@/lib/lab/owner";
import { sharedLinks } from "@/lib/shared-link";
import { Missing } from "../../missing";
import { WayToJoin } from "../../way-to-join";

export const metadata = { title: "The class" };

type Props = { params: Promise<{ lab: string }> };

/** The wall, for its owner. Everybody else is shown the way to join. */
export default async function ClassPage({ params }: Props) {
  const lab = readLabId((await params).lab, Date.now());
  if (lab.state !== "alive") return <Missing />;
  const asked = await headers();
  if (!isOwner(lab.id, asked)) {
    const pin = await load(() => findPin(lab.id));
    if (pin === "no-class") return <Missing />;
    return pin === null ? <Down /> : <WayToJoin pin={pin} />;
  }
  const state = await load(() => readClass(lab.id));
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

/** @returns `null` when the database does not answer */
async function load<T extends ClassState | string>(read: () => Promise<T>): Promise<T | "no-class" | null> {
  try {
    return await read();
  } catch (error) {
    const { code } = toProblem(error);
    if (code === "no-class") return code;
    if (code !== "database-unavailable") throw error;
    setResponseStatus(503);
    return null;
  }
}
