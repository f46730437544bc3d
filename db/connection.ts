/**
 * Connection options of a DATABASE_URL for postgres.js, which does not read `?host=/folder` (a Unix socket's folder, as
 * libpq and pg write it) by itself.
 */
export function connectionOptions(url: string) {
  const parsed = new URL(url);
  const socketFolder = parsed.searchParams.get("host");
  return {
    host: socketFolder ?? (decodeURIComponent(parsed.hostname) || "localhost"),
    port: Number(parsed.port || 5432),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    username: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    ssl: socketFolder || parsed.searchParams.get("sslmode") !== "require" ? false : ("require" as const),
  };
}
