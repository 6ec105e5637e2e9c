import type { Checks } from "../kata";

export const checks: Checks<typeof import("./problem")> = [
  {
    must: "Alice is signed in with the id that she is given.",
    otherwise: "After signing in, Alice's cookie is not signed in.",
    holds: async ({ visit, signIn, read }) => read(signIn(visit(), "alice"))?.user === "alice",
  },
  {
    must: "The planted id is not.",
    otherwise:
      "The thief planted his id, Alice signed in, and the thief is Alice. When must an id be a new one?",
    holds: async ({ visit, signIn, read }) => {
      const planted = visit();
      signIn(planted, "alice");
      return read(planted)?.user !== "alice";
    },
  },
  {
    must: "An id that the thief made up is not taken either.",
    otherwise: "The thief made an id up, and Alice was signed in under it.",
    holds: async ({ signIn, read }) => {
      const madeUp = "an-id-of-the-thief";
      return signIn(madeUp, "alice") !== madeUp && read(madeUp) === null;
    },
  },
  {
    must: "What Alice put into the cart comes along.",
    otherwise: "Alice signed in, and her cart was empty.",
    holds: async ({ visit, addToCart, signIn, read }) => {
      const id = visit();
      addToCart(id, "a lamp");
      return read(signIn(id, "alice"))?.cart.join() === "a lamp";
    },
  },
  {
    must: "The cart of the planted id is not filled any more.",
    otherwise: "What Alice buys after signing in can be seen with the planted id: two ids share one session.",
    holds: async ({ visit, addToCart, signIn, read }) => {
      const planted = visit();
      addToCart(signIn(planted, "alice"), "a book");
      return !read(planted)?.cart.includes("a book");
    },
  },
];
