import type { TestProject } from "vitest/node";
import { openTestServer } from "./test-server";

declare module "vitest" {
  interface ProvidedContext {
    /** A role on this server that may create databases. */
    serverUrl: string;
    /** The superuser, on our own server alone. */
    adminUrl: string | null;
    /** The migrated database that test files clone. */
    template: string;
  }
}

/** Once per run of the database tests: the server for tests, and on it a template with every migration. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  project.provide("serverUrl", server.url);
  project.provide("adminUrl", server.adminUrl);
  project.provide("template", await server.makeTemplate());
  return server.close;
}
