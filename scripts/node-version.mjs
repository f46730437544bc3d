/** Imported first by every entry script: an older Node fails later, with words that help nobody. */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Two Pizza needs Node.js 20.19 or newer, and this is ${process.versions.node}. Install a newer one from nodejs.org.\n`,
  );
  process.exit(1);
}
