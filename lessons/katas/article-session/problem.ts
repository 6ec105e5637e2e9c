const passwords = new Map([["alice@example.com", "correct horse battery"]]);
const sessions = new Map<string, { email: string }>();
let last = 1000;

export type Answer = { status: number; body?: string; setCookie?: string };

export function signIn(email: string, password: string): Answer {
  if (passwords.get(email) !== password) return { status: 401 };
  const id = `session-${++last}`;
  sessions.set(id, { email });
  return { status: 200, setCookie: `sessionId=${id}; Path=/` };
}

/** @param id the value of the cookie that came, where one came */
export function account(id?: string): Answer {
  const session = sessions.get(id as string);
  return { status: 200, body: `Signed in as ${(session as { email: string }).email}` };
}

export function signOut(_id?: string): Answer {
  return { status: 200, setCookie: "sessionId=; Path=/; Max-Age=0" };
}
