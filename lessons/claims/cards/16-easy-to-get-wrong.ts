import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import type { Attacker, Target } from "../../attacks/attack";
import { withAttacker } from "../../attacks/attacker";
import { attacks } from "../../attacks/attacks";
import { type LibraryVerifier, libraryTargets, ourTarget } from "../../attacks/targets";
import { tryAttack } from "../../attacks/try-attack";
import { withSatellite } from "../../satellites/supervisor";
import type { Claim, EvidenceLine, RunContext } from "../claim";
import { sources } from "../sources";
import { grouped } from "../words";

/** What came of every attack on one verifier. */
type Trial = {
  /** Whether it accepts a good token: one that refuses everything withstands everything. */
  good: boolean;
  /** The ids of the attacks that it fell to. */
  fell: string[];
};

type LibraryTrial = Omit<LibraryVerifier, "alg"> & {
  /** `null` where the library is not there. */
  trial: Trial | null;
};

export type Facts = {
  libraries: LibraryTrial[];
  ours: Trial;
  /** Secrets that were tried on each. */
  words: number;
};

const thresholds = {
  defaults: {
    words:
      "holds if every library, called with a key alone, believes one of the twelve attacks; holds, but … if some do; does not hold here if none does",
  },
  missing: { words: "cannot tell if no library is installed, or none accepts a good token" },
};

export const easyToGetWrong: Claim<Facts> = {
  number: 16,
  id: "easy-to-get-wrong",
  side: "jwt",
  of: "blame",
  statement: "Easy to get wrong",
  means: "JWTs are easily verified wrongly.",
  narrowed: "Judged by what four libraries believe that are called with a key alone, as tutorials do.",
  leftOut:
    "The statement speaks of what people write with a library, so libraries are judged, and no configuration of this lab.",
  sources: {
    says: [sources.jwtPractice, sources.libraries],
    limits: [sources.asvsTokens, sources.owaspJwt],
  },
  method: `The ${attacks.length} attacks, each known from a real library or a standard, on jsonwebtoken, jose, fast-jwt and jwt-simple: called with a key alone, and told all that they can be told. Beside them the article's own code, and decode() in place of verify(). They run in a process of their own, with keys of their own.`,
  expectedSeconds: 5,
  thresholds,

  async run({ askedBy, progress }: RunContext): Promise<Facts> {
    progress(t("Starting the exhibit, which makes its keys"), 0);
    return withSatellite(askedBy, "libraries", {}, (exhibit) =>
      withAttacker(async (attacker) => {
        const targets = await libraryTargets(exhibit);
        const libraries: LibraryTrial[] = [];
        for (const [index, { verifier, target }] of targets.entries()) {
          progress(
            t("{attacks} attacks on {library}", { attacks: attacks.length, library: verifier.library }),
            0.2 + (0.7 * index) / targets.length,
          );
          const { alg: _, ...about } = verifier;
          libraries.push({ ...about, trial: target && (await tryAll(target, attacker)) });
        }
        const ours = await tryAll(await ourTarget(), attacker);
        return { libraries, ours, words: attacker.words.length };
      }),
    );
  },

  judge({ libraries, ours }) {
    const missing = [...new Set(libraries.filter(({ trial }) => !trial).map(({ library }) => library))];
    const without =
      missing.length > 0
        ? t(" Not installed, and not tried: {missing}.", { missing: formatList(missing) })
        : "";
    const tried = libraries.filter(({ use, trial }) => use === "default" && trial?.good);
    if (tried.length === 0) {
      return { verdict: "cannot-tell", sentence: t("No library could be tried.{without}", { without }) };
    }
    const wrong = tried.filter(({ trial }) => (trial?.fell.length ?? 0) > 0);
    const sentence = [
      t("Called with a key alone: {fell} of {attacks, plural, one {# attack} other {# attacks}}.", {
        fell: formatList(tried.map(fellTo)),
        attacks: attacks.length,
      }),
      ...told(libraries, "configured", t("Told all that it can be told")),
      ...told(libraries, "misused", t("Misused")),
      t("This program's own verifier fell to {fell}.", { fell: ours.fell.length }),
    ].join(" ");
    const verdict = wrong.length === tried.length ? "holds" : wrong.length > 0 ? "holds-but" : "not-here";
    return { verdict, sentence: sentence + without };
  },

  evidence({ libraries, ours, words }) {
    const measure = (trial: Trial) =>
      t("fell to {fell} of {attacks}", { fell: trial.fell.length, attacks: attacks.length });
    const line = ({ library, version, how, trial }: LibraryTrial): EvidenceLine =>
      trial
        ? {
            text: `${library} ${version}: ${how}`,
            measure: trial.good ? measure(trial) : t("refuses a good token"),
          }
        : { text: t("{library}: not installed", { library }), measure: t("not tried") };
    return [
      ...libraries.map(line),
      { text: t("this program's own verifier"), measure: measure(ours) },
      ...attacks.map(({ id, title, known }) => {
        const believers = libraries.filter(({ trial }) => trial?.fell.includes(id));
        return {
          text: `${title} (${known}): ${believers.map((one) => one.id).join(", ") || t("believed by none")}`,
          measure: `${believers.length}`,
        };
      }),
      { text: t("secrets tried on each"), measure: grouped(words) },
    ];
  },

  code: [
    "lessons/claims/cards/16-easy-to-get-wrong.ts",
    "lessons/attacks/attacks.ts",
    "lessons/satellites/programs/lib/library-verifiers.mjs",
    "lessons/satellites/programs/libraries.mjs",
    "auth/tokens.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/16-easy-to-get-wrong.test.ts", title: "easy to get wrong" },
    { file: "lessons/attacks/attacks.test.ts", title: "the twelve attacks" },
  ],
};

async function tryAll(target: Target, attacker: Attacker): Promise<Trial> {
  const fell: string[] = [];
  for (const attack of attacks) {
    if ((await tryAttack(attack, target, attacker)).succeeded) fell.push(attack.id);
  }
  return { good: (await target.verify(target.sample)).accepted, fell };
}

function fellTo({ library, trial }: LibraryTrial): string {
  return t("{library} fell to {fell}", { library, fell: trial?.fell.length });
}

/** The libraries of one use, where any was tried. */
function told(libraries: readonly LibraryTrial[], use: LibraryTrial["use"], words: string): string[] {
  const some = libraries.filter((one) => one.use === use && one.trial);
  const name = (one: LibraryTrial) => (use === "misused" ? { ...one, library: one.id } : one);
  return some.length > 0 ? [`${words}: ${formatList(some.map((one) => fellTo(name(one))))}.`] : [];
}
