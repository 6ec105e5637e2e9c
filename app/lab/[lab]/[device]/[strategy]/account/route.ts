import type { NextRequest } from "next/server";
import { type JarParams, readAskedJar } from "@/lessons/strategies/read-jar";
import { passwordProof } from "@/lib/device/current-password";
import { deleteOwnAccount } from "@/lib/device/delete-account";
import { readCommand, timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

/** Deletes the account of whoever is signed in, and gives the password again. */
export function DELETE(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    const jar = readAskedJar(await params, request);
    const { currentPassword } = await readCommand(request, passwordProof);
    await deleteOwnAccount(jar, currentPassword);
    return new Response(null, { status: 204 });
  });
}
