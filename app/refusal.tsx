import { isProblemCode, problemTitle } from "@/lib/errors";

/** Why a button came to nothing: `?error=`, with the code of a problem. */
export function Refusal({ error }: { error: string | string[] | undefined }) {
  if (!isProblemCode(error)) return null;
  return (
    <p role="alert" className="mt-4 font-semibold text-alert">
      {problemTitle(error)}
    </p>
  );
}
