import { trustedTemplates } from '@smithers/ui-kit/build/trusted-templates'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import solid from 'vite-plugin-solid'

/** Static pages under a policy without inline code: no inlined scripts, styles or assets. */
export default defineConfig({
  base: '/admin',
  trailingSlash: 'always',
  output: 'static',
  devToolbar: { enabled: false },
  build: { assets: '_a', inlineStylesheets: 'never' },
  vite: {
    plugins: [trustedTemplates(), solid({ hot: false }), tailwindcss()],
    build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2023' },
  },
})
