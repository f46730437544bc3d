/** The demo company on the development server. */
import "./node-version.mjs";
import { launch } from "./launch.mjs";
import { main } from "./stop.mjs";

await main(() => launch("development", "npm run dev"));
