import { faultWords } from '@smithers/api-spec/contract/fault-words'
import { bodies, type FieldFault } from '@smithers/api-spec/validators'

import type { ImportedIssue } from '../../log/kinds.ts'
import { no, ok, type Result } from '../../result.ts'
import { fromTime } from '../../text/time.ts'
import { mendText } from './mend-text.ts'

/** As `gh issue list --json` prints it, once the validator has let it through. */
type IssueRecord = {
  number: number
  title: string
  body?: string | null
  state?: 'OPEN' | 'CLOSED' | 'open' | 'closed'
  stateReason?: string | null
  labels?: { name: string; description?: string | null }[]
  author?: { login?: string } | null
  createdAt?: string
  closedAt?: string | null
  comments?: { author?: { login?: string } | null; body: string; createdAt?: string }[]
}

export type ReadIssue = {
  number: number
  /** False when the record has no date of its own. */
  isDated: boolean
  labels: { name: string; description: string }[]
  issue: Omit<ImportedIssue, 'labels' | 'comments'> & { comments: Omit<ImportedIssue['comments'][number], 'id'>[] }
}

export type Refusal = { number: number | null; reason: string }

/** Numbers above are kept for the issues that are filed here. */
const LARGEST = 900_000_000

/** Reads one record; says in words what is wrong with it. @param now stands in for dates that are missing */
export function readRecord(given: unknown, now: number): Result<ReadIssue, Refusal> {
  const number = numberOf(given)
  const refuse = (reason: string) => no({ number, reason })
  if (!bodies.issueRecord(given)) return refuse(reasonOf(bodies.issueRecord.errors?.[0]))
  const record = given as IssueRecord
  if (record.number > LARGEST) return refuse(`number is over ${LARGEST}`)

  const faults: string[] = []
  const text = (name: string, value: string) => mendText(value, (fault) => faults.push(`${name} ${fault}`))
  const time = (name: string, value: string | null | undefined, otherwise: number) => {
    const at = value === undefined || value === null ? otherwise : fromTime(value)
    if (Number.isNaN(at)) faults.push(`${name} is no instant`)
    return at
  }
  const title = text('title', record.title).trim()
  if (title === '') faults.push('title is blank')
  if (/[\n\u2028\u2029]/.test(title)) faults.push('title has more than one line')
  const labels = (record.labels ?? []).map(({ name, description }) => ({
    name: text('label', name).trim(),
    description: text('label description', description ?? ''),
  }))
  if (labels.some(({ name }) => name === '' || name.includes('\n'))) faults.push('a label has no name')
  const createdAt = time('createdAt', record.createdAt, now)
  const state = (record.state ?? 'open').toLowerCase() as 'open' | 'closed'
  const issue = {
    title,
    body: text('body', record.body ?? ''),
    state,
    reason: reasonFor(state, record.stateReason),
    author: authorOf(record.author, text),
    createdAt,
    closedAt: state === 'closed' ? time('closedAt', record.closedAt, createdAt) : null,
    comments: (record.comments ?? []).map((comment) => ({
      author: authorOf(comment.author, text),
      body: text('comment', comment.body),
      createdAt: time('comment createdAt', comment.createdAt, createdAt),
    })),
  }
  const [fault] = faults
  return fault === undefined
    ? ok({ number: record.number, isDated: record.createdAt !== undefined, labels, issue })
    : refuse(fault)
}

function authorOf(
  author: { login?: string } | null | undefined,
  text: (name: string, value: string) => string,
): string {
  // A tracker that has forgotten an author calls it ghost.
  return `gh:${text('author', author?.login ?? '').trim() || 'ghost'}`
}

const REASONS = {
  closed: { completed: 'completed', not_planned: 'not-planned', duplicate: 'duplicate' },
  open: { reopened: 'reopened' },
} as const satisfies Record<string, Record<string, ImportedIssue['reason']>>

function reasonFor(state: 'open' | 'closed', given: string | null | undefined): ImportedIssue['reason'] {
  const known: Partial<Record<string, ImportedIssue['reason']>> = REASONS[state]
  return known[(given ?? '').toLowerCase().replaceAll('-', '_')] ?? null
}

function numberOf(given: unknown): number | null {
  const number = typeof given === 'object' && given !== null ? (given as { number?: unknown }).number : undefined
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

function reasonOf(fault: FieldFault | undefined): string {
  if (!fault) return 'it is no issue'
  const field = fault.instancePath.slice(1) || 'the record'
  const missing = fault.params['missingProperty']
  return `${typeof missing === 'string' ? missing : field} ${faultWords(fault)}`
}
