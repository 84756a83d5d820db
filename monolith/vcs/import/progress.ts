import type { ImportProgress } from '@smithers/core/ports/vcs'

const PHASES: Record<string, ImportProgress['phase']> = {
  'Receiving objects': 'receiving',
  'Resolving deltas': 'resolving',
}

/** Reports every whole percent once, in order, and never runs backwards within a phase. */
export function createReport(onProgress: (progress: ImportProgress) => void) {
  let last: ImportProgress | undefined
  return (phase: ImportProgress['phase'], percent: number) => {
    if (last?.phase === phase && percent <= last.percent) return
    last = { phase, percent }
    onProgress(last)
  }
}

/** Reads what `git fetch --progress` writes on its standard error, in whatever pieces it arrives. */
export function createProgressReader(report: (phase: ImportProgress['phase'], percent: number) => void) {
  let rest = ''
  return (text: string) => {
    const lines = (rest + text).split(/[\r\n]/)
    rest = (lines.pop() ?? '').slice(-500)
    for (const line of lines) {
      const found = /^(Receiving objects|Resolving deltas): +(\d{1,3})%/.exec(line)
      const phase = PHASES[found?.[1] ?? '']
      if (phase) report(phase, Math.min(100, Number(found?.[2])))
    }
  }
}
