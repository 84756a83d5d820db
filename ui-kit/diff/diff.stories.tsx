import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Diff } from './diff.tsx'

const meta = { title: 'reading/diff' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

const patch = `@@ -12,7 +12,8 @@ export function label(issue: Issue, name: string) {
   const known = issue.labels.find((one) => one.name === name)
-  if (!known) return undefined
+  if (!known) return no({ type: 'label-unknown', label: name })
 
-  return { ...issue, labels: [...issue.labels, known] }
+  return ok({ ...issue, labels: [...issue.labels, known] })
+  // the log takes it from here
 }
@@ -40,2 +41,2 @@
-const limit = 20
+const limit = 200
\\ No newline at end of file
`
const file = {
  path: 'core/issue/label.ts',
  oldPath: null,
  status: 'modified',
  additions: 4,
  deletions: 3,
  binary: false,
  patch,
}

export const Modified: Story = { render: () => <Diff file={file} /> }
export const WithComment: Story = {
  render: () => (
    <Diff
      file={file}
      beneath={(spot) =>
        spot.side === 'new' && spot.line === 13 ? <p>Name the labels that come near, too.</p> : undefined
      }
    />
  ),
}
export const Renamed: Story = {
  render: () => (
    <Diff file={{ ...file, oldPath: 'core/label.ts', status: 'renamed', additions: 0, deletions: 0, patch: '' }} />
  ),
}
export const Binary: Story = {
  render: () => <Diff file={{ ...file, path: 'logo.png', status: 'added', binary: true, patch: null }} />,
}
