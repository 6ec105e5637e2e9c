/** The picture, in pixels. */
export const picture = { width: 1280, height: 720 };

/** A class in one picture: the wall at the left, and four phones beside it, each laid out in a window of its own. */
export const wallWindow = { width: 1120, height: 900 };
export const phoneWindow = { width: 320, height: 600 };

/** Where the stills of each window come in the picture, the wall's first. */
export const classLayout = [
  { x: 0, y: 0, width: 896, height: 720 },
  ...[0, 1, 2, 3].map((phone) => ({
    ...{ x: 906 + (phone % 2) * 188, y: phone < 2 ? 15 : 368 },
    ...{ width: 180, height: 338 },
  })),
];

/** The board is laid out in a window a little larger than its picture: most evidence fits without scrolling. */
const scale = 8 / 9;

export const boardWindow = {
  viewport: { width: picture.width / scale, height: picture.height / scale },
  deviceScaleFactor: scale,
};
