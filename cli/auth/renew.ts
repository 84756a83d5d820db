import type { ProblemInfo } from '@smithers/api-spec/commands/catalogue'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Io } from '../io.ts'
import { sendHttp } from '../remote/http.ts'
import { readAnswer } from '../remote/json-answer.ts'
import { failed, type Trouble } from '../trouble.ts'
import { withLock } from './file-lock.ts'
import { hostsPath, makeConfigDir, readHosts, writeHosts, type Host } from './hosts-file.ts'
import { hostOfSession } from './session.ts'

/**
 * Trades the refresh token for new tokens and keeps them. A refresh token works once, so only one program at a time may do it:
 * whoever waited for the lock finds the other's new tokens and uses those. `spent` is the access token that no longer serves.
 */
export const renew = async (
  origin: string,
  spent: string,
  io: Io,
  problems: readonly ProblemInfo[],
): Promise<Result<Host, Trouble>> => {
  makeConfigDir(io)
  const locked = await withLock(`${hostsPath(io)}.lock`, io, () => renewAlone(origin, spent, io, problems))
  return locked.ok ? locked.value : locked
}

const renewAlone = async (
  origin: string,
  spent: string,
  io: Io,
  problems: readonly ProblemInfo[],
): Promise<Result<Host, Trouble>> => {
  const hosts = readHosts(io)
  if (!hosts.ok) return hosts
  const host = hosts.value[origin]
  if (!host?.refreshToken)
    return no({ ...failed('The session has ended', undefined, 'Sign in again: smithers auth login'), exit: 4 })
  if (host.accessToken !== spent) return ok(host)
  const sent = await sendHttp(origin, {
    method: 'POST',
    path: '/api/auth/refresh',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ refreshToken: host.refreshToken }),
  })
  if (!sent.ok) return sent
  const answer = readAnswer(origin, sent.value, problems)
  if (!answer.ok) {
    // The family of tokens is dead: keeping it would only repeat the refusal.
    if (answer.problem.name === 'refresh-refused') writeHosts(io, without(hosts.value, origin))
    return answer
  }
  const renewed = hostOfSession(answer.value.body)
  if (!renewed)
    return no(failed('The hub renewed the session without tokens', undefined, 'Sign in again: smithers auth login'))
  writeHosts(io, { ...hosts.value, [origin]: renewed })
  return ok(renewed)
}

export const without = <T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== name))
