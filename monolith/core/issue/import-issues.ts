import type { Input, Outcome } from '@smithers/api-spec/contract'

import { addLabel } from '../label/create-label.ts'
import { labelByName } from '../label/find-labels.ts'
import { append } from '../log/append.ts'
import { firstOf } from '../log/read.ts'
import { issueStream } from '../log/streams.ts'
import type { Caller, WritePorts } from '../ports/ports.ts'
import { findRepo } from '../repo/find-repo.ts'
import { answer } from '../result.ts'
import { readRecord, type ReadIssue } from './import/read-record.ts'
import { nextCommentId } from './next-comment-id.ts'

/**
 * Imports records of another tracker: number, dates and authors stay. Each is judged alone; one that was imported before
 * changes nothing, and one whose number belongs to another issue is refused.
 */
export function importIssues(input: Input<'importIssues'>, caller: Caller, ports: WritePorts): Outcome<'importIssues'> {
  const repo = findRepo(ports.store, input)
  if (!repo.ok) return repo
  return ports.store.transaction(() => {
    const result = {
      imported: 0,
      unchanged: 0,
      refused: [] as { line: number; number: number | null; reason: string }[],
    }
    for (const { line, record } of input.records) {
      const read = readRecord(record, ports.clock.now())
      if (!read.ok) {
        result.refused.push({ line, ...read.problem })
        continue
      }
      const done = importOne(ports, caller.actor, repo.value.id, read.value)
      if (done === 'taken') {
        const { number } = read.value
        result.refused.push({ line, number, reason: `the number ${number} belongs to another issue` })
      } else {
        result[done]++
      }
    }
    return answer(200, result)
  })
}

function importOne(
  ports: WritePorts,
  actor: string,
  repo: number,
  read: ReadIssue,
): 'imported' | 'unchanged' | 'taken' {
  const { number, isDated, labels, issue } = read
  const stream = issueStream(repo, number)
  const before = firstOf(ports.store, stream)
  if (before) {
    if (before.type !== 'issue.imported') return 'taken'
    const { title, author, createdAt } = before.payload
    const same = title === issue.title && author === issue.author && (!isDated || createdAt === issue.createdAt)
    return same ? 'unchanged' : 'taken'
  }
  const names = new Set<string>()
  for (const { name, description } of labels) {
    if (!labelByName(ports.store, repo, name)) addLabel(ports, actor, repo, name, description)
    names.add(labelByName(ports.store, repo, name)?.name ?? name)
  }
  const firstId = nextCommentId(ports.store)
  const comments = issue.comments.map((comment, at) => ({ id: firstId + at, ...comment }))
  append(ports, actor, { stream, type: 'issue.imported', payload: { ...issue, labels: [...names], comments } })
  return 'imported'
}
