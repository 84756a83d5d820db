import type { Io } from '../io.ts'
import { visible } from '../trouble.ts'
import { shorten } from './width.ts'

/** A line on stderr that is written over as work goes on; nothing at all when stderr is no terminal. */
export type Progress = { show: (part: number, says: string) => void; clear: () => void }

const barWidth = 24
/** Redrawing more often than this only costs time. */
const betweenDraws = 50

/** `part` runs from 0 to 1. */
export const startProgress = (io: Io): Progress => {
  if (!io.tty.err) return { show: () => undefined, clear: () => undefined }
  let drawn = Number.NEGATIVE_INFINITY
  return {
    show: (part, says) => {
      if (io.now() - drawn < betweenDraws && part < 1) return
      drawn = io.now()
      const full = Math.round(Math.min(1, Math.max(0, part)) * barWidth)
      const bar = '#'.repeat(full) + '-'.repeat(barWidth - full)
      const percent = `${Math.floor(Math.min(1, Math.max(0, part)) * 100)} %`.padStart(5)
      io.err(`\r\u001b[K${shorten(`[${bar}]${percent}  ${visible(says)}`, io.tty.width - 1)}`)
    },
    clear: () => {
      if (drawn > Number.NEGATIVE_INFINITY) io.err('\r\u001b[K')
      drawn = Number.NEGATIVE_INFINITY
    },
  }
}
