/** A file and the path it had in its folder; a file chosen by itself has its name alone. */
export type NamedFile = { path: string; file: File };

/** Everything that was dropped, folders opened, in the order it lay there. */
export async function filesOfDrop(items: DataTransferItemList): Promise<NamedFile[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files = await Promise.all(entries.map((entry) => filesOfEntry(entry)));
  return files.flat();
}

/** Everything that was chosen through an input, a folder's files with their paths. */
export function filesOfInput(list: FileList | null): NamedFile[] {
  return Array.from(list ?? [], (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Tables and pictures apart; what is neither is left where it was. */
export function sortFiles(files: readonly NamedFile[]): { tables: NamedFile[]; pictures: NamedFile[] } {
  return {
    tables: files.filter(({ path }) => /\.(csv|tsv|txt)$/i.test(path)),
    pictures: files.filter(({ path }) => !/\.(csv|tsv|txt)$/i.test(path) && !/(^|\/)\./.test(path)),
  };
}

async function filesOfEntry(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const files = await Promise.all((await everyEntry(entry.createReader())).map(filesOfEntry));
  return files.flat();
}

/** A folder is read a hundred entries at a time until nothing comes. */
async function everyEntry(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const few = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  return few.length === 0 ? [] : [...few, ...(await everyEntry(reader))];
}
