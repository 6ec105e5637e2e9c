import { startFirefox } from "./firefox";
import { walkIn } from "./walks";

walkIn("Firefox", process.env.FIREFOX_PATH, startFirefox);
