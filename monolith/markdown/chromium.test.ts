import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { vectors } from './fixture/vectors.ts'
import { renderMarkdown } from './render-markdown.ts'

const executablePath = process.env['SMITHERS_CHROMIUM'] ?? '/usr/bin/chromium'

// Runs in the browser, whose globals this program's types do not know.
const IN_THE_PAGE = `async (texts) => {
  const main = document.querySelector('main')
  const faults = []
  for (const text of texts) {
    main.innerHTML = text
    for (const element of main.querySelectorAll('*')) {
      for (const name of element.getAttributeNames())
        if (name.startsWith('on') || name === 'style') faults.push(name + ' in ' + text)
      if (element.href && !['https:', 'http:', 'mailto:'].includes(element.protocol)) faults.push(element.href)
      if (document.getElementById('main') !== main) faults.push('#main is hidden by ' + text)
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
      element.focus()
    }
    await new Promise((done) => requestAnimationFrame(done))
  }
  return faults
}`

test.skipIf(!existsSync(executablePath))(
  'a browser runs nothing, loads nothing and goes nowhere',
  { timeout: 60_000 },
  async () => {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    try {
      const page = await browser.newPage()
      const asked: string[] = []
      const said: string[] = []
      page.on('dialog', (dialog) => {
        said.push(dialog.message())
        void dialog.dismiss()
      })
      await page.route('**/*', async (route) => {
        if (route.request().url() === 'https://hub.example/')
          return route.fulfill({ contentType: 'text/html', body: '<main id="main"></main>' })
        asked.push(route.request().url())
        return route.abort()
      })
      await page.goto('https://hub.example/')
      const texts = vectors.map((vector) => renderMarkdown(vector, '/o/r/code'))
      const faults = await page.evaluate(`(${IN_THE_PAGE})(${JSON.stringify(texts)})`)
      expect(faults).toEqual([])
      expect(said).toEqual([])
      expect(asked).toEqual([])
      expect(page.url()).toBe('https://hub.example/')
    } finally {
      await browser.close()
    }
  },
)
