import { problem } from '@smithers/api-spec/contract'
import { answerProblem } from '../answer/answer.ts'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * On a hub that runs for one machine, answers only to that machine's own names: a page elsewhere could point its own name at 127.0.0.1
 * (DNS rebinding) and read what a browser here may read. A person who came by a number is sent to the name, because cookies and wallets
 * belong to it. A public hub stands behind a proxy that may call it anything, and shows no more than it shows to everyone.
 */
export function refuseOtherHost(request: Request, origin: string): Response | undefined {
  const ours = new URL(origin)
  const asked = new URL(request.url)
  if (!loopback.includes(ours.hostname) || asked.host === ours.host) return undefined
  if (!loopback.includes(asked.hostname)) {
    return answerProblem(problem('origin-refused', `This hub does not answer to the name ${asked.hostname}.`, {}))
  }
  const forPage = request.method === 'GET' && (request.headers.get('accept') ?? '').startsWith('text/html')
  return forPage ? Response.redirect(`${origin}${asked.pathname}${asked.search}`, 307) : undefined
}
