import iconv from "iconv-lite";
import { AppError } from "@/lib/errors";
import { wellFormed } from "@/lib/text";

export type Encoding = "UTF-8" | "UTF-8 with a mark" | "UTF-16" | "Windows-1252";

/** What is known of a file while it is being read. */
export type Reading = {
  name: string;
  encoding: Encoding;
  /** The line that comes next, and the line of the last quotation mark so far. */
  lines: number;
  quoteLine: number;
  delimiter?: "," | ";" | "\t";
  /** Lines before the header that are none: Excel's `sep=;`. */
  skipped?: number;
};

/** Bytes decoded at once, so that nobody who shares the process waits. */
const BYTES_AT_ONCE = 64 * 1024;

/** Looks at a file's bytes as they come in and says at the end how its letters are written. */
export function watchEncoding(): { see(bytes: Uint8Array): void; encoding(): Encoding } {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = Buffer.alloc(0);
  let isUtf8 = true;
  const check = (bytes?: Uint8Array) => {
    try {
      if (isUtf8) decoder.decode(bytes, { stream: Boolean(bytes) });
    } catch {
      isUtf8 = false;
    }
  };
  return {
    see(bytes) {
      if (start.length < 3) start = Buffer.concat([start, bytes.subarray(0, 3)]).subarray(0, 3);
      check(bytes);
    },
    encoding() {
      check();
      const [a, b] = start;
      if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return "UTF-16";
      if (!isUtf8) return "Windows-1252";
      return start.equals(Buffer.from([0xef, 0xbb, 0xbf])) ? "UTF-8 with a mark" : "UTF-8";
    },
  };
}

/**
 * A file's text as it comes: every line break is one sign, the first chunk holds the whole first line, and the delimiter is
 * whatever stands most often in it outside quotation marks; Excel's `sep=;` line is believed and left out.
 * @throws AppError invalid for what is no text
 */
export async function* decodeText(
  reading: Reading,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, undefined> {
  let start: string | null = "";
  for await (const text of unbroken(reading, pieces)) {
    if (start === null) yield note(reading, text);
    else {
      start += text;
      if (!start.trimStart().includes("\n")) continue;
      yield note(reading, chooseDelimiter(reading, start));
      start = null;
    }
  }
  if (start) yield note(reading, chooseDelimiter(reading, start));
}

/** Keeps count of lines, for telling where a quotation mark was opened. */
function note(reading: Reading, text: string): string {
  const zero = text.indexOf("\0");
  if (zero >= 0) {
    const line = reading.lines + count(text.slice(0, zero)) + (reading.skipped ?? 0);
    throw new AppError(
      "invalid",
      `${reading.name}, line ${line}: this is not text. Save it as CSV and bring that.`,
    );
  }
  const quote = text.lastIndexOf('"');
  if (quote >= 0) reading.quoteLine = reading.lines + count(text.slice(0, quote)) + (reading.skipped ?? 0);
  reading.lines += count(text);
  return text;
}

function count(text: string): number {
  return text.split("\n").length - 1;
}

function chooseDelimiter(reading: Reading, text: string): string {
  const told = /^sep=([,;\t])\n/.exec(text);
  if (told) {
    reading.delimiter = told[1] as Reading["delimiter"];
    reading.skipped = 1;
    return text.slice(told[0].length);
  }
  const first =
    text
      .trimStart()
      .split("\n", 1)[0]
      ?.replace(/"[^"]*"/g, "") ?? "";
  const counts = ([",", ";", "\t"] as const).map((sign) => ({ sign, count: first.split(sign).length }));
  reading.delimiter = counts.reduce((a, b) => (b.count > a.count ? b : a)).sign;
  return text;
}

/** Line breaks of any kind as one sign, also where a piece ends in the middle of one. */
async function* unbroken(reading: Reading, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held = "";
  for await (const text of decoded(reading, pieces)) {
    const all = held + text;
    held = all.endsWith("\r") ? "\r" : "";
    yield wellFormed(all.slice(0, all.length - held.length).replace(/\r\n?/g, "\n"));
  }
  if (held) yield "\n";
}

async function* decoded(reading: Reading, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = decoderFor(reading.encoding);
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst && piece[0] === 0x50 && piece[1] === 0x4b) {
      const sentence = `${reading.name} is a workbook or an archive, not a text file. Save it as CSV and bring that.`;
      throw new AppError("invalid", sentence);
    }
    isFirst = false;
    for (let from = 0; from < piece.length; from += BYTES_AT_ONCE) {
      yield decoder.write(piece.subarray(from, from + BYTES_AT_ONCE));
    }
  }
  yield decoder.end();
}

function decoderFor(encoding: Encoding): { write(bytes: Uint8Array): string; end(): string } {
  if (encoding === "UTF-16" || encoding === "Windows-1252") {
    const decoder = iconv.getDecoder(encoding === "UTF-16" ? "utf-16" : "windows-1252");
    return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? "" };
  }
  const decoder = new TextDecoder("utf-8");
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}
