/** JavaScript that each page loads before anyone touches it, gzipped: the page's module scripts and all they import statically. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

import { siteDir } from '@smithers/infra/dev/build'

import { row, type Row } from '../row.ts'

const kilobyte = 1000
const pages: [name: string, file: string, budget: number][] = [
  ['landing', 'index.html', 15],
  ['code', '_shell/code/index.html', 15],
  ['changes', '_shell/changes/index.html', 15],
  ['change', '_shell/change/index.html', 15],
  ['issues', '_shell/issues/index.html', 80],
  ['issue', '_shell/issue/index.html', 80],
  ['new issue', '_shell/new/index.html', 80],
  ['maintainer', 'maintainer/index.html', 80],
  ['admin', 'admin/index.html', 130],
  ['admin accounts', 'admin/accounts/index.html', 130],
  ['admin limits', 'admin/limits/index.html', 130],
]

export function pageWeight(): Row[] {
  return pages.map(([name, file, budget]) => {
    const bytes = weigh(join(siteDir, file))
    return row(
      `JS of ${name}, gzipped`,
      `${(bytes / kilobyte).toFixed(1)} kB`,
      `${budget} kB`,
      `≤ ${budget} kB`,
      bytes <= budget * kilobyte,
    )
  })
}

/** @returns gzipped bytes of every script that the page loads by itself */
export function weigh(page: string): number {
  const html = readFileSync(page, 'utf8')
  const entries = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const seen = new Set<string>()
  for (const entry of entries) follow(locate(entry), seen)
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
}

function follow(file: string, seen: Set<string>) {
  if (seen.has(file) || !existsSync(file)) return
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const match of text.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)?["'](\.{1,2}\/[^"']+)["']/g,
  )) {
    follow(resolve(dirname(file), match[1] ?? ''), seen)
  }
}

const locate = (url: string) => join(siteDir, new URL(url, 'http://site/').pathname)
