import { shortId } from "@/lib/lab/short-id";
import { t } from "@/lib/language/texts";
import { offerFile } from "../ui/offer-file";
export type PictureFormat = "svg" | "png";

type PictureOptions = {
  format: PictureFormat;
  labId: string;
  takenAt: Date;
  /** What the file's name ends in. */
  what: "timeline" | "class";
};

const MARGIN = 16;
const HEADING = 44;
const PNG_SCALE = 2;

/** Offers the picture as a file that is whole by itself. Browser only. */
export async function savePicture(picture: SVGSVGElement, options: PictureOptions): Promise<void> {
  const svg = standAlone(picture, options);
  const source = new XMLSerializer().serializeToString(svg);
  const file = new Blob([source], { type: "image/svg+xml" });
  const name = `still-signed-in-${shortId(options.labId)}-${options.what}.${options.format}`;
  if (options.format === "svg") return offerFile(file, name);
  offerFile(
    await rasterise(file, { width: svg.width.baseVal.value, height: svg.height.baseVal.value }),
    name,
  );
}

/** A copy with a heading, a background and colours of its own, for outside there is no style sheet. */
function standAlone(picture: SVGSVGElement, { labId, takenAt }: PictureOptions): SVGSVGElement {
  const { width, height } = picture.viewBox.baseVal;
  const whole = { width: width + 2 * MARGIN, height: height + HEADING + MARGIN };
  const copy = picture.cloneNode(true) as SVGSVGElement;
  // On paper there is nothing to choose.
  for (const mark of copy.querySelectorAll("[data-moment]")) mark.remove();
  copy.setAttribute("width", String(whole.width));
  copy.setAttribute("height", String(whole.height));
  copy.setAttribute("viewBox", `${-MARGIN} ${-HEADING} ${whole.width} ${whole.height}`);

  const back = element("rect", { x: -MARGIN, y: -HEADING, ...whole, fill: "var(--surface)" });
  const heading = element("text", { x: 12, y: -18, "font-size": 16, "font-weight": 600, fill: "var(--ink)" });
  heading.textContent = t("Still signed in? Who stayed signed in");
  const when = element("text", { x: 12, y: -2, "font-size": 11 });
  when.textContent = t("Lab {shortId}, {takenAt} UTC", {
    shortId: shortId(labId),
    takenAt: takenAt.toISOString().slice(0, 16).replace("T", " "),
  });
  // Before everything that is drawn, after title and description: those must come first to be read.
  copy.querySelector("defs")?.after(back, heading, when);
  resolveColours(copy, picture);
  return copy;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const created = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value));
  return created;
}

/** Asks the browser for each `var(--…)` as the page shows it now, light or dark. */
function resolveColours(copy: SVGSVGElement, picture: SVGSVGElement): void {
  const probe = element("g", {});
  picture.append(probe);
  for (const painted of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of ["fill", "stroke"] as const) {
      const value = painted.getAttribute(attribute);
      if (!value?.startsWith("var(")) continue;
      probe.setAttribute("fill", value);
      painted.setAttribute(attribute, getComputedStyle(probe).fill);
    }
  }
  probe.remove();
}

type Size = { width: number; height: number };

async function rasterise(file: Blob, { width, height }: Size): Promise<Blob> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser gave no 2D canvas");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await toPng(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The canvas gave no PNG"))),
      "image/png",
    );
  });
}
