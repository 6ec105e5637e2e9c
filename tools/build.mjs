// Installs and builds without starting anything: `npm run build`, for an image or a server that starts later.
import "./lib/node-version.mjs";
import { exitWith } from "./lib/failure.mjs";
import { ensureBuilt, ensureInstalled } from "./lib/prepare.mjs";

ensureInstalled().then(ensureBuilt).catch(exitWith);
