import { Header } from "@/components/ui/header";
import { problemTitle } from "@/lib/errors";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { t } from "@/lib/language/texts";

const statuses = { "expired-class": 410, "not-this-phone": 403, "removed-phone": 403 } as const;

/** Why a phone's page is not shown, and what to do. */
export function PhoneRefusal({ code }: { code: keyof typeof statuses }) {
  setResponseStatus(statuses[code]);
  return (
    <>
      <Header />
      <main className="mx-auto max-w-md px-5 py-10">
        <h1 className="mb-4 font-bold text-xl">{problemTitle(code)}</h1>
        <a className="btn inline-block" href="/join">
          {t("Join a class")}
        </a>
      </main>
    </>
  );
}
