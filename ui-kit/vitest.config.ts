import { existsSync } from 'node:fs'
import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const debian = '/usr/bin/chromium'
const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(debian) ? debian : undefined)

/** Parts are tested where they live: in a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid({ hot: false }), tailwindcss()],
  optimizeDeps: { exclude: ['@kobalte/core'] },
  test: {
    name: 'ui-kit',
    include: ['**/*.test.{ts,tsx}'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: executablePath ? { executablePath, args: ['--no-sandbox'] } : {},
      }),
      instances: [{ browser: 'chromium', viewport: { width: 1024, height: 768 } }],
    },
  },
})
