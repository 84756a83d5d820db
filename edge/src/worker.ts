import { problem } from '@smithers/api-spec/contract'
import { answerProblem } from './answer/answer.ts'
import type { Env } from './env.ts'
import { withKeys } from './keys.ts'
import { answerApi } from './gate/answer-api.ts'
import { refuseOtherHost } from './gate/check-host.ts'
import { addSecurityHeaders } from './site/headers.ts'
import { serveSite } from './site/serve-site.ts'
import { nameWalletHost } from './site/name-wallet-host.ts'
import { unavailablePage, wantsPage } from './site/unavailable-page.ts'
import { wellKnown } from './site/well-known.ts'

export { LimitObject } from './limits/limit-object.ts'

export default {
  async fetch(request, env, context): Promise<Response> {
    return addSecurityHeaders(await route(request, env, context), env)
  },
} satisfies ExportedHandler<Env>

async function route(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
  const url = new URL(request.url)
  const { pathname } = url
  try {
    const elsewhere = refuseOtherHost(request, url, env.ORIGIN)
    if (elsewhere) return elsewhere
    if (pathname === '/api' || pathname.startsWith('/api/')) {
      const answer = await answerApi(request, url, await withKeys(env), context)
      return answer.status === 503 && wantsPage(request) ? unavailablePage() : answer
    }
    if (pathname.startsWith('/.well-known/')) return wellKnown(request.method, pathname, await withKeys(env))
    return nameWalletHost(await serveSite(request, env.ASSETS), env.WALLET_HOST)
  } catch (error) {
    return unexpected(error)
  }
}

/** The last resort: a failure without a name is a bug; it is counted in the log and answered with an id to report. */
function unexpected(error: unknown): Response {
  const id = crypto.randomUUID()
  console.error(
    JSON.stringify({ unexpected: id, error: String(error), stack: error instanceof Error ? error.stack : undefined }),
  )
  return answerProblem(problem('unexpected', 'The edge met something it has no name for.', { id }))
}
