import tailwindcss from '@tailwindcss/vite'
import type { StorybookConfig } from 'storybook-solidjs-vite'

const config: StorybookConfig = {
  framework: { name: 'storybook-solidjs-vite', options: {} },
  stories: ['../*/*.stories.tsx'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), tailwindcss()] }),
}

export default config
