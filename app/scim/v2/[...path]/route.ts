import { answer } from "./answer";

/** SCIM 2.0 (RFC 7643, 7644): how the company's directory keeps people and teams in step. docs/scim.md tells how. */
type Context = { params: Promise<{ path: string[] }> };

async function handle(request: Request, context: Context): Promise<Response> {
  return answer(request, (await context.params).path);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
