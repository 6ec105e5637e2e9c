import type { NextRequest } from "next/server";
import { signInPhone } from "@/lessons/rounds/sign-in-phone";
import { enterByPin } from "@/lib/class/find-class";
import { joinClass } from "@/lib/class/members";
import { phoneCookies, phonePath } from "@/lib/class/phone-cookie";
import { noteRoom } from "@/lib/class/pin-limit";
import type { CookieToSet } from "@/lib/device/cookie-jar";
import { Problem } from "@/lib/errors";
import { isForm, seeOther } from "@/lib/form";
import { answer, appendCookies, isSecure, refuseCrossOrigin, toProblem } from "@/lib/http";
import type { LabId } from "@/lib/lab/lab-id";
import { readPhoneSlug } from "@/lib/lab/phones";

type Context = { params: Promise<{ pin: string }> };

/**
 * Makes a browser a phone of the class and signs it in. `POST /join/{pin}` leads here (see lib/entrance.ts): opening that
 * address joins nothing, because link previews open it too.
 */
export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const { pin } = await params;
    return join(pin, request.headers).catch((error) => {
      // The page looks the class up again, and says what hinders.
      if (isForm(request) && error instanceof Problem) return seeOther(`/join/${encodeURIComponent(pin)}`);
      throw error;
    });
  });
}

async function join(text: string, headers: Headers): Promise<Response> {
  const { pin, lab, phone: known } = await enterByPin(text, headers);
  const phone = await joinClass(lab, known);
  await noteRoom(headers, lab);
  const secure = isSecure(headers);
  const signedIn = await signInSoon(lab, readPhoneSlug(phone)?.number ?? 0, secure);
  const answered = new Headers();
  appendCookies(answered, [...phoneCookies(lab, phone, secure, pin), ...signedIn]);
  return seeOther(phonePath(lab, phone), { headers: answered });
}

/** It has joined, whatever hinders its sign-in: its page tries again. */
async function signInSoon(lab: LabId, number: number, secure: boolean): Promise<CookieToSet[]> {
  try {
    return await signInPhone(lab, number, secure);
  } catch (error) {
    const { code } = toProblem(error);
    if (code === "internal") throw error;
    return [];
  }
}
