type Cookie = { name: string; value: string; path: string };

/** Keeps cookies as a browser does, as far as paths and deletion go, and sends those whose path fits. */
export class CookieStore {
  private readonly kept = new Map<string, Cookie>();

  /** @param lines the Set-Cookie headers of one answer */
  keep(lines: readonly string[]): void {
    for (const line of lines) {
      const { cookie, ended } = parse(line);
      const key = `${cookie.path} ${cookie.name}`;
      if (ended) this.kept.delete(key);
      else this.kept.set(key, cookie);
    }
  }

  /** @returns the Cookie header of a request to a path, or `null` when no cookie fits */
  header(path: string): string | null {
    const pairs = this.fitting(path).map(({ name, value }) => `${name}=${value}`);
    return pairs.length > 0 ? pairs.join("; ") : null;
  }

  /** @returns the value that a request to a path would carry under a name */
  value(path: string, name: string): string | null {
    return this.fitting(path).find((cookie) => cookie.name === name)?.value ?? null;
  }

  private fitting(path: string): Cookie[] {
    const within = (own: string) => path === own || path.startsWith(own.endsWith("/") ? own : `${own}/`);
    return [...this.kept.values()].filter((cookie) => within(cookie.path));
  }
}

function parse(line: string): { cookie: Cookie; ended: boolean } {
  const [pair = "", ...attributes] = line.split(/;\s*/);
  const [name, value] = halves(pair);
  const named = new Map(
    attributes.map((attribute) => {
      const [key, content] = halves(attribute);
      return [key.toLowerCase(), content];
    }),
  );
  const maxAge = named.get("max-age");
  const expires = named.get("expires");
  const ended = maxAge ? Number(maxAge) <= 0 : expires !== undefined && Date.parse(expires) <= Date.now();
  return { cookie: { name, value, path: named.get("path") ?? "" }, ended };
}

function halves(text: string): [before: string, after: string] {
  const at = text.indexOf("=");
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
