import { labPages } from "@/app/lab-pages";
import { tourPath } from "@/components/tour/address";
import { isScenarioId } from "@/lessons/scenarios/registry";
import type { ProblemCode } from "@/lib/errors";
import { isForm, leadOn, seeOther } from "@/lib/form";
import { answer, appendCookies, isSecure, readBody, refuseCrossOrigin } from "@/lib/http";
import { admitLab } from "@/lib/lab/admit-lab";
import type { LabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { alice, createLab } from "@/lib/lab/labs";
import { ownerCookie } from "@/lib/lab/owner";
import { lookUp } from "@/lib/look-up";

/**
 * Makes a lab. The browser that asked for it becomes its owner. A form is led there: to its board, or to the `page`
 * of it or the first step of the tour (`scenario`) that the form names; or back, to where it is said why there is none.
 */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    if (!isForm(request)) return toAnswer(await make(request.headers));
    const { door, placeIn, refused } = wayOf(new URLSearchParams(await readBody(request)));
    if (refused) return seeOther(`${door}?error=${refused}`);
    return leadOn(make(request.headers), ({ id }) => placeIn(id), door);
  });
}

type Made = { id: LabId; password: string; headers: Headers };

async function make(asked: Headers): Promise<Made> {
  refuseCrossOrigin(asked);
  await admitLab(asked);
  const { id, password } = await createLab();
  const headers = new Headers({ location: labPath(id), "cache-control": "no-store" });
  appendCookies(headers, [ownerCookie(id, isSecure(asked))]);
  return { id, password, headers };
}

function toAnswer({ id, password, headers }: Made): Response {
  return Response.json(
    { id, url: labPath(id), user: { email: alice.email, password } },
    { status: 201, headers },
  );
}

type Way = { door: string; placeIn(lab: LabId): string; refused?: ProblemCode };

/** Where a form leads, and the page that says why it does not. */
function wayOf(form: URLSearchParams): Way {
  const scenario = form.get("scenario");
  if (isScenarioId(scenario)) return { door: "/tour", placeIn: (lab) => tourPath(lab, scenario, 1) };
  if (scenario !== null) return { door: "/tour", placeIn: labPath, refused: "unknown-scenario" };
  const page = lookUp<string>(labPages, form.get("page") ?? "") ?? "";
  return { door: page || "/", placeIn: (lab) => `${labPath(lab)}${page}` };
}
