/** Serves the demo company at http://localhost:3000. */
import "./node-version.mjs";
import { launch } from "./launch.mjs";
import { main } from "./stop.mjs";

await main(() => launch("demo", "npm run demo"));
