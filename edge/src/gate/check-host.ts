import { problem } from '@smithers/api-spec/contract'
import { answerProblem, redirect } from '../answer/answer.ts'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * On a hub that runs for one machine, answers only to that machine's own names: a page elsewhere could point its own name at 127.0.0.1
 * (DNS rebinding) and read what a browser here may read. A person who came by a number is sent to the name, because cookies and wallets
 * belong to it. A public hub stands behind a proxy that may call it anything, and shows no more than it shows to everyone.
 */
export function refuseOtherHost(request: Request, asked: URL, origin: string): Response | undefined {
  if (asked.origin === origin) return undefined
  const ours = new URL(origin)
  if (!loopback.includes(ours.hostname) || asked.host === ours.host) return undefined
  if (!loopback.includes(asked.hostname)) {
    return answerProblem(problem('origin-refused', `This hub does not answer to the name ${asked.hostname}.`, {}))
  }
  const forPage = request.method === 'GET' && (request.headers.get('accept') ?? '').startsWith('text/html')
  return forPage ? redirect(`${origin}${asked.pathname}${asked.search}`, 307) : undefined
}
