import { setResponseStatus } from "@/lib/evidence/response-header";
import NotFound from "../not-found";

/** Next's own `notFound()` leaves the page empty where there is no JavaScript. */
export function Missing() {
  setResponseStatus(404);
  return <NotFound />;
}
