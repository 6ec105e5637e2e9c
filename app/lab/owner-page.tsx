import { headers } from "next/headers";
import type { ReactNode } from "react";
import { RememberLab } from "@/components/ui/remember-lab";
import { type LabId, readLabId } from "@/lib/lab/lab-id";
import { isOwner } from "@/lib/lab/owner";
import { Missing } from "./missing";
import { SomebodysLab } from "./somebodys-lab";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ lab: string }>; searchParams: Promise<Query> };

/**
 * Makes a page of what belongs to a lab: everybody but the owner is told that it is somebody's, before
 * anything of the lab is read.
 */
export function ownerPage(render: (asked: { lab: LabId; query: Query }) => Promise<ReactNode>) {
  return async function page({ params, searchParams }: Props): Promise<ReactNode> {
    const lab = readLabId((await params).lab, Date.now());
    if (lab.state !== "alive") return <Missing />;
    if (!isOwner(lab.id, await headers())) return <SomebodysLab lab={lab.id} />;
    return (
      <>
        <RememberLab lab={lab.id} />
        {await render({ lab: lab.id, query: await searchParams })}
      </>
    );
  };
}
