import { writeFileOf } from "@/lessons/recordings/read-recordings";
import { type WrittenFile, writtenFiles } from "@/lessons/recordings/recording";
import { Problem } from "@/lib/errors";
import { answer } from "@/lib/http";

type Context = { params: Promise<{ file: string }> };

const types: Record<WrittenFile, string> = {
  captions: "text/vtt; charset=utf-8",
  chapters: "text/vtt; charset=utf-8",
  transcript: "text/markdown; charset=utf-8",
  captionedFilm: "video/x-matroska",
};

/** What is made of a scenario's words. The films themselves lie in public/recordings, and Next serves them. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const asked = readName((await params).file);
    const body = asked && (await writeFileOf(asked.id, asked.file));
    if (!asked || body === null) throw new Problem("unknown-recording");
    const headers = {
      "content-type": types[asked.file],
      "cache-control": "no-cache",
      // In the visitor's language.
      vary: "Cookie, Accept-Language",
    };
    return new Response(typeof body === "string" ? body : new Uint8Array(body), { headers });
  });
}

/** `the-clock.chapters.vtt` is the chapters of `the-clock`: nothing before the ending has a dot in it. */
function readName(name: string): { id: string; file: WrittenFile } | null {
  const [id = "", ...rest] = name.split(".");
  const ending = `.${rest.join(".")}`;
  const found = (Object.keys(writtenFiles) as WrittenFile[]).find((file) => writtenFiles[file] === ending);
  return found ? { id, file: found } : null;
}
