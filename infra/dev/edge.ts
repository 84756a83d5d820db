import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, Response } from 'miniflare'
import { edgeBundle } from './edge-bundle.ts'
import { migrateEdge } from './migrate-edge.ts'
import type { Secrets } from './secrets.ts'
import { readWranglerConfig } from './wrangler-config.ts'

const root = join(import.meta.dirname, '../..')

export type EdgeSettings = {
  /** 0 takes any free port. */
  port: number
  /** Where it listens; loopback unless a container says otherwise. */
  host?: string
  /** The one origin that browsers see, e.g. `http://localhost:8787`; when left out, `http://localhost:<port>`. */
  origin?: string
  /** Where the monolith listens, e.g. `http://127.0.0.1:8788`. */
  monolithUrl: string
  /** Milliseconds that it may take to begin an answer; the default stands in `edge/wrangler.jsonc`. */
  patience?: number
  /** As made by `secrets.ts`. */
  secrets: Secrets
  /** Sessions, policy, counters and queues lie here and outlive a restart. */
  stateDir: string
  /** The built apps. */
  siteDir: string
  /** Requests a minute that one address may make of `/api/auth/`; the default stands in `edge/wrangler.jsonc`. */
  authFlood?: number
  /** `id:secret` of a service token, where Cloudflare Access stands before the monolith. */
  accessClient?: string
  /** The operator's own Porto dialog, e.g. `https://wallet.example`. */
  walletHost?: string
  /** The header in which a proxy in front says who is calling; without one, every caller is taken to be the same. */
  callerHeader?: string
  /** Whether reads without an account are cached at the edge; the monolith is beside it, so by default they are not. */
  publicReads?: 'cached' | 'direct'
  /** Where the bundle lies, when not in `out/edge/`. */
  bundle?: string
}

export type Edge = {
  /** The address it listens on, without a slash at the end. */
  url: string
  origin: string
  /** Its database: for migrations, and for tests that turn time back. */
  database(): ReturnType<Miniflare['getD1Database']>
  /** Lets an account's queue of issues look at its limits now: for tests that cannot wait for an hour to end. */
  wakeQueue(address: string): Promise<void>
  /** Other keys from now on; the edge asks for them every second, and drops no request over it. */
  useSecrets(secrets: Secrets): void
  /** Ends workerd. */
  close(): Promise<void>
}

type Queues = { getByName(name: string): { wake(): Promise<void> } }

/** Runs the edge on workerd on this machine, on loopback, with nothing fetched from anywhere. The bundle must have been built. */
export async function startEdge(settings: EdgeSettings): Promise<Edge> {
  await Promise.all([mkdir(settings.stateDir, { recursive: true }), mkdir(settings.siteDir, { recursive: true })])
  const bundle = settings.bundle ?? edgeBundle
  const port = settings.port === 0 ? await freePort() : settings.port
  const origin = settings.origin ?? `http://localhost:${port}`
  let { secrets } = settings
  const config = readWranglerConfig(join(root, 'edge/wrangler.jsonc'))
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: settings.host ?? '127.0.0.1',
      port,
      log: new Log(LogLevel.ERROR),
      cf: false,
      telemetry: { enabled: false },
      logRequests: false,
      resourcePersistencePath: settings.stateDir,
      workers: [
        {
          name: config.name,
          modules: true,
          scriptPath: bundle,
          modulesRoot: dirname(bundle),
          compatibilityDate: config.compatibilityDate,
          compatibilityFlags: config.compatibilityFlags,
          bindings: {
            ORIGIN: origin,
            MONOLITH_URL: settings.monolithUrl,
            MONOLITH_PATIENCE: String(settings.patience ?? config.vars['MONOLITH_PATIENCE']),
            INTERNAL_SECRETS: keysOf(secrets).internal,
            ACCESS_KEYS: keysOf(secrets).access,
            PUBLIC_READS: settings.publicReads ?? 'direct',
            WALLET_HOST: settings.walletHost ?? '',
            CALLER_HEADER: settings.callerHeader ?? '',
            ...(settings.accessClient === undefined ? {} : { ACCESS_CLIENT: settings.accessClient }),
            AUTH_FLOOD_LIMIT: String(settings.authFlood ?? config.vars['AUTH_FLOOD_LIMIT']),
          },
          d1Databases: config.databases,
          durableObjects: config.objects,
          ratelimits: config.rateLimits(settings.authFlood),
          serviceBindings: { [config.assets.binding]: 'site', KEYS: () => Response.json(keysOf(secrets)) },
        },
        // A worker of its own: with the files on the first one, every request to the API would pass the router of files too.
        {
          name: 'site',
          modules: true,
          script: 'export default { fetch: (request, env) => env.FILES.fetch(request) }',
          compatibilityDate: config.compatibilityDate,
          assets: { ...config.assets, binding: 'FILES', directory: settings.siteDir },
        },
      ],
    }),
  )
  await miniflare.ready
  await migrateEdge(await miniflare.getD1Database('DB'), join(root, 'edge/migrations'))
  return {
    url: `http://127.0.0.1:${port}`,
    origin,
    database: () => miniflare.getD1Database('DB'),
    async wakeQueue(address) {
      const queues = (await miniflare.getDurableObjectNamespace('LIMITS')) as unknown as Queues
      await queues.getByName(address.toLowerCase()).wake()
    },
    useSecrets: (next) => void (secrets = next),
    close: () => miniflare.dispose(),
  }
}

const keysOf = ({ internal, accessKeys }: Secrets) => ({ internal, access: JSON.stringify(accessKeys) })

/** The origin stands in the worker's settings, so the port must be known before it starts. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
