import { LabDoor } from "../lab-door";

export const metadata = { title: "Defences" };

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function DefencesDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="defences"
      title="What would it take?"
      words="A JWT by itself cannot be taken back. Here is what each defence adds, what it costs, and which popular fixes do not fix, measured on this machine. About ten minutes."
      searchParams={searchParams}
    >
      <a className="link" href="/practice">
        What the standards ask for, and what others do
      </a>
    </LabDoor>
  );
}
