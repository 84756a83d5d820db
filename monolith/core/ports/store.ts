export type SqlValue = string | number | bigint | null | Uint8Array

/**
 * A SQLite database (the dialect of SQLite ≥ 3.45 with FTS5), synchronous as better-sqlite3, a Durable Object and SQLite in
 * WebAssembly all are. Statements are prepared once and kept by their text, so texts must be constant. A number is bound as a
 * real, as JavaScript has it: where SQL computes with one (`/`, FTS5 row ids), cast it to INTEGER.
 */
export type Store = ReadStore & {
  run(sql: string, ...values: SqlValue[]): void
  /** Runs in one immediate transaction; a throw rolls all of it back. Nested calls join the outer one. */
  transaction<T>(work: () => T): T
}

/** As much of it as reading takes. */
export type ReadStore = {
  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined
  /** Runs reads that all see one moment, whatever is written meanwhile. Nested calls, and those in a transaction, see the outer one's. */
  look<T>(work: () => T): T
}
