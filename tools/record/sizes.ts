/** The picture, in pixels. */
export const picture = { width: 1280, height: 720 };

/** The board is laid out in a window a little larger than its picture: most evidence fits without scrolling. */
const scale = 8 / 9;

export const boardWindow = {
  viewport: { width: picture.width / scale, height: picture.height / scale },
  deviceScaleFactor: scale,
};
