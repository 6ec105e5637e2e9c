import { fulfilments, type Requirement } from "./requirement";

/** What is asked of cookies, and of what stays in a browser. */
export const ofBrowser: readonly Requirement[] = [
  {
    id: "3.3.1",
    asks: "Cookies are Secure, and their names say so",
    note: "Over https they are. No name begins with __Host- or __Secure-: the lab also runs without https.",
    test: "3.3.1: the session cookie is Secure over https, and its name begins with __Host- or __Secure-",
    fulfilments: fulfilments("partly", {}),
  },
  {
    id: "3.3.2",
    asks: "Cookies say whether they go with requests from other sites",
    test: "3.3.2: the session cookie is SameSite=Lax or Strict",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "3.3.3",
    asks: "The names of cookies begin with __Host-, so that no other host can set them",
    note: "Browsers take such a cookie for the whole of a host only, and here each device is a path of it.",
    test: "3.3.3: the session cookie's name begins with __Host-",
    fulfilments: fulfilments("unmet", {}),
  },
  {
    id: "3.3.4",
    asks: "No script can read the session cookie",
    test: "3.3.4: every cookie of a sign-in is HttpOnly",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "3.3.5",
    asks: "No cookie is larger than 4,096 bytes",
    test: "3.3.5: no cookie of a sign-in is larger than 4,096 bytes",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "14.3.1",
    asks: "Signing out leaves nothing of the session in the browser",
    note: "The cookies go, and Clear-Site-Data empties the cache, but both come with the server's answer: without a connection they stay, because no script can clear them. Storage is not named, where the board keeps what is every device's.",
    test: "14.3.1: signing out clears the device's cookies and the cache, and nothing of other devices",
    fulfilments: fulfilments("partly", {}),
  },
];
