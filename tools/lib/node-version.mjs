// Imported before anything else: what follows may not even load on an older Node.
import { exitWith, Failure } from "./failure.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  exitWith(
    new Failure(
      `Node 20.19 or newer is needed, this is ${process.versions.node}: install it from https://nodejs.org.`,
    ),
  );
}
