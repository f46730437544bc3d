/** What a mail says, without whom it goes to. */
type Words = { subject: string; text: string; action?: { label: string; path: string } };

const FOOT = "You get this because you have a seat at Two Pizza.";

/** A mail as plain text, the link on a line of its own. @param origin of the portal, without a slash at the end */
export function mailText({ text, action }: Words, origin: string): string {
  const link = action && `${action.label}:\n${ownAddress(action.path, origin)}`;
  return `${[text.trim(), link, `-- \n${FOOT}`].filter(Boolean).join("\n\n")}\n`;
}

/** The same words in our look: no picture, nothing loaded from anywhere, nothing that tells us it was read. */
export function mailHtml({ subject, text, action }: Words, origin: string): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p style="margin:0 0 16px">${escapeHtml(part).replaceAll("\n", "<br>")}</p>`);
  const link = action && ownAddress(action.path, origin);
  const button = action
    ? `<p style="margin:24px 0 8px"><a href="${escapeHtml(link ?? "")}" style="display:inline-block;padding:13px 22px;border-radius:12px;background:#c4281a;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#574a4c;word-break:break-all">${escapeHtml(link ?? "")}</p>`
    : "";
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f1f2ea;color:#24161a;font:17px/1.5 Figtree,'Segoe UI',Helvetica,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px 16px">
<div style="background:#be2617;color:#ffffff;padding:16px 24px;border-radius:16px 16px 0 0;font-weight:700">Two Pizza</div>
<div style="background:#ffffff;padding:24px;border-radius:0 0 16px 16px">
${paragraphs.join("\n")}
${button}
</div>
<p style="margin:16px 24px;font-size:14px;color:#574a4c">${FOOT}</p>
</div></body></html>
`;
}

/** Words that stay on one line, whatever they hold: nothing in them begins a header. */
export function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/** A path of ours as an address. @throws Error for anything that would lead elsewhere */
function ownAddress(path: string, origin: string): string {
  const address = new URL(path, origin);
  if (!path.startsWith("/") || address.origin !== origin)
    throw new Error("a mail links to our own pages alone");
  return address.href;
}

function escapeHtml(words: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return words.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
