import { walkIn } from "./walks";
import { startWebKit } from "./webkit";

walkIn("WebKit", process.env.WEBKIT_DRIVER_PATH, startWebKit);
