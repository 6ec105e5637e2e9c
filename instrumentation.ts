/** Next calls this once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { getEnv } = await import("./lib/env");
  const { startSweeping } = await import("./lib/lab/sweep");
  getEnv();
  startSweeping();
}
