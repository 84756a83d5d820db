import type { ProblemInfo } from '@smithers/api-spec/commands/catalogue'
import { tokenFor } from '../auth/token.ts'
import type { LogEvent } from '../connection.ts'
import type { Io } from '../io.ts'
import { isRecord, type Trouble } from '../trouble.ts'
import { readEventStream } from './event-stream.ts'
import { openHttp } from './http.ts'
import { readAnswer } from './json-answer.ts'

/** How often a hub that went away is asked again before the command gives up, and how long between. */
const retries = 10
const pause = 1_000

/** Follows the hub's stream; when it is cut off, goes on after the last event seen (`Last-Event-ID`). */
export async function* followRemote(
  origin: string,
  since: number,
  until: AbortSignal,
  io: Io,
  problems: readonly ProblemInfo[],
): AsyncGenerator<LogEvent, Trouble | undefined> {
  let last = since
  let failures = 0
  while (!until.aborted) {
    const token = await tokenFor(origin, io, problems)
    if (!token.ok) return token.problem
    const opened = await openHttp(origin, {
      method: 'GET',
      path: `/api/events/stream?since=${last}`,
      headers: {
        accept: 'text/event-stream, application/problem+json',
        'last-event-id': String(last),
        ...(token.value === undefined ? {} : { authorization: `Bearer ${token.value}` }),
      },
      signal: until,
    })
    if (until.aborted) return undefined
    if (opened.ok && opened.value.statusCode !== 200) {
      const chunks: Uint8Array[] = []
      for await (const chunk of opened.value) chunks.push(chunk as Uint8Array)
      const text = Buffer.concat(chunks).toString('utf8')
      const type = opened.value.headers['content-type']
      const answer = readAnswer(
        origin,
        { status: opened.value.statusCode ?? 0, headers: type ? { 'content-type': type } : {}, text },
        problems,
      )
      return answer.ok ? undefined : answer.problem
    }
    if (opened.ok) {
      failures = 0
      for await (const event of untilCut(opened.value, until)) {
        const value: unknown = JSON.parse(event.text)
        if (!isRecord(value) || typeof value['seq'] !== 'number' || value['seq'] <= last) continue
        last = value['seq']
        yield value as LogEvent
      }
    }
    failures += 1
    if (failures > retries) return opened.ok ? undefined : opened.problem
    if (!until.aborted) await io.sleep(pause)
  }
  return undefined
}

/** The events up to where the connection ends, however it ends. */
async function* untilCut(chunks: AsyncIterable<Uint8Array>, until: AbortSignal): ReturnType<typeof readEventStream> {
  try {
    yield* readEventStream(chunks)
  } catch (error) {
    const { codeOf } = await import('../error-code.ts')
    if (!until.aborted && !['ECONNRESET', 'ETIMEDOUT', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error) ?? ''))
      throw error
  }
}
