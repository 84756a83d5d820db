/**
 * The floor of a read: bare node:http with the statements that `viewIssue` and `listIssues` run, as the store hands them to SQLite,
 * and the JSON that they answer, on the same database file. No token, no validation, no rights, no framework. `reads.ts` checks that
 * the answers are the monolith's to the byte.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { commentOf, type CommentRow } from '@smithers/core/issue/comment-row'
import { issueOf, type IssueRow } from '@smithers/core/issue/issue-row'
import { suggestionOf, type SuggestionRow } from '@smithers/core/suggestion/suggestion-row'
import Database from 'better-sqlite3'

import { endWithParent, settingsOf, tell } from './parent.ts'

const { path } = settingsOf<{ path: string }>()
const database = new Database(path, { readonly: true })
database.pragma('mmap_size = 268435456')
const findRepo = database.prepare('SELECT * FROM repos WHERE owner = ? AND name = ?')
const findIssue = database.prepare('SELECT * FROM issues WHERE repo = ? AND number = ?')
const findComments = database.prepare('SELECT * FROM comments WHERE issue = +? ORDER BY id')
const findSuggestions = database.prepare('SELECT * FROM suggestions WHERE issue = +? ORDER BY id')
const findPage = database.prepare(
  'SELECT i.* FROM issues i INDEXED BY issues_by_created WHERE i.repo = +? AND i.state = +? ORDER BY i.created_at DESC, i.number DESC LIMIT ?',
)

const server = createServer((request, response) => {
  const [, , , owner, name, , number] = request.url!.split('/')
  const { id } = findRepo.get(owner, name) as { id: number }
  const text = JSON.stringify(number === undefined ? list(id) : view(id, Number(number)))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
})

function view(repo: number, number: number) {
  const issue = findIssue.get(repo, number) as IssueRow
  const thread = findComments.all(issue.id) as CommentRow[]
  const suggestions = findSuggestions.all(issue.id) as SuggestionRow[]
  return {
    ...issueOf(issue),
    html: null,
    thread: thread.map((row) => commentOf(row, null)),
    suggestions: suggestions.map((row) => suggestionOf(row, issue.title)),
  }
}

function list(repo: number) {
  const rows = findPage.all(repo, 'open', 31) as IssueRow[]
  const last = rows[29]!
  return { issues: rows.slice(0, 30).map(issueOf), next: `created-desc.${last.created_at}.${last.number}` }
}

server.keepAliveTimeout = 65_000
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }))
endWithParent(() => void server.close())
