import { createServer } from "node:net";
import { sentence } from "./stop.mjs";

/**
 * The port to serve at: what the setting says, else `usual`. Refuses a taken one before any long step, with a sentence.
 * @param command what the person typed, for the sentence
 */
export async function requirePort(command, setting = "PORT", usual = 3000) {
  const port = Number(process.env[setting] || usual);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw sentence(`${setting} is “${process.env[setting]}”, and a port is a whole number from 1 to 65535.`);
  }
  for (const host of ["127.0.0.1", "0.0.0.0", "::1"]) {
    const problem = await tryToListen(port, host);
    if (problem === "EADDRINUSE") {
      const other = `${setting}=${port < 65_535 ? port + 1 : usual} ${command}`;
      throw sentence(`Port ${port} is taken. Stop what uses it, or choose another: ${other}`);
    }
    if (problem === "EACCES")
      throw sentence(`Port ${port} may not be used by this account. Choose one above 1023.`);
  }
  return port;
}

/** A port that nobody uses at this moment. */
export async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

function tryToListen(port, host) {
  const probe = createServer();
  return new Promise((done) => {
    probe.once("error", (error) => done(error.code));
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });
}
