export const alice = { name: "Alice", email: "alice@example.com", password: "correct horse battery staple" };
export const secret = "a secret for a benchmark, of more than thirty-two characters";
