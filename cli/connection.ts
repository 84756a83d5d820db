import type { Operation } from '@smithers/api-spec/commands/catalogue'
import type { Result } from '@smithers/api-spec/commands/result'
import type { Trouble } from './trouble.ts'

/** What came back. `body` is parsed JSON, or `undefined` for an empty answer. */
export type Answer = { status: number; body: unknown }

/** A request as the escape hatch `api` sends it. `path` begins with `/` and stands below the host, query included. */
export type RawRequest = { method: string; path: string; headers: Readonly<Record<string, string>>; body?: string }

export type RawAnswer = { status: number; headers: Readonly<Record<string, string>>; text: string }

export type LogEvent = { seq: number } & Readonly<Record<string, unknown>>

/** A hub that commands talk to, be it opened in this process or over HTTP; both answer with the same bytes. */
export type Connection = {
  where: 'local' | 'remote'
  /** Runs an operation; a problem that the hub answers comes back as trouble. */
  call: (operation: Operation, input: Readonly<Record<string, unknown>>) => Promise<Result<Answer, Trouble>>
  /** Sends anything; every status is an answer. */
  send: (request: RawRequest) => Promise<Result<RawAnswer, Trouble>>
  /** Events after `since` as they happen, until the signal fires. Ends with trouble or not at all. */
  follow: (since: number, until: AbortSignal) => AsyncGenerator<LogEvent, Trouble | undefined>
  close: () => Promise<void>
}
