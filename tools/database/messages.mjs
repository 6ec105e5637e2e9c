// The few messages of PostgreSQL's protocol that the wire server writes itself.

/** @param {string} sql */
export function simpleQuery(sql) {
  return message("Q", Buffer.from(`${sql}\0`));
}

/** Asks for the password as it is: it never leaves this machine. */
export function askForPassword() {
  const cleartext = Buffer.alloc(4);
  cleartext.writeInt32BE(3);
  return message("R", cleartext);
}

/**
 * @param {string} code SQLSTATE
 * @param {string} text
 */
export function fatal(code, text) {
  return message("E", Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`));
}

/**
 * What the first message of a client says of it.
 * @param {Buffer} startup
 * @returns {Map<string, string>} for instance `user` and `application_name`
 */
export function parametersOf(startup) {
  const texts = startup.subarray(8).toString("utf8").split("\0");
  const pairs = texts.flatMap((name, index) =>
    index % 2 === 0 && name ? [[name, texts[index + 1] ?? ""]] : [],
  );
  return new Map(/** @type {[string, string][]} */ (pairs));
}

/**
 * @param {string} type
 * @param {Buffer} content
 */
function message(type, content) {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}
