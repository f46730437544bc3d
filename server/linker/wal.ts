import type postgres from "postgres";

/** A record of the write-ahead log that touched a table of this database. */
export type LogRecord = {
  /** Its place in the log: bytes from the beginning of all time. */
  lsn: number;
  xid: number;
  type: string;
  fileNode: number;
  page: number;
  /** The slot on the page that a row version was written to, for what writes one. */
  slot: number | null;
};

export type Wiretap = {
  /** The log since the tap was set. */
  read(): Promise<LogRecord[]>;
  /** The records since then that hold these words, in a row or in the image of a page. */
  search(words: string): Promise<LogRecord[]>;
};

/**
 * Lets the connection keep the log from now on, as an archive would, until it ends. Bounds and kinds of records come from
 * pg_walinspect, their bytes from the log's own files.
 * @param sql a superuser's only connection (max: 1)
 */
export async function tapLog(sql: postgres.Sql, name: string): Promise<Wiretap> {
  await sql`create extension if not exists pg_walinspect`;
  await sql`select pg_create_physical_replication_slot(${name}, true, true)`;
  const [begin] = await sql<{ lsn: string }[]>`select pg_current_wal_insert_lsn()::text as lsn`;
  const from = begin?.lsn ?? "";
  return {
    read: async () => (await readLog(sql, from)).flatMap(recordOf),
    async search(words) {
      const rows = await readLog(sql, from, sql`, ${bytesOf(sql)} as bytes`);
      return rows.filter((row) => withoutPageHeads(row).includes(words)).flatMap(recordOf);
    },
  };
}

type Row = {
  lsn: string;
  xid: number;
  type: string;
  said: string;
  about: string;
  offset: number;
  bytes?: Buffer;
};

function readLog(sql: postgres.Sql, from: string, more = sql``): Promise<Row[]> {
  return sql<Row[]>`
    select (start_lsn - '0/0'::pg_lsn)::text as lsn, xid::text::int, resource_manager || ' ' || record_type as type,
      description as said, block_ref as about, (pg_walfile_name_offset(start_lsn)).file_offset as offset ${more}
    from pg_get_wal_records_info(${from}::pg_lsn, pg_current_wal_flush_lsn())
    where block_ref like '%rel %/' || (select oid from pg_database where datname = current_database()) || '/%'`;
}

/** A record's own bytes. One that runs over the end of a file is read to that end. */
function bytesOf(sql: postgres.Sql) {
  return sql`pg_read_binary_file('pg_wal/' || pg_walfile_name(start_lsn),
    (pg_walfile_name_offset(start_lsn)).file_offset, (end_lsn - start_lsn)::int)`;
}

function recordOf({ lsn, xid, type, said, about }: Row): LogRecord[] {
  const block = /rel \d+\/\d+\/(\d+) (?:fork (\w+) )?blk (\d+)/.exec(about);
  if (!block || (block[2] ?? "main") !== "main") return [];
  const slot = /new[_ ]off:? (\d+)/.exec(said)?.[1] ?? /\boff:? (\d+)/.exec(said)?.[1];
  const place = { fileNode: Number(block[1]), page: Number(block[3]), slot: slot ? Number(slot) : null };
  return [{ lsn: Number(lsn), xid, type, ...place }];
}

const LOG_PAGE = 8192;
const PAGE_HEAD = 24;

/** A record that runs over a page of the log has that page's head in the middle. */
function withoutPageHeads({ bytes = Buffer.alloc(0), offset }: Row): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (let next = LOG_PAGE - (offset % LOG_PAGE); at < bytes.length; next += LOG_PAGE) {
    parts.push(bytes.subarray(at, next));
    at = next + PAGE_HEAD;
  }
  return Buffer.concat(parts);
}
