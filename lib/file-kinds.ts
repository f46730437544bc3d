import { fileTypeFromBuffer } from "file-type";
import { AppError } from "./errors";

const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN = "application/vnd.oasis.opendocument";

/** What we keep beside a case, by its content, with the endings that its name may have. */
const KINDS: Record<string, readonly string[]> = {
  "application/pdf": ["pdf"],
  [`${OFFICE}.wordprocessingml.document`]: ["docx"],
  [`${OFFICE}.spreadsheetml.sheet`]: ["xlsx"],
  [`${OFFICE}.presentationml.presentation`]: ["pptx"],
  [`${OPEN}.text`]: ["odt"],
  [`${OPEN}.spreadsheet`]: ["ods"],
  [`${OPEN}.presentation`]: ["odp"],
  "text/plain": ["txt", "csv", "md"],
};
const ENDING_AT_MOST = 8;

export type FileKind = { contentType: string; endings: readonly string[] };

/**
 * What a file is, by its content and whatever it is called.
 * @throws AppError invalid for anything but PDF, text, CSV and the documents of today's office programs without macros
 */
export async function kindOf(bytes: Uint8Array): Promise<FileKind> {
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const contentType = known?.mime ?? (isText(bytes) ? "text/plain" : "");
  const endings = KINDS[contentType];
  if (!endings) throw refusal(contentType);
  return { contentType: contentType === "text/plain" ? "text/plain; charset=utf-8" : contentType, endings };
}

/** A name with an ending that says what the file is: `holiday.exe` that is a PDF becomes `holiday.exe.pdf`. */
export function nameFor(name: string, { endings }: FileKind): string {
  const bare = safeName(name);
  const ending = /\.([a-z0-9]+)$/i.exec(bare)?.[1]?.toLowerCase() ?? "";
  return endings.includes(ending) ? bare : `${bare}.${endings[0]}`;
}

/** The last part of a path, without signs that a system takes for more than a name or that turn its direction round. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const bare = last.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, "").replace(/^[.\s]+|[.\s]+$/g, "");
  const [, stem = bare, ending = ""] = /^(.*?)(\.[a-z0-9]+)?$/is.exec(bare) ?? [];
  return [...stem].slice(0, 100).join("") + ending.slice(0, ENDING_AT_MOST) || "file";
}

/** Words in UTF-8, or in an older page of codes: no control characters but those of lines. */
function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

function refusal(contentType: string): AppError {
  if (contentType.includes("macroenabled")) {
    return new AppError("invalid", "This document holds macros. Save it without them and try again.");
  }
  const old = contentType === "application/x-cfb" ? "This is a document of an older office program." : "";
  return new AppError(
    "invalid",
    `${old || "This file is of a kind that we do not keep."} PDF, text, CSV, DOCX, XLSX, PPTX and their open cousins are welcome.`,
  );
}
