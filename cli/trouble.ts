import type { ProblemInfo } from '@smithers/api-spec/commands/catalogue'

/** Exit codes, as gh has them. */
export const exits = { ok: 0, failed: 1, usage: 2, signIn: 4 } as const

/** Why a command failed: what a person reads on stderr, and the exit code. */
export type Trouble = {
  exit: number
  title: string
  detail?: string
  errors?: readonly { pointer: string; message: string }[]
  next?: string
  /** The name of the spec's problem, when the hub said it: `issue-not-found`. */
  name?: string
  /** The problem document as the hub sent it. */
  problem?: Readonly<Record<string, unknown>>
}

export const usage = (title: string, next?: string): Trouble => ({
  exit: exits.usage,
  title,
  ...(next ? { next } : {}),
})

export const failed = (title: string, detail?: string, next?: string): Trouble => ({
  exit: exits.failed,
  title,
  ...(detail ? { detail } : {}),
  ...(next ? { next } : {}),
})

/** Cancelled by the person. */
export const cancelled: Trouble = { exit: exits.usage, title: 'Cancelled' }

/** The words for stderr: `title: detail`, one line for each field, and the way forward. */
export const troubleText = (trouble: Trouble): string => {
  const lines = [trouble.detail ? `${trouble.title}: ${trouble.detail}` : trouble.title]
  for (const { pointer, message } of trouble.errors ?? [])
    lines.push(`  ${pointer === '' ? 'input' : pointer}: ${message}`)
  if (trouble.next) lines.push(`next: ${trouble.next}`)
  return lines
    .map((line) => visible(line))
    .join('\n')
    .concat('\n')
}

/** A problem document (RFC 9457) as trouble. A type that the catalogue does not know is shown as it came. */
export const troubleOf = (status: number, body: unknown, problems: readonly ProblemInfo[]): Trouble => {
  const document: Record<string, unknown> = isRecord(body) ? body : {}
  const info = problems.find((problem) => problem.type === document['type'])
  const errors = Array.isArray(document['errors']) ? document['errors'].filter(isFieldError) : []
  const title = text(document['title']) ?? info?.title ?? `The hub answered ${status}`
  const detail = text(document['detail'])
  const next = text(document['next']) ?? info?.next
  return {
    exit: info?.exit ?? (status === 401 ? exits.signIn : exits.failed),
    title,
    ...(detail && detail !== title ? { detail } : {}),
    ...(errors.length > 0 ? { errors } : {}),
    ...(next ? { next } : {}),
    ...(info ? { name: info.name } : {}),
    problem: document,
  }
}

/**
 * Text of others, safe for a terminal: control characters become visible, so that no escape sequence is ever carried out, and so
 * do the signs that turn the direction of writing, which make a line read as what it is not.
 */
export const visible = (line: string): string =>
  line.replace(controls, (char) => {
    const code = char.charCodeAt(0).toString(16)
    return code.length > 2 ? `\\u{${code}}` : `\\x${code.padStart(2, '0')}`
  })

/** All but tab and line feed. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const isFieldError = (value: unknown): value is { pointer: string; message: string } =>
  isRecord(value) && typeof value['pointer'] === 'string' && typeof value['message'] === 'string'
