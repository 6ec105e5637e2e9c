const sessions = new Map();

/** The password has been verified. @param {string} user */
export function signIn(user) {
  const id = "session-1";
  sessions.set(id, { user });
  return { status: 200, setCookie: `sessionId=${id}; Path=/` };
}

/** @param {string} [id] the value of the cookie that came, where one came */
export function account(id) {
  const session = sessions.get(id);
  return { status: 200, body: `Signed in as ${session.user}` };
}

/** @param {string} [_id] */
export function signOut(_id) {
  return { status: 200, setCookie: "sessionId=; Path=/; Max-Age=0" };
}
