import { z } from "zod";
import { isThisMachine } from "./this-machine";

const yes = z.stringbool({ truthy: ["1", "true", "yes"], falsy: ["", "0", "false", "no"] });

/** The portal's settings. Each is an environment variable; none is needed to try it. */
const Fields = z.object({
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
  /** The mail server, e.g. smtps://name:password@mail.example.com; without it the portal sends no mail. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "begins with smtp:// or smtps://" }).optional(),
  /** Who mail is from, e.g. Two Pizza <pizza@example.com>. */
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      "is an address like Two Pizza <pizza@example.com>",
    )
    .optional(),
  /** Hosts of the company's own that announcements may be posted to, with commas between, e.g. chat.example.com. */
  ANNOUNCE_HOSTS: z
    .string()
    .regex(/^[\w.:, -]*$/, "holds names of hosts with commas between, without https://")
    .default(""),
  /** The OpenID provider, as its discovery document names it, and what it gave this portal. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "is an address like https://login.example.com" })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the company calls it, for the button. */
  OIDC_NAME: z.string().max(60, "has at most 60 characters").optional(),
  /** 1 when the provider never says whether an address is verified, and only the company's own people set addresses. */
  OIDC_MAIL_IS_VERIFIED: yes.default(false),
  /** S3-compatible storage for pictures and files; without it the database keeps them. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: "is an address like https://s3.example.com" }).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "is the name of a bucket")
    .optional(),
  S3_REGION: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
});

/** What only makes sense together. */
const Settings = Fields.superRefine((set, context) => {
  const complain = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: [name], message });
  if (set.SMTP_URL && !set.MAIL_FROM) complain("MAIL_FROM", "is needed beside SMTP_URL");
  if (set.MAIL_FROM && !set.SMTP_URL) complain("SMTP_URL", "is needed beside MAIL_FROM");
  const provider = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  if (provider.some((name) => set[name])) {
    for (const name of provider) if (!set[name]) complain(name, "is needed beside the other OIDC settings");
  }
  const storage = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;
  if (storage.some((name) => set[name]) || set.S3_REGION) {
    for (const name of storage) if (!set[name]) complain(name, "is needed beside the other S3 settings");
  }
  if (set.S3_ENDPOINT?.startsWith("http:") && !isThisMachine(set.S3_ENDPOINT))
    complain("S3_ENDPOINT", "begins with https:// unless it is on this machine");
  if (set.OIDC_ISSUER?.startsWith("http:") && !isThisMachine(set.OIDC_ISSUER))
    complain("OIDC_ISSUER", "begins with https:// unless it is on this machine");
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
