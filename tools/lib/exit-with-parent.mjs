// Loaded into the app's process ahead of it. The channel to the parent closes however the parent dies,
// `kill -9` included, and then this process must not stay behind on the port.
import { finishWithin } from "./finish-within.mjs";

process.on("disconnect", () => {
  // Next answers what it has begun to answer. A run that goes on telling would keep it for a minute.
  setTimeout(() => process.exit(), finishWithin).unref();
  process.kill(process.pid, "SIGTERM");
});
