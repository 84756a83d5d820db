/** The fetch client: one function an operation, its answer tagged by status. Streams are read with EventSource instead. */
import { defineConfig } from 'orval'

export default defineConfig({
  hub: {
    input: { target: '../gen/openapi.json', filters: { mode: 'exclude', tags: ['stream', 'internal'] } },
    output: {
      target: '../gen/client/index.ts',
      schemas: '../gen/client/model',
      client: 'fetch',
      mode: 'tags-split',
      baseUrl: '/api',
      clean: true,
      urlEncodeParameters: true,
      headers: true,
      override: {
        enumGenerationType: 'union',
        fetch: { includeHttpResponseReturnType: true },
        mutator: { path: '../client/fetcher.ts', name: 'fetcher', extension: '.ts' },
      },
    },
  },
})
