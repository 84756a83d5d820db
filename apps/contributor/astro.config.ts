import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import solid from 'vite-plugin-solid'
import { bareImports } from './src/build/bare-imports.ts'
import { plainSolid } from './src/build/plain-solid.ts'
import { readingGraph } from './src/build/reading-graph.ts'
import { shells } from './src/build/shells.ts'
import { trustedTemplates } from '@smithers/ui-kit/build/trusted-templates'

/** What every reading page loads is one file: it compresses better and is fetched once. */
const shared = [
  'solid-js',
  'api-spec/client',
  'api-spec/gen/client/file',
  'ui-kit/(api/(answer|operation|problem|transport)|mount|url/params)',
  'src/repo',
  'src/look/(frame|start-|ask-|wanted)',
  'src/reading/(again|waiting|title|prose|relative|size|picture|readme)',
]
const everyReadingPage = new RegExp(`/(${shared.join('|')}).*\\?reading$`)

/** Static pages under a policy without inline code: no inlined scripts, styles or assets. */
export default defineConfig({
  output: 'static',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { assets: '_a', inlineStylesheets: 'never' },
  integrations: [shells()],
  vite: {
    plugins: [
      bareImports(),
      readingGraph(['key-sheet.tsx', 'sign-in.tsx', 'open-palette.tsx']),
      plainSolid(),
      trustedTemplates(),
      solid({ hot: false }),
      tailwindcss(),
    ],
    build: {
      assetsInlineLimit: 0,
      target: 'es2023',
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'reading', test: everyReadingPage }] } } },
    },
  },
})
