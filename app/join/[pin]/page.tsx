import { headers } from "next/headers";
import type { ReactNode } from "react";
import { JoinForm } from "@/components/class/join-form";
import { Header } from "@/components/ui/header";
import { rich } from "@/components/ui/rich";
import { enterByPin } from "@/lib/class/find-class";
import { isMember } from "@/lib/class/members";
import { phonePath } from "@/lib/class/phone-cookie";
import { Problem, problemTitle } from "@/lib/errors";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { toProblem } from "@/lib/http";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";

export const generateMetadata = titled("Join a class");

type Props = { params: Promise<{ pin: string }> };

/** Where the code on the wall leads. Opening it joins nothing: link previews open it too. */
export default async function JoinByPinPage({ params }: Props) {
  return (
    <>
      <Header />
      <main className="mx-auto max-w-md px-5 py-10">{await partFor((await params).pin)}</main>
    </>
  );
}

async function partFor(text: string): Promise<ReactNode> {
  try {
    const { pin, lab, isOpen, isFull, phone: known } = await enterByPin(text, await headers());
    const phone = known && (await isMember(lab, known)) ? known : null;
    if (!phone && !isOpen) throw new Problem("closed-class");
    if (!phone && isFull) throw new Problem("full-class");
    return (
      <>
        <h1 className="font-bold text-xl">{t("This phone becomes one of Alice's devices.")}</h1>
        <p className="mt-2 mb-6 text-muted">
          {t(
            "One tap signs it in as Alice. Nothing is asked about you, and the phone is not told her password.",
          )}
        </p>
        <form action={`/join/${pin}`} method="post">
          <button type="submit" className="btn btn-main w-full px-5 py-3 text-lg">
            {phone ? t("Go back to my phone") : t("Join")}
          </button>
        </form>
        {phone && (
          <p className="mt-4">
            {rich(
              "This browser has joined already: <link>{phone}</link>.",
              { link: (text) => <a href={phonePath(lab, phone)}>{text}</a> },
              { phone },
            )}
          </p>
        )}
      </>
    );
  } catch (error) {
    const { code, status } = toProblem(error);
    if (code === "internal") throw error;
    setResponseStatus(status as Parameters<typeof setResponseStatus>[0]);
    return (
      <>
        <h1 className="mb-6 font-bold text-xl">{problemTitle(code)}</h1>
        <JoinForm />
      </>
    );
  }
}
