import type { ProblemInfo } from '@smithers/api-spec/commands/catalogue'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Answer } from '../connection.ts'
import type { Io } from '../io.ts'
import { sendHttp } from '../remote/http.ts'
import { readAnswer } from '../remote/json-answer.ts'
import { cancelled, exits, failed, isRecord, visible, type Trouble } from '../trouble.ts'
import { version } from '../version.ts'
import type { Host } from './hosts-file.ts'
import { hostOfSession } from './session.ts'

/** RFC 8628, 3.5: wait this much longer for good after each `slow_down`. Seconds. */
const slowDown = 5

/** Signs in through a browser (RFC 8628): shows a code and an address, and asks until it is approved, denied or too late. */
export const signInByDevice = async (
  origin: string,
  io: Io,
  problems: readonly ProblemInfo[],
): Promise<Result<Host, Trouble>> => {
  const started = await post(origin, '/api/auth/device/code', { client: `smithers ${version}` }, problems)
  if (!started.ok) return started
  const codes = readCodes(started.value.body)
  if (!codes) return no(failed('The hub began the sign-in without a code'))
  io.err(`Open ${visible(codes.uri)}\nand enter the code ${visible(codes.userCode)}\n`)
  if (codes.complete !== codes.uri) io.err(`or open ${visible(codes.complete)}\n`)
  io.err('Waiting for your approval…\n')
  return poll(origin, codes, io, problems)
}

type Codes = {
  deviceCode: string
  userCode: string
  uri: string
  complete: string
  expiresIn: number
  interval: number
}

const poll = async (
  origin: string,
  codes: Codes,
  io: Io,
  problems: readonly ProblemInfo[],
): Promise<Result<Host, Trouble>> => {
  const ends = io.now() + codes.expiresIn * 1000
  let interval = codes.interval
  while (io.now() < ends) {
    await io.sleep(interval * 1000)
    if (io.interrupted.aborted) return no(cancelled)
    const answer = await post(origin, '/api/auth/device/token', { deviceCode: codes.deviceCode }, problems)
    if (answer.ok) {
      const host = hostOfSession(answer.value.body)
      return host ? ok(host) : no(failed('The hub approved the sign-in without tokens'))
    }
    const { name } = answer.problem
    if (name === 'device-slow-down') interval += slowDown
    // A hub that cannot be reached for a moment may be there at the next poll.
    else if (name !== 'device-pending' && name !== 'unreachable') return answer
  }
  return no({ exit: exits.signIn, title: 'Nobody approved the code in time', next: 'smithers auth login' })
}

const post = async (
  origin: string,
  path: string,
  body: unknown,
  problems: readonly ProblemInfo[],
): Promise<Result<Answer, Trouble>> => {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const sent = await sendHttp(origin, { method: 'POST', path, headers, body: JSON.stringify(body) })
  return sent.ok ? readAnswer(origin, sent.value, problems) : sent
}

const readCodes = (body: unknown): Codes | undefined => {
  if (!isRecord(body)) return undefined
  const { deviceCode, userCode, verificationUri: uri, verificationUriComplete: complete, expiresIn, interval } = body
  if (typeof deviceCode !== 'string' || typeof userCode !== 'string' || typeof uri !== 'string') return undefined
  return {
    deviceCode,
    userCode,
    uri,
    complete: typeof complete === 'string' ? complete : uri,
    expiresIn: typeof expiresIn === 'number' ? expiresIn : 600,
    // RFC 8628, 3.2: five seconds when the hub names no interval.
    interval: typeof interval === 'number' && interval > 0 ? interval : 5,
  }
}
