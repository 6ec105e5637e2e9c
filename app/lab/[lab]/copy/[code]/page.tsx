import { Header } from "@/components/ui/header";
import { Outage } from "@/components/ui/outage";
import { copyPath, type LinkState, readCookieLink } from "@/lib/class/cookie-link";
import { problemTitle } from "@/lib/errors";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { readLabId } from "@/lib/lab/lab-id";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { Missing } from "../../../missing";
import { unlessOutage } from "../../../unless-outage";

export const generateMetadata = titled("A neighbour's cookie");

type Props = { params: Promise<{ lab: string; code: string }> };

/** Where the code on a neighbour's phone leads. Opening it copies nothing: link previews open it too. */
export default async function CopyPage({ params }: Props) {
  const { lab: text, code } = await params;
  const lab = readLabId(text, Date.now());
  if (lab.state !== "alive") return <Missing />;
  const link = await unlessOutage(() => readCookieLink(lab.id, code));
  return (
    <>
      <Header />
      {link === null ? (
        <Outage />
      ) : (
        <main className="mx-auto max-w-md px-5 py-10">
          {link.state === "open" ? (
            <>
              <h1 className="font-bold text-xl">
                {t("Take the cookies of phone {phone}?", { phone: link.phone })}
              </h1>
              <p className="mt-2 mb-6 text-muted">
                {t(
                  "This browser will hold a true copy of them, and be signed in as Alice. The server cannot tell it from the original.",
                )}
              </p>
              <form action={`${copyPath(lab.id, code)}/take`} method="post">
                <button type="submit" className="btn btn-main w-full px-5 py-3 text-lg">
                  {t("Take them")}
                </button>
              </form>
            </>
          ) : (
            <Refused state={link.state} />
          )}
        </main>
      )}
    </>
  );
}

function Refused({ state }: { state: Exclude<LinkState["state"], "open"> }) {
  setResponseStatus(state === "unknown-copy" ? 404 : 410);
  return <h1 className="font-bold text-xl">{problemTitle(state)}</h1>;
}
