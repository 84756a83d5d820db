import { existsSync } from 'node:fs'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { testHub } from './testing/test-hub.ts'

const debian = '/usr/bin/chromium'
const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(debian) ? debian : undefined)
const root = import.meta.dirname

/* Vitest writes into what it is given, so each project gets its own. */
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: executablePath ? { executablePath, args: ['--no-sandbox'] } : {} }),
  instances: [{ browser: 'chromium' as const, viewport: { width: 1024, height: 768 } }],
})

// Named, so that finding one late does not reload a running test. Kobalte's sources are compiled with ours.
const optimizeDeps = {
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
}

/** Parts are tested where they live, in a real browser; every story is opened there, too, and fails on a finding of axe. */
export default defineConfig({
  test: {
    projects: [
      {
        root,
        plugins: [solid({ hot: false }), tailwindcss(), testHub()],
        optimizeDeps,
        test: { name: 'parts', environment: 'node', include: ['**/*.test.{ts,tsx}'], browser: browser() },
      },
      {
        root,
        plugins: [storybookTest({ configDir: `${root}/.storybook` })],
        optimizeDeps,
        test: { name: 'stories', environment: 'node', browser: browser() },
      },
    ],
  },
})
