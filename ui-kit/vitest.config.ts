import { existsSync } from 'node:fs'
import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { testHub } from './testing/test-hub.ts'

const debian = '/usr/bin/chromium'
const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(debian) ? debian : undefined)

/** Parts are tested where they live: in a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid({ hot: false }), tailwindcss(), testHub()],
  // Named, so that finding one late does not reload a running test. Kobalte's sources are compiled with ours.
  optimizeDeps: {
    exclude: ['@kobalte/core'],
    include: [
      'mipd',
      'porto',
      'porto/viem',
      'viem/accounts',
      'viem/chains',
      'viem/siwe',
      'viem/utils',
      '@noble/ciphers/aes.js',
      '@noble/hashes/scrypt.js',
      '@noble/hashes/sha3.js',
      '@noble/hashes/utils.js',
    ],
  },
  test: {
    name: 'ui-kit',
    environment: 'node',
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
