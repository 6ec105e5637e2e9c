// What a stranger's comment makes the page run. It looks for anything that has the shape of a token.
(async () => {
  const tell = (message) => parent.postMessage({ from: "stranger", ...message }, location.origin);
  const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;
  const sessionId = /=[\w-]{43}(;|$)/;
  const tokens = (texts) => texts.filter((text) => jwt.test(String(text))).length;

  // It listens to what the page sends from now on.
  const send = window.fetch;
  window.fetch = (url, init) => {
    const caught = tokens([...new Headers(init?.headers).values()]);
    if (caught > 0) tell({ caught });
    return send(url, init);
  };

  tell({
    cookie: tokens([document.cookie]) + (sessionId.test(document.cookie) ? 1 : 0),
    storage: tokens(Object.values(localStorage)),
    globals: tokens(Object.keys(window).map((name) => window[name])),
    // And it need not read anything to act: the browser sends the cookie along, if there is one.
    acted: (await send("check")).status === 200,
  });
})();
