import type { Io } from '../io.ts'
import { isRecord, visible } from '../trouble.ts'
import { cellText } from './cell.ts'
import { paint, stateColour } from './colour.ts'
import { shownText } from './details.ts'

type Members = Readonly<Record<string, unknown>>

/** An issue as `gh issue view` shows it; `comments` adds the thread. Piped: `name:<tab>value` lines, `--`, the body. */
export const issueText = (issue: Members, comments: boolean, io: Io): string => {
  const thread = list(issue['thread'])
  if (!io.tty.out) return comments ? thread.map(pipedComment).join('') : pipedIssue(issue)
  const shown = [headText(issue, io), bodyText(issue['body'], io), suggestionsText(list(issue['suggestions']), io)]
  if (comments) shown.push(...thread.map((comment) => commentText(comment, io)))
  else if (thread.length > 0)
    shown.push(
      paint(
        io,
        'faint',
        `${counted(thread.length, 'comment')}: add --comments to read ${thread.length === 1 ? 'it' : 'them'}\n`,
      ),
    )
  return shown.filter((part) => part !== '').join('\n')
}

const pipedIssue = (issue: Members): string =>
  ['title', 'state', 'author', 'labels', 'comments', 'number', 'waiting']
    .map((name) => `${name}:\t${cellText(issue[name])}\n`)
    .concat('--\n', ended(String(issue['body'] ?? '')))
    .join('')

const pipedComment = (comment: Members): string =>
  `author:\t${cellText(comment['author'])}\ncreatedAt:\t${cellText(comment['createdAt'])}\n--\n${ended(String(comment['body'] ?? ''))}--\n`

const headText = (issue: Members, io: Io): string => {
  const state = cellText(issue['state'])
  const colour = stateColour(issue['state'])
  const reason =
    issue['stateReason'] === null || issue['stateReason'] === undefined ? '' : ` (${cellText(issue['stateReason'])})`
  const facts = [
    colour ? paint(io, colour, state + reason) : state + reason,
    `${cellText(issue['author'])} opened ${cellText(issue['createdAt'], io.now())}`,
    counted(Number(issue['comments'] ?? 0), 'comment'),
    ...(issue['waiting'] === 'nobody' ? [] : [`waits for ${cellText(issue['waiting'])}`]),
  ]
  const labels = cellText(issue['labels'])
  return [
    `${paint(io, 'bold', cellText(issue['title']))} #${cellText(issue['number'])}`,
    facts.join(' • '),
    ...(labels === '' ? [] : [`Labels: ${labels}`]),
    '',
  ].join('\n')
}

const bodyText = (body: unknown, io: Io): string =>
  typeof body === 'string' && body !== ''
    ? `${indented(shownText(body, io))}\n`
    : `  ${paint(io, 'faint', 'No description')}\n`

const suggestionsText = (suggestions: readonly Members[], io: Io): string => {
  const pending = suggestions.filter((suggestion) => suggestion['state'] === 'pending')
  return pending
    .map((suggestion) => {
      const value = cellText(suggestion['value'])
      // Nothing that is suggested is certain.
      const sure = `${Math.min(99, Math.round(Number(suggestion['confidence'] ?? 0) * 100))} %`
      return `${paint(io, 'yellow', `Suggestion ${cellText(suggestion['id'])}`)} ${cellText(suggestion['kind'])}${value === '' ? '' : ` ${value}`} (${sure}): ${cellText(suggestion['reason'])}\n`
    })
    .join('')
}

const commentText = (comment: Members, io: Io): string =>
  `${paint(io, 'bold', cellText(comment['author']))} • ${cellText(comment['createdAt'], io.now())}\n\n${bodyText(comment['body'], io)}`

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${visible(line)}`))
    .join('\n')

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`

const list = (value: unknown): Members[] => (Array.isArray(value) ? value.filter(isRecord) : [])
