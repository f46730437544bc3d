import { z } from "zod";

const yes = z.stringbool({ truthy: ["1", "true", "yes"], falsy: ["", "0", "false", "no"] });

/** The portal's settings. Each is an environment variable; none is needed to try it. */
const Settings = z.object({
  /** PostgreSQL 15 or newer; without it the built-in one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "begins with postgres://")
    .optional(),
  /** Where people reach the portal, e.g. https://pizza.example.com; behind a proxy that is not this machine's address. */
  APP_URL: z.url({ protocol: /^https?$/, error: "is an address like https://pizza.example.com" }).optional(),
  /** More names it answers to, with commas between. */
  ALLOWED_HOSTS: z.string().default(""),
  /** The network address to listen at; the demo listens at this machine alone. */
  HOST: z.string().optional(),
  /** 1 when a proxy of ours stands in front and sets the forwarded headers. */
  TRUST_PROXY: yes.default(false),
  /** Signs the session cookies; without it one is made and kept beside the database. */
  NEXTAUTH_SECRET: z.string().min(32, "has at least 32 characters").optional(),
  /** Where the ballot box stands, when it is a server of its own on another origin, e.g. https://box.example.com. */
  BOX_URL: z.url({ protocol: /^https?$/, error: "is an address like https://box.example.com" }).optional(),
  /** Folder of the sealing keys: never in the database, its folder or its backups. */
  SEAL_DIR: z.string().optional(),
});

export type Settings = z.infer<typeof Settings>;

/**
 * Reads the settings; an empty variable counts as not set.
 * @throws Error (named LaunchError) with a sentence for each setting that cannot be used
 */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const read = Settings.safeParse(set);
  if (read.success) return read.data;
  const sentences = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}.`);
  throw Object.assign(new Error(`Please look at these settings. ${sentences.join(" ")}`), {
    name: "LaunchError",
  });
}
