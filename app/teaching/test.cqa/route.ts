import { testAsClassQuiz } from "@/lessons/classquiz";
import { answer } from "@/lib/http";

/** The five questions of the guide, for ClassQuiz. */
export function GET(): Promise<Response> {
  return answer(async () => {
    const archive = new Uint8Array(await testAsClassQuiz());
    return new Response(archive, {
      headers: {
        "content-type": "application/octet-stream",
        "content-disposition": 'attachment; filename="still-signed-in.cqa"',
      },
    });
  });
}
