import type { Metadata } from "next";
import { headers } from "next/headers";
import { ServerDid } from "@/components/evidence/server-did";
import { Header } from "@/components/ui/header";
import { laneName } from "@/lessons/strategies/lane-name";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { check } from "@/lib/device/check";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { type ListedSession, listSessions } from "@/lib/device/sessions";
import { Problem } from "@/lib/errors";
import { readDatabaseCondition } from "@/lib/evidence/database-condition";
import { farRequests, underCondition } from "@/lib/evidence/distance";
import type { DatabaseCondition } from "@/lib/evidence/evidence";
import { setResponseHeader } from "@/lib/evidence/response-header";
import { serverTiming } from "@/lib/evidence/server-timing";
import { toProblem } from "@/lib/http";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import { Missing } from "../../../missing";
import {
  Account,
  BoundNote,
  BrokenNote,
  ChangePasswordForm,
  RefreshForm,
  SignInForm,
  SignOutForm,
} from "./components";
import { Sessions } from "./sessions";
import { noticeOf } from "./words";

type Props = {
  params: Promise<JarParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const jar = await jarOf(await params);
  return jar ? { title: laneName(jar) } : {};
}

/** One device, alone in a tab: whether it is signed in, and what the server did to find out. */
export default async function DevicePage({ params, searchParams }: Props) {
  const jar = await jarOf(await params);
  if (!jar) return <Missing />;
  const query = await searchParams;
  const condition = conditionOf(jar.lab, query.db);
  const found = await underCondition(jar.lab, condition, () => check({ ...jar, forPage: true }, condition));
  setResponseHeader("server-timing", serverTiming(found.evidence));
  const outcome = noticeOf(query, found.signedIn);
  const { broken } = strategyRecords[jar.strategy];
  const lane = { lab: jar.lab, device: jar.device, strategy: jar.strategy };
  return (
    <>
      <Header>
        <nav aria-label={t("Lab")}>
          <a className="inline-block py-1 underline" href={labPath(jar.lab)}>
            {t("The board")}
          </a>
        </nav>
      </Header>
      <main
        data-strategy={jar.strategy}
        className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4 px-5 py-6 max-sm:px-3"
      >
        <h1 className="font-bold text-xl">{laneName(jar)}</h1>
        {broken && <BrokenNote broken={broken} />}
        {outcome && (
          <p
            role={outcome.tone === "alert" ? "alert" : "status"}
            className={outcome.tone === "alert" ? "font-semibold text-alert" : ""}
          >
            {outcome.text}
          </p>
        )}
        <Account found={found} />
        {found.signedIn ? (
          <>
            <ChangePasswordForm lane={lane} email={found.user.email} />
            <Sessions lane={lane} sessions={await sessionsOf(jar)} />
            <SignOutForm lane={lane} />
          </>
        ) : jar.rules.bound ? (
          <BoundNote lane={lane} />
        ) : (
          <>
            {found.canRefresh && <RefreshForm lane={lane} />}
            <SignInForm lane={lane} />
          </>
        )}
        <section className="panel border-l-[3px] border-l-accent px-3 py-2">
          <h2 className="mb-1 font-semibold text-[0.8125rem]">{t("What the server did to find out")}</h2>
          <div className="font-mono text-[0.78125rem] leading-[1.6]">
            <ServerDid lane={lane} check={found} events={[]} />
          </div>
        </section>
      </main>
    </>
  );
}

/** @returns `null` when the address is not that of a device */
async function jarOf(params: JarParams): Promise<CookieJar | null> {
  try {
    return readJar(params, await headers());
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** @returns `null` where there is no list: under a strategy that keeps none, or while the database is gone */
async function sessionsOf(jar: CookieJar): Promise<ListedSession[] | null> {
  try {
    return await listSessions(jar);
  } catch (error) {
    const { code } = toProblem(error);
    if (code === "internal") throw error;
    return null;
  }
}

/** On a page, a condition that cannot be had is left out: there is something to show all the same. */
function conditionOf(lab: string, db: string | string[] | undefined): DatabaseCondition {
  try {
    const condition = readDatabaseCondition(typeof db === "string" ? db : null);
    return typeof condition === "string" || farRequests().hasRoom(lab) ? condition : "near";
  } catch (error) {
    if (error instanceof Problem) return "near";
    throw error;
  }
}
