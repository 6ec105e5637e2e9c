// Loaded into the app's process ahead of it. The channel to the parent closes however the parent dies,
// `kill -9` included, and then this process must not stay behind on the port.
process.on("disconnect", () => {
  // Next answers what it has begun to answer; an open event stream would keep it for ever.
  setTimeout(() => process.exit(), 1_000).unref();
  process.kill(process.pid, "SIGTERM");
});
