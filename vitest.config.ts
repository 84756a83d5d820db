import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{api-spec,edge,monolith,cli,infra,tests,apps,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'tests/e2e/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
