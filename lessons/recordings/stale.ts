import { type Filmed, type FilmId, filmIds, loadFilmed } from "./filmed";
import { fingerprint } from "./fingerprint";
import type { Recording } from "./recording";

type Film = Pick<Recording, "id" | "fingerprint">;

/** The stories that have no film, or one that shows something else than they do today. */
export async function findStale(
  films: readonly Film[],
  load: (id: FilmId) => Promise<Filmed> = loadFilmed,
): Promise<FilmId[]> {
  const filmed = new Map(films.map((film) => [film.id, film.fingerprint]));
  const today = await Promise.all(filmIds.map(async (id) => fingerprint(await load(id))));
  return filmIds.filter((id, index) => filmed.get(id) !== today[index]);
}
