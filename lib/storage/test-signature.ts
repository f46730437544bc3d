import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

/**
 * Whether a request is signed with this secret, as "Signature Version 4" of the Amazon S3 API reference has it (which the
 * server of the tests leaves to others).
 */
export function isSignedWith(secret: string, message: IncomingMessage): boolean {
  const signed =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/;
  const [, day, region, names, signature] = signed.exec(message.headers.authorization ?? "") ?? [];
  if (!day || !region || !names || !signature) return false;
  const { pathname, searchParams } = new URL(message.url ?? "/", "http://bucket");
  const query = [...searchParams].map((pair) => pair.map(encoded).join("=")).sort();
  const headers = names.split(";").map((name) => `${name}:${String(message.headers[name]).trim()}\n`);
  const hashOfBody = String(message.headers["x-amz-content-sha256"]);
  const request = [message.method, pathname, query.join("&"), headers.join(""), names, hashOfBody].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const digest = createHash("sha256").update(request).digest("hex");
  const words = ["AWS4-HMAC-SHA256", message.headers["x-amz-date"], scope, digest].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(
    (before, part) => createHmac("sha256", before).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac("sha256", key).update(words).digest("hex") === signature;
}

function encoded(words: string): string {
  return encodeURIComponent(words).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
