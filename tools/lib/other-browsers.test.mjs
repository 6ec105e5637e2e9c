import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Failure } from "./failure.mjs";
import { provideOtherBrowsers } from "./other-browsers.mjs";

beforeEach(() => {
  for (const variable of ["FIREFOX_PATH", "WEBKIT_DRIVER_PATH"]) vi.stubEnv(variable, "");
  vi.stubEnv("PATH", "/nowhere");
});
afterEach(() => vi.unstubAllEnvs());

it("says which browsers are left out where there is none and none can be installed", async () => {
  expect(await provideOtherBrowsers()).toEqual({
    env: { FIREFOX_PATH: "", WEBKIT_DRIVER_PATH: "" },
    leftOut: [
      "Firefox is left out: install it, or set FIREFOX_PATH.",
      "WebKit is left out: install WebKitWebDriver, Xvfb and dbus-run-session, or set WEBKIT_DRIVER_PATH.",
    ],
  });
});

it.each(["FIREFOX_PATH", "WEBKIT_DRIVER_PATH"])("says so when %s names nothing", async (variable) => {
  vi.stubEnv(variable, "/no-such-program");
  const failed = provideOtherBrowsers();
  await expect(failed).rejects.toBeInstanceOf(Failure);
  await expect(failed).rejects.toThrow(`${variable} names /no-such-program, where there is no file`);
});
