// Loaded into the app's process ahead of it. The channel to the parent closes however the parent dies,
// `kill -9` included, and then this process must not stay behind on the port.
import { finishWithin } from "./finish-within.mjs";

process.on("disconnect", () => {
  // Next answers what it has begun to answer. A stream that does not end would keep it for ever.
  setTimeout(() => process.exit(), finishWithin).unref();
  process.kill(process.pid, "SIGTERM");
});

// A parent that was killed reads nothing any more. An error for each word, which would be said in its turn, is
// an endless loop.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPIPE") throw error;
  });
}
