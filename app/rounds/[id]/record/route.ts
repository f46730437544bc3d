import { getRecord } from "@/features/ballots/board";

type Context = { params: Promise<{ id: string }> };

/**
 * The public record of a round, for anybody and for programs: it reads no cookie, so nobody learns who checks what.
 * What is counted never changes again.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const record = await getRecord((await params).id);
  if (!record) return answer({ code: "not_found", message: "There is no such round." }, 404, "no-store");
  const isFinal = record.state === "published";
  return answer(record, 200, isFinal ? "public, max-age=31536000, immutable" : "no-store");
}

function answer(body: object, status: number, cacheControl: string): Response {
  return Response.json(body, { status, headers: { "cache-control": cacheControl } });
}
