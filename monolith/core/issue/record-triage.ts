import { labelByName } from '../label/find-labels.ts'
import { append, type LogPorts } from '../log/append.ts'
import { issueStream, suggestionStream } from '../log/streams.ts'
import type { Finding } from '../ports/offload.ts'
import type { Ports } from '../ports/ports.ts'
import type { IssueKey } from '../ports/writer.ts'
import { issueByNumber } from './find-issue.ts'

export const TRIAGE_ACTOR = 'smithers:triage@1'

/** Open issues that triage has not looked at, in the order of their numbers. */
export function listUntriaged({ store }: Pick<Ports, 'store'>, limit: number): IssueKey[] {
  return store.all<IssueKey>(
    `SELECT repo, number FROM issues INDEXED BY issues_untriaged WHERE triaged = 0 AND state = 'open'
      ORDER BY repo, number LIMIT ?`,
    limit,
  )
}

/** Writes down what triage found: that it looked, and each finding as a suggestion. Does nothing when it was there before. */
export function recordTriage(ports: LogPorts, { repo, number }: IssueKey, findings: Finding[]) {
  const { store } = ports
  store.transaction(() => {
    const issue = issueByNumber(store, repo, number)
    if (!issue || issue.triaged === 1) return
    const possible = findings.filter((finding) => isPossible(ports, repo, number, finding))
    let id = store.get<{ id: number }>('SELECT id FROM suggestions ORDER BY id DESC LIMIT 1')?.id ?? 0
    const suggestions = possible.map((finding) => ({ id: ++id, finding }))
    append(ports, TRIAGE_ACTOR, {
      stream: issueStream(repo, number),
      type: 'issue.triaged',
      payload: { suggestions: suggestions.map((made) => made.id) },
    })
    for (const { id: made, finding } of suggestions) {
      append(ports, TRIAGE_ACTOR, {
        stream: suggestionStream(made),
        type: 'suggestion.made',
        payload: { repo, issue: number, ...finding },
      })
    }
  })
}

/** The log may have moved on while triage looked. */
function isPossible({ store }: LogPorts, repo: number, number: number, { kind, value }: Finding): boolean {
  if (kind === 'label') return labelByName(store, repo, value) !== undefined
  if (kind !== 'duplicate') return true
  return Number(value) !== number && issueByNumber(store, repo, Number(value))?.state === 'open'
}
