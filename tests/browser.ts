/** Finds a Chromium: one that is named or installed, else Playwright's own, else the system's package where that is allowed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

import { chromium } from '@playwright/test'

export class NoBrowser extends Error {
  override name = 'NoBrowser'
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * @returns the path of a Chromium that starts
 * @throws NoBrowser when none is there and none can be installed
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new NoBrowser(`CHROMIUM_PATH names ${named}, which does not exist.`)
  }
  const there = [...installed, chromium.executablePath()].find((path) => existsSync(path))
  if (there !== undefined) return there
  say('Installing a browser for the tests (once) …')
  const playwright = spawnSync(process.execPath, ['node_modules/.bin/playwright', 'install', 'chromium'], {
    stdio: 'ignore',
  })
  if (playwright.status === 0 && existsSync(chromium.executablePath())) return chromium.executablePath()
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  throw new NoBrowser('No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH to it.')
}
