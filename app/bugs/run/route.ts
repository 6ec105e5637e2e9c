import { z } from "zod";
import { bugPrograms } from "@/lessons/bugs/program";
import { runBugs } from "@/lessons/bugs/run-bugs";
import { answer, readCommand } from "@/lib/http";

const command = z.object({ program: z.enum(bugPrograms) });

/** Puts every exploit to a program and to the repaired one. It needs no lab: nothing of a lab takes part. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const { program } = await readCommand(request, command);
    const report = await runBugs(program, request.signal);
    return Response.json(report, { headers: { "cache-control": "no-store" } });
  });
}
