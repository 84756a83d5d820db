/**
 * The floor of a read: bare node:http with the statements that `viewIssue` and `listIssues` run and the JSON that they answer, on the
 * same database file. No token, no validation, no rights, no framework. `reads.ts` checks that the answers are the monolith's to the byte.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import Database from 'better-sqlite3'

import { endWithParent, settingsOf, tell } from './parent.ts'

type Row = Record<string, string | number | null>

const { path } = settingsOf<{ path: string }>()
const database = new Database(path, { readonly: true })
database.pragma('mmap_size = 268435456')
const findRepo = database.prepare('SELECT * FROM repos WHERE owner = ? AND name = ?')
const findIssue = database.prepare('SELECT * FROM issues WHERE repo = ? AND number = ?')
const findComments = database.prepare('SELECT * FROM comments WHERE issue = ? ORDER BY id')
const findSuggestions = database.prepare('SELECT * FROM suggestions WHERE issue = ? ORDER BY id')
const findPage = database.prepare(
  "SELECT i.* FROM issues i INDEXED BY issues_by_created WHERE i.repo = ? AND i.state = 'open' ORDER BY i.created_at DESC, i.number DESC LIMIT ?",
)

const server = createServer((request, response) => {
  const [, , , owner, name, , number] = request.url!.split('/')
  const repo = findRepo.get(owner, name) as Row
  const text = JSON.stringify(number === undefined ? list(repo) : view(repo, Number(number)))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
})

function view(repo: Row, number: number) {
  const issue = findIssue.get(repo['id'], number) as Row
  const thread = findComments.all(issue['id']) as Row[]
  const suggestions = findSuggestions.all(issue['id'])
  return {
    ...shown(issue),
    html: null,
    thread: thread.map(({ id, author, body, created_at }) => ({
      id,
      author,
      body,
      html: null,
      createdAt: time(created_at!),
    })),
    suggestions,
    waiting:
      issue['state'] === 'closed'
        ? 'nobody'
        : issue['triaged'] === 0
          ? 'hub'
          : issue['last_reply'] === 'maintainer'
            ? 'author'
            : 'maintainer',
  }
}

function list(repo: Row) {
  const rows = findPage.all(repo['id'], 31) as Row[]
  const last = rows[29]!
  return { issues: rows.slice(0, 30).map(shown), next: `created-desc.${last['created_at']}.${last['number']}` }
}

function shown(row: Row) {
  return {
    number: row['number'],
    title: row['title'],
    body: row['body'],
    state: row['state'],
    stateReason: row['state_reason'],
    duplicateOf: row['duplicate_of'],
    labels: JSON.parse(row['labels'] as string) as string[],
    author: row['author'],
    comments: row['comments'],
    pendingSuggestions: row['pending'],
    triaged: row['triaged'] === 1,
    version: row['version'],
    createdAt: time(row['created_at']!),
    updatedAt: time(row['updated_at']!),
    closedAt: row['closed_at'] === null ? null : time(row['closed_at']!),
  }
}

const time = (milliseconds: string | number | null) => new Date(Number(milliseconds)).toISOString()

server.keepAliveTimeout = 65_000
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }))
endWithParent(() => void server.close())
