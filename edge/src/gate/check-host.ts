import { problem } from '@smithers/api-spec/contract'
import { answerProblem, redirect } from '../answer/answer.ts'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Whether a hub of this origin is for the machine it runs on. */
export const isOneMachine = (origin: string): boolean =>
  /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin)

/**
 * On a hub that runs for one machine, answers only to that machine's own names: a page elsewhere could point its own name at 127.0.0.1
 * (DNS rebinding) and read what a browser here may read. A person who came by a number is sent to the name, because cookies and wallets
 * belong to it. A public hub stands behind a proxy that may call it anything, and shows no more than it shows to everyone.
 *
 * `Host` is looked at beside the address: what runs a Worker on one machine lets a header of the sender's choosing name the address,
 * and no page can choose its Host.
 */
export function refuseOtherHost(request: Request, asked: URL, origin: string): Response | undefined {
  const named = request.headers.get('host')
  // Nearly every request, and told without taking an address apart, which costs more than all the rest here.
  if (request.url.startsWith(`${origin}/`) && origin.endsWith(`//${named}`)) return undefined
  const host = named ?? asked.host
  if (asked.origin === origin && host === asked.host) return undefined
  if (!isOneMachine(origin)) return undefined
  const foreign = [host.replace(/:\d*$/, ''), asked.hostname].find((name) => !loopback.includes(name))
  if (foreign !== undefined) {
    return answerProblem(problem('origin-refused', `This hub does not answer to the name ${foreign}.`, {}))
  }
  if (asked.host === new URL(origin).host) return undefined
  const forPage = request.method === 'GET' && (request.headers.get('accept') ?? '').startsWith('text/html')
  return forPage ? redirect(`${origin}${asked.pathname}${asked.search}`, 307) : undefined
}
