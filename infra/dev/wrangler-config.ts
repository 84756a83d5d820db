import { readFileSync } from 'node:fs'

type Raw = {
  name: string
  compatibility_date: string
  compatibility_flags: string[]
  assets: { binding: string; html_handling: string; not_found_handling: string }
  d1_databases: { binding: string; database_id: string }[]
  durable_objects: { bindings: { name: string; class_name: string }[] }
  ratelimits: { name: string; namespace_id: string; simple: { limit: number; period: 10 | 60 } }[]
  vars: Record<string, string>
}

/**
 * Reads what the self-hosted edge shares with the one on Cloudflare. wrangler's own reader costs a second of every start,
 * so the few members are mapped here.
 */
export function readWranglerConfig(file: string) {
  const raw = JSON.parse(withoutComments(readFileSync(file, 'utf8'))) as Raw
  const { binding, html_handling, not_found_handling } = raw.assets
  return {
    name: raw.name,
    compatibilityDate: raw.compatibility_date,
    compatibilityFlags: raw.compatibility_flags,
    vars: raw.vars,
    databases: Object.fromEntries(raw.d1_databases.map((db) => [db.binding, db.database_id])),
    objects: Object.fromEntries(
      raw.durable_objects.bindings.map((object) => [object.name, { className: object.class_name, useSQLite: true }]),
    ),
    rateLimits: (limit?: number) =>
      Object.fromEntries(
        raw.ratelimits.map(({ name, namespace_id, simple }) => [
          name,
          { namespace_id, simple: { ...simple, limit: limit ?? simple.limit } },
        ]),
      ),
    assets: {
      binding,
      assetConfig: { html_handling, not_found_handling } as { html_handling: 'none'; not_found_handling: 'none' },
      routerConfig: { invoke_user_worker_ahead_of_assets: false, has_user_worker: true },
    },
  }
}

/** Our file has comments on lines of their own and commas before a closing bracket, and nothing else that JSON lacks. */
const withoutComments = (text: string): string => text.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/,(\s*[}\]])/g, '$1')
