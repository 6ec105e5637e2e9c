import { StartLab } from "@/components/ui/start-lab";
export default function Page() {
  return <StartLab />;
}
