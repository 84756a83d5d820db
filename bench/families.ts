/** The families of rows, in the order in which they run. */
import type { Row } from './row.ts'

export type Family = (folder: string) => Row[] | Promise<Row[]>

/** Loaded one at a time: each family runs in a process of its own. */
export const families: Record<string, () => Promise<Family>> = {
  reads: async () => (await import('./rows/reads.ts')).reads,
  writes: async () => (await import('./rows/writes.ts')).writes,
  'hundred-thousand': async () => (await import('./rows/hundred-thousand.ts')).hundredThousand,
  repository: async () => (await import('./rows/repository.ts')).repository,
  fossil: async () => (await import('./rows/fossil.ts')).fossil,
  gate: async () => (await import('./rows/gate.ts')).gate,
  flood: async () => (await import('./rows/flood.ts')).flood,
  'cli-start': async () => (await import('./rows/cli-start.ts')).cliStart,
  'page-weight': async () => (await import('./rows/page-weight.ts')).pageWeight,
}
