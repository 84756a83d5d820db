import type { Operation } from '@smithers/api-spec/commands/catalogue'
import type { Answer } from '../connection.ts'
import type { Io } from '../io.ts'
import { isRecord, visible } from '../trouble.ts'
import { diffText } from './diff.ts'
import { issueText } from './issue.ts'

type Draw = (
  body: Record<string, unknown>,
  extras: Readonly<Record<string, string | true>>,
  io: Io,
  status: number,
) => string | Uint8Array | undefined

/** Operations whose answer has a shape of its own for people. */
const views: Readonly<Record<string, Draw>> = {
  viewIssue: (body, extras, io) => issueText(body, extras['comments'] === true, io),
  diffChange: (body, extras, io) => (extras['stat'] === true ? undefined : diffText(body, io)),
  viewFile: (body, _, io) => fileBytes(body, io),
  createIssue: (body, _, __, status) => (status === 202 ? queuedText(body) : undefined),
}

export const viewOf = (
  operation: Operation,
  answer: Answer,
  extras: Readonly<Record<string, string | true>>,
  io: Io,
): string | Uint8Array | undefined => {
  const draw = Object.hasOwn(views, operation.id) ? views[operation.id] : undefined
  return draw && isRecord(answer.body) ? draw(answer.body, extras, io, answer.status) : undefined
}

/** A file byte for byte; on a terminal a text without escape sequences. */
const fileBytes = (body: Readonly<Record<string, unknown>>, io: Io): string | Uint8Array => {
  const content = String(body['content'] ?? '')
  if (body['encoding'] === 'base64') return Buffer.from(content, 'base64')
  return io.tty.out ? visible(content.replaceAll('\r\n', '\n')) : content
}

/** An issue past the burst is not filed yet: its place in the queue and how to watch it. */
const queuedText = (body: Readonly<Record<string, unknown>>): string =>
  `queued\t${String(body['id'])}\t${String(body['place'])}\n`
