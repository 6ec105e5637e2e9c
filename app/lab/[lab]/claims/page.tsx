import { Claims } from "@/components/claims/claims";
import { Header } from "@/components/ui/header";
import { toCard } from "@/lessons/claims/card";
import { readMachine } from "@/lessons/claims/machine";
import { claims } from "@/lessons/claims/registry";
import { readLabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { Missing } from "../../missing";

export const metadata = { title: "Claims" };

type Props = { params: Promise<{ lab: string }> };

export default async function ClaimsPage({ params }: Props) {
  const lab = readLabId((await params).lab, Date.now());
  if (lab.state !== "alive") return <Missing />;
  return (
    <>
      <Header>
        <nav aria-label="Lab" className="flex items-baseline gap-5">
          <a className="inline-block py-1 underline" href={labPath(lab.id)}>
            The board
          </a>
          <h1 className="font-semibold">Claims, put to the test</h1>
        </nav>
      </Header>
      <Claims lab={lab.id} cards={claims.map(toCard)} machine={await readMachine()} />
    </>
  );
}
