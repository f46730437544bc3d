/**
 * Fills in the first form of a page that has all the `fields`, as a browser without JavaScript would: its hidden inputs
 * come along, among them the server action's name.
 * @returns the body and its content type
 */
export function fillIn(html: string, fields: Record<string, string>): { body: Buffer; contentType: string } {
  const forms = [...html.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].map(([, inside]) => inside ?? "");
  const form = forms.find((inside) => Object.keys(fields).every((name) => inside.includes(`name="${name}"`)));
  if (!form) throw new Error(`no form of the page asks for ${Object.keys(fields).join(", ")}`);
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    attribute(tag, "name"),
    attribute(tag, "value"),
  ]);
  const boundary = "----two-pizza-bench";
  const parts = [...hidden, ...Object.entries(fields)].map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: Buffer.from(`${parts.join("")}--${boundary}--\r\n`),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

function attribute(tag: string, name: string): string {
  const [, value = ""] = new RegExp(` ${name}="([^"]*)"`).exec(tag) ?? [];
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
