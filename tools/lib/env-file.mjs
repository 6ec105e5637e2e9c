import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Before anything else reads the environment: what is set already wins over the file.
const file = fileURLToPath(new URL("../../.env", import.meta.url));
if (existsSync(file)) process.loadEnvFile(file);
