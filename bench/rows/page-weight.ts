/** JavaScript that each page loads by itself, before anyone touches it, gzipped; counted in a real browser, signed in as an admin. */
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'

import { buildStale, siteDir } from '@smithers/infra/dev/build'
import { findBrowser, NoBrowser } from '@smithers/tests/browser'
import { chromium, type BrowserContext } from '@playwright/test'

import { makeBigRepo } from '../fixtures/big-repo.ts'
import { startSuite, type Suite } from '../fixtures/edge.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { noPeer, row, type Row } from '../row.ts'

const kilobyte = 1000
const pages: [name: string, path: string, budget: number][] = [
  ['the landing page', '/bench/code', 15],
  ['code', '/bench/code/code/src/part-1', 15],
  ['a file', '/bench/code/code/src/part-1/file-1.ts', 15],
  ['changes', '/bench/code/changes', 15],
  ['a change', '/bench/code/changes/main', 15],
  ['issues', '/bench/hub/issues', 80],
  ['an issue', '/bench/hub/issues/1', 80],
  ['a new issue', '/bench/hub/issues/new', 80],
  ['search', '/bench/hub/search', 80],
  ['the maintainer app', '/maintainer/', 80],
  ['admin', '/admin/', 130],
  ['admin: accounts', '/admin/accounts/', 130],
  ['admin: limits', '/admin/limits/', 130],
  ['admin: log', '/admin/log/', 130],
  ['admin: health', '/admin/health/', 130],
]

export async function pageWeight(folder: string): Promise<Row[]> {
  await buildStale(console.error)
  const executablePath = await browserPath()
  if (executablePath === null) return [noPeer('JS of the pages', 'Chromium')]
  const suite = await startSuite(folder, {
    issues: 200,
    siteDir,
    importFrom: makeBigRepo(join(folder, 'source'), 200, 100),
  })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({ baseURL: suite.origin })
  await becomeAdmin(suite, context)
  const rows: Row[] = []
  for (const [name, path, budget] of pages) {
    const bytes = await weigh(context, path)
    const figure = `${(bytes / kilobyte).toFixed(1)} kB`
    rows.push(row(`JS of ${name}, gzipped`, figure, path, `≤ ${budget} kB`, bytes <= budget * kilobyte))
  }
  await browser.close()
  await suite.close()
  return rows
}

async function weigh(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  const answer = await page.goto(path, { waitUntil: 'load' })
  if (answer === null || !answer.ok()) throw new Error(`${path} answered ${answer?.status()}`)
  // Events may stream without an end, so the network is never quiet for sure: what a page loads by itself comes at once.
  await page.waitForTimeout(1000)
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  await page.close()
  if (sizes.length === 0) throw new Error(`${path} loads no script at all`)
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function becomeAdmin(suite: Suite, context: BrowserContext) {
  const first = await signIn(suite.url)
  const path = `/api/accounts/${first.address}/tier`
  await suite.asAdmin({ method: 'PUT', path, body: JSON.stringify({ tier: 'admin' }) })
  const { token } = await first.again()
  const url = suite.origin.replace('http:', 'https:')
  await context.addCookies([{ name: '__Host-sh_at', value: token, url, secure: true, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  const answer = await page.goto('/api/auth/session')
  const session = (await answer?.json()) as { tier?: string | null } | undefined
  if (session?.tier !== 'admin') throw new Error(`the browser is signed in as ${session?.tier ?? 'nobody'}`)
  await page.close()
}

async function browserPath(): Promise<string | null> {
  try {
    return await findBrowser(console.error)
  } catch (error) {
    if (error instanceof NoBrowser) return null
    throw error
  }
}
