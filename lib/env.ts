import "server-only";
import { z } from "zod";
import { isAddressOrSubnet } from "./trusted-proxies";

// An empty variable means a missing one: shells and CI files make no difference between the two.
const present = (value: unknown) => (value === "" ? undefined : value);

const schema = z.object({
  /** All keys are derived from it. HS256 asks for 256 bits (RFC 7518 §3.2): 32 random bytes, in any spelling. */
  AUTH_SECRET: z.preprocess(present, z.string().min(32, "must have at least 32 characters")),
  /** Where this very process answers. The claims send their requests here; a Host header is not to be trusted. */
  APP_ORIGIN: z.preprocess(present, z.url({ protocol: /^http$/ }).default("http://127.0.0.1:3000")),
  DATABASE_URL: z.preprocess(present, z.url({ protocol: /^postgres(ql)?$/ })),
  /** The process of the embedded database. `npm start` says so; without it the database is a server. */
  DATABASE_PID: z.preprocess(present, z.coerce.number().int().positive().optional()),
  /** Where the resource API listens, on this machine. `npm start` says so; without it there is none. */
  API_PORT: z.preprocess(present, z.coerce.number().int().min(1).max(65_535).optional()),
  /** Where the page of another site listens, on this machine. `npm start` says so; without it there is none. */
  OTHER_SITE_PORT: z.preprocess(present, z.coerce.number().int().min(1).max(65_535).optional()),
  /** Where a proxy offers the program to others, as in https://lab.example. */
  PUBLIC_URL: z.preprocess(present, z.url({ protocol: /^https?$/ }).optional()),
  /** Proxies whose X-Forwarded headers count: addresses and subnets, with commas between them. */
  TRUST_PROXY: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().refine(isAddressOrSubnet, "must hold addresses, as in 127.0.0.1, or subnets"))),
  /** The version of the sources. `npm start` says so; hot reload has none. */
  NEXT_DEPLOYMENT_ID: z.preprocess(present, z.string().optional()),
  /** `npm start -- --lan` sets it: the program listens on the network. */
  ON_NETWORK: z.preprocess(present, z.literal("1").optional()).transform(Boolean),
});

export type Env = z.infer<typeof schema>;

function readEnv(): Env {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  throw new Error(`The environment is not complete (start with "npm start"). ${faults.join("; ")}`);
}

let env: Env | undefined;

/**
 * The environment, checked once. Lazy, because a build evaluates modules without having one.
 * @throws Error that names every variable at fault
 */
export function getEnv(): Env {
  env ??= readEnv();
  return env;
}
