/** The whole picture, in pixels. */
export const picture = { width: 1280, height: 720 };

/** Below the board: the chapter's name, and the captions, which so cover nothing. */
export const strip = { width: picture.width, height: 96, captionsLeft: 308 };

/** What is left for the board. */
export const boardPicture = { width: picture.width, height: picture.height - strip.height };

/** The board is laid out in a window a little larger than its picture: most evidence fits without scrolling. */
const scale = 8 / 9;

export const boardWindow = {
  viewport: { width: boardPicture.width / scale, height: boardPicture.height / scale },
  deviceScaleFactor: scale,
};
