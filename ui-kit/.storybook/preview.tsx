import type { Preview } from 'storybook-solidjs-vite'
import './stories.css'

/** Every story is checked by axe and fails on a finding. The toolbar turns light and dark, and the three frames. */
const preview: Preview = {
  parameters: { a11y: { test: 'error' }, layout: 'fullscreen' },
  initialGlobals: { theme: 'system', frame: 'reading' },
  globalTypes: {
    theme: { toolbar: { title: 'Theme', items: ['system', 'light', 'dark'] } },
    frame: { toolbar: { title: 'Frame', items: ['reading', 'inbox', 'console'] } },
  },
  decorators: [
    (Story, context) => {
      const theme = context.globals['theme'] as string
      if (theme === 'system') delete document.documentElement.dataset['theme']
      else document.documentElement.dataset['theme'] = theme
      document.body.dataset['frame'] = context.globals['frame'] as string
      return (
        <main class={context.parameters['layout'] === 'fullscreen' ? 'p-4' : ''}>
          <Story />
        </main>
      )
    },
  ],
}

export default preview
