import { Header } from "@/components/ui/header";
import { isProblemCode, problemTitle } from "@/lib/errors";
import { SamplePicture } from "./sample-picture";
import { StartLab } from "./start-lab";

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default async function HomePage({ searchParams }: Props) {
  const { error } = await searchParams;
  return (
    <>
      <Header />
      <main className="mx-auto max-w-5xl px-5 py-10 text-center max-sm:px-3">
        <h1 className="text-balance font-bold text-4xl tracking-tight">
          Alice changes her password. Who is still signed in?
        </h1>
        <p className="mx-auto mt-3 max-w-2xl text-balance text-lg text-muted">
          The same user, on the same devices, under database sessions and under JWT. Real cookies, real SQL,
          real tokens.
        </p>
        {isProblemCode(error) && (
          <p role="alert" className="mt-4 font-semibold text-alert">
            {problemTitle(error)}
          </p>
        )}
        <div className="mt-6 flex justify-center">
          <StartLab className="min-h-12 px-7 text-lg" />
        </div>
        <SamplePicture />
      </main>
    </>
  );
}
