import { signAccessToken, verifyAccessToken } from '@smithers/edge/auth/access-token'
import { mintInternalToken } from '@smithers/edge/proxy/internal-token'

type Env = { INTERNAL_SECRETS: string; ACCESS_KEYS: string }

const origin = 'http://localhost:8787'
const address = '0x9858EfFD232B4033E47d90003D41EC34EcaEda94'
const body = new Uint8Array(0)
let tokens: string[] = []

/** `/sign?n=` makes tokens and keeps them; `/run?n=` verifies the first n of them and mints as many. Outside is measured how long it took. */
// oxlint-disable-next-line import/no-default-export -- workerd finds a worker's handler there
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const count = Number(searchParams.get('n'))
    const issuer = { origin, keys: env.ACCESS_KEYS }
    if (pathname === '/sign') {
      const claims = { address, tier: 'contributor', epoch: 1, session: 'bench' } as const
      tokens = []
      for (let at = 0; at < count; at += 1) tokens.push(await signAccessToken(claims, issuer))
      return new Response()
    }
    for (const token of tokens.slice(0, count)) {
      const claims = await verifyAccessToken(token, issuer)
      if (!claims.ok) throw new Error(claims.problem)
      const asked = { method: 'GET', pathAndQuery: '/api/repos/bench/hub/issues/1', body }
      await mintInternalToken({ sub: claims.value.address, tier: claims.value.tier }, asked, env.INTERNAL_SECRETS)
    }
    return new Response()
  },
}
