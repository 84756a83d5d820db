import type { ProblemInfo } from '@smithers/api-spec/commands/catalogue'
import { isRecord, troubleOf, troubleText, type Trouble } from '../trouble.ts'

/**
 * What an answer names as refused beside what went well (`refused: [{ id, problem }]`), for stderr: a line each, and each way
 * forward once. Empty when nothing was.
 */
export const refusalsText = (body: unknown, problems: readonly ProblemInfo[]): string => {
  const refused = isRecord(body) && Array.isArray(body['refused']) ? body['refused'] : []
  const troubles = refused.flatMap((one: unknown): [string, Trouble][] => {
    const problem = isRecord(one) ? one['problem'] : undefined
    return isRecord(one) && isRecord(problem)
      ? [[String(one['id']), troubleOf(Number(problem['status']), problem, problems)]]
      : []
  })
  const lines = troubles.map(([id, { title, detail }]) =>
    troubleText({ exit: 0, title: `${id}: ${title}`, ...(detail && { detail }) }),
  )
  const ways = new Set(troubles.flatMap(([, { next }]) => next ?? []))
  return [...lines, ...[...ways].map((way) => `next: ${way}\n`)].join('')
}
