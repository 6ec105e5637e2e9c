/** Next calls this once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { themeScript } = await import("./components/ui/theme-script");
  const { hearClasses } = await import("./lib/class/pulse");
  const { guardEntrance } = await import("./lib/entrance");
  const { followResponses } = await import("./lib/evidence/response-header");
  const { speakByRequest } = await import("./lib/language/request-language");
  const { hearChanges } = await import("./lib/lab/kept");
  const { endRunsWithProcess } = await import("./lessons/runs/stream-run");
  const { startSweeping } = await import("./lib/lab/sweep");
  speakByRequest();
  guardEntrance([themeScript]);
  followResponses();
  hearChanges();
  hearClasses();
  startSweeping();
  endRunsWithProcess();
}
