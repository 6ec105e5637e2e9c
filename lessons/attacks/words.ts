const usual = `secret password 123456 changeme test admin jwt token key private public default example
  supersecret topsecret mysecret my-secret my_secret secretkey secret-key secret_key jwtsecret jwt-secret
  jwt_secret JWT_SECRET shhhhh shhh keyboard-cat keyboard cat qwerty letmein hello world helloworld welcome
  dragon monkey sunshine princess football baseball master shadow iloveyou abc123 111111 12345678 123456789
  development dev production prod staging local localhost server client app application api auth authjs
  nextauth next-auth NEXTAUTH_SECRET AUTH_SECRET node express nestjs spring laravel django rails flask
  hs256 HS256 hmac sha256 signing signature verysecret very-secret notasecret your-secret your_secret
  your-256-bit-secret your-384-bit-secret your-512-bit-secret a-string-secret-at-least-256-bits-long
  change-me change_me replace-me replaceme placeholder insert-secret-here todo fixme none null undefined
  root toor user guest demo sample foo bar baz foobar company project website shop store bank
  access refresh session cookie login logout signin bearer authorization`.split(/\s+/);

const endings = [
  "",
  "1",
  "12",
  "123",
  "1234",
  "!",
  "1!",
  "123!",
  "2024",
  "2025",
  "2026",
  "_key",
  "-key",
  "s",
];

/**
 * What people write where a secret should be: tutorials' examples and the favourites of every list, as they
 * are, capitalised and with the endings that a password rule brings about.
 */
export const words: readonly string[] = [
  ...new Set(
    endings.flatMap((ending) =>
      usual.flatMap((word) =>
        [word, `${word[0]?.toUpperCase()}${word.slice(1)}`].map((text) => text + ending),
      ),
    ),
  ),
];
