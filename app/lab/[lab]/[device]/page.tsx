import { headers } from "next/headers";
import { Phone } from "@/components/class/phone";
import { Header } from "@/components/ui/header";
import { Outage } from "@/components/ui/outage";
import { takesDatabase } from "@/lessons/rounds/registry";
import { isPhone } from "@/lib/class/phone-cookie";
import { readPhone } from "@/lib/class/read-phone";
import { isProblemCode, problemTitle } from "@/lib/errors";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { toProblem } from "@/lib/http";
import { readLabId } from "@/lib/lab/lab-id";
import { isPhoneSlug, phoneName } from "@/lib/lab/phones";
import { Missing } from "../../missing";
import { PhoneRefusal } from "../../phone-refusal";

type Params = Promise<{ lab: string; device: string }>;
type Props = { params: Params; searchParams: Promise<{ error?: string | string[] }> };

export async function generateMetadata({ params }: { params: Params }) {
  const { device } = await params;
  return isPhoneSlug(device) ? { title: phoneName(device) } : {};
}

/** A phone of a class: two lights, the question, the outcome. */
export default async function PhonePage({ params, searchParams }: Props) {
  const { lab: text, device } = await params;
  const lab = readLabId(text, Date.now());
  if (lab.state === "unknown" || !isPhoneSlug(device)) return <Missing />;
  if (lab.state === "expired") return <PhoneRefusal code="expired-class" />;
  if (!isPhone(lab.id, device, await headers())) {
    return <PhoneRefusal code="not-this-phone" />;
  }
  const { error } = await searchParams;
  try {
    const state = await readPhone(lab.id, device, takesDatabase);
    return (
      <>
        <Header />
        <Phone key={device} path={`/lab/${lab.id}/${device}`} initial={state}>
          {isProblemCode(error) && <p role="alert">{problemTitle(error)}</p>}
        </Phone>
      </>
    );
  } catch (thrown) {
    const { code } = toProblem(thrown);
    if (code === "internal") throw thrown;
    if (code === "removed-phone") return <PhoneRefusal code={code} />;
    if (code !== "database-unavailable") return <Missing />;
    setResponseStatus(503);
    return (
      <>
        <Header />
        <Outage />
      </>
    );
  }
}
