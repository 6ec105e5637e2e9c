import { readFile } from "node:fs/promises";
import type { Board } from "./board";
import { expect, test } from "./fixtures";

async function save(board: Board, name: string): Promise<{ file: string; content: Buffer }> {
  const [download] = await Promise.all([board.page.waitForEvent("download"), board.button(name).click()]);
  return { file: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test("the picture tells the story in words too", async ({ board }) => {
  await board.open();
  await expect(board.timeline).toHaveAccessibleDescription("Nobody has signed in yet.");
  await board.walk();
  for (const device of ["Laptop", "Phone", "Thief"]) {
    await expect(board.timeline).toHaveAccessibleDescription(
      new RegExp(`${device}, database session: signed in from 0:\\d\\d to 0:\\d\\d, then signed out\\.`),
    );
    await expect(board.timeline).toHaveAccessibleDescription(
      new RegExp(`${device}, JWT: signed in since 0:\\d\\d, expires [12]:\\d\\d\\.`),
    );
  }
  await expect(board.timeline).toHaveAccessibleDescription(
    /Cookie stolen 0:\d\d\. Password changed 0:\d\d\.$/,
  );
});

test("it is saved as an SVG that is whole by itself", async ({ board, page, lab }) => {
  await board.open();
  await board.walk();
  const { file, content } = await save(board, "Save as SVG");
  expect(file).toBe(`still-signed-in-${lab.id.slice(0, 6)}-timeline.svg`);
  const source = content.toString("utf8");
  expect(source).not.toContain("var(");
  expect(source).toContain("password changed");
  const root = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return { name: parsed.documentElement.localName, errors: parsed.querySelectorAll("parsererror").length };
  }, source);
  expect(root).toEqual({ name: "svg", errors: 0 });
});

test("it is saved as a PNG", async ({ board }) => {
  await board.open();
  await board.walk();
  const { file, content } = await save(board, "Save as PNG");
  expect(file).toMatch(/\.png$/);
  expect([...content.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  expect(width).toBeGreaterThan(1_000);
  expect(height).toBeGreaterThan(300);
  expect(content.length).toBeGreaterThan(10_000);
});

test("twelve devices, and nothing overflows", async ({ board, page, lab }) => {
  for (let count = 4; count <= 11; count += 1) await lab.request.post(`${lab.url}/devices`);
  await board.open();
  await board.button("Add a device").click();
  await expect(page.getByRole("group", { name: /, JWT$/ })).toHaveCount(12);
  await expect(board.button("Add a device")).toBeDisabled();
  expect((await lab.export()).devices).toHaveLength(12);
  await board.signInEverywhereButton.click();
  await expect(board.card("Hotel PC", "jwt")).toContainText("Signed in");
  await expect(board.card("Hotel PC", "database")).toContainText("Signed in");
  await board.changeButton.click();
  await expect(board.timeline).toHaveAccessibleDescription(/Password changed/);

  const overflow = await page.evaluate(() => {
    const root = document.documentElement;
    const picture = document.querySelector("svg[role=img]") as SVGSVGElement;
    const frame = picture.getBoundingClientRect();
    const outside = [...picture.querySelectorAll("text, rect:not(pattern rect)")].filter((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      const room = 1;
      return (
        left < frame.left - room ||
        right > frame.right + room ||
        top < frame.top - room ||
        bottom > frame.bottom + room
      );
    });
    const texts = outside.map((part) => part.textContent || part.outerHTML);
    return { sideways: root.scrollWidth - root.clientWidth, texts };
  });
  expect(overflow).toEqual({ sideways: 0, texts: [] });
  expect(await lanesOverlap(board)).toEqual([]);
});

/** Lane names of which one lies on another. */
function lanesOverlap(board: Board): Promise<string[]> {
  return board.timeline.evaluate((picture) => {
    const names = [...picture.querySelectorAll("text")].filter((text) =>
      / · (session|JWT)$/.test(text.textContent),
    );
    const boxes = names.map((name) => ({ name: name.textContent, box: name.getBoundingClientRect() }));
    return boxes
      .filter(
        ({ box }, index) => index > 0 && (boxes[index - 1]?.box.bottom ?? 0) > box.bottom - box.height / 2,
      )
      .map(({ name }) => name);
  });
}
