import { requireMember } from "@/lib/class/members";
import { keepNickname, nicknameForm } from "@/lib/class/nickname";
import { readFields } from "@/lib/form";
import { phoneRoute } from "@/lib/phone-route";

/** What its holder calls the phone; nothing takes it away. */
export const POST = phoneRoute(async ({ lab, number, request }) => {
  const { nickname } = await readFields(request, nicknameForm);
  await requireMember(lab, number);
  await keepNickname(lab, number, nickname);
  return new Response(null, { status: 204 });
});
