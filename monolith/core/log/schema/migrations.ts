import { log } from './0001-log.ts'
import { projections } from './0002-projections.ts'
import { textIndex } from './0003-text-index.ts'
import { authorLists } from './0004-author-lists.ts'

/** One step of the schema. Once released it is never edited: a new step follows it. */
export type Migration = { name: string; statements: readonly string[] }

/** Every step in order; the first has number 1. */
export const migrations: readonly Migration[] = [log, projections, textIndex, authorLists]
