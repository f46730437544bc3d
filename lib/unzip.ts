import { Unzip, UnzipInflate } from "fflate";
import { AppError } from "./errors";

/** A file out of an archive. `bytes` null: it has more than the limit, and `size` says how much was seen of it. */
export type ZipFile = { name: string; bytes: Uint8Array | null; size: number };

const FILES_AT_MOST = 20_000;
/** A small archive can unpack to more than any disk holds. */
const BYTES_AT_MOST = 4 * 1024 * 1024 * 1024;
/** Where the record is looked for that only a whole archive ends with. */
const END_BYTES = 4096;

/**
 * Unpacks an archive as it comes in; at most one chunk's files are in memory at once.
 * @param most bytes a file may have unpacked; of a larger one only its name and size come out
 * @throws AppError invalid for what is no archive, too_large for more than 20,000 files or what unpacks to more
 *   than `all` bytes
 */
export async function* unzip(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
  all = BYTES_AT_MOST,
): AsyncGenerator<ZipFile> {
  const done: ZipFile[] = [];
  let opened = 0;
  let closed = 0;
  let unpackedBytes = 0;
  const weigh = (bytes: number) => {
    unpackedBytes += bytes;
    return unpackedBytes <= all;
  };
  const archive = new Unzip((file) => {
    opened += 1;
    collect(file, most, weigh, (unpacked) => {
      closed += 1;
      if (!unpacked.name.endsWith("/")) done.push(unpacked);
    });
  });
  archive.register(UnzipInflate);
  let tail = Buffer.alloc(0);
  for await (const chunk of chunks) {
    push(archive, chunk, false);
    tail = Buffer.concat([tail, chunk]).subarray(-END_BYTES);
    if (unpackedBytes > all) {
      throw new AppError("too_large", "This archive unpacks to more than we take. Bring it in parts.");
    }
    if (opened > FILES_AT_MOST) throw new AppError("too_large", "This archive holds more than 20,000 files.");
    yield* done.splice(0);
  }
  push(archive, new Uint8Array(0), true);
  yield* done.splice(0);
  if (opened === 0 || closed < opened || !tail.includes("PK\u0005\u0006")) throw broken();
}

type Entry = Parameters<NonNullable<ConstructorParameters<typeof Unzip>[0]>>[0];

function collect(
  file: Entry,
  most: number,
  weigh: (bytes: number) => boolean,
  finish: (file: ZipFile) => void,
): void {
  const parts: Uint8Array[] = [];
  let size = 0;
  file.ondata = (error, part, final) => {
    if (error) throw broken();
    size += part.byteLength;
    if (weigh(part.byteLength) && size <= most) parts.push(part.slice());
    else parts.length = 0;
    if (final)
      finish({ name: file.name, bytes: size <= most ? new Uint8Array(Buffer.concat(parts)) : null, size });
  };
  file.start();
}

function push(archive: Unzip, chunk: Uint8Array, final: boolean): void {
  try {
    archive.push(chunk, final);
  } catch {
    throw broken();
  }
}

function broken(): AppError {
  return new AppError(
    "invalid",
    "This archive is broken or no zip file. Pack it once more, or choose the folder itself.",
  );
}
