import type { Meta, StoryObj } from 'storybook-solidjs-vite'
import { Markdown } from './markdown.tsx'

const meta = { title: 'reading/markdown' } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

const readme = `<h1>Anvil</h1>
<p>A small tool that hammers <a href="#">issues</a> into shape. It reads <code>anvil.toml</code>, asks nothing, and leaves when it is done.</p>
<h2>Install</h2>
<pre tabindex="0"><code>curl -fsSL https://anvil.example/install | sh
anvil --version   # 1.4.2</code></pre>
<h2>What it does</h2>
<ul><li>finds duplicates before you do</li><li>keeps a log of <strong>every</strong> decision
<ul><li>and lets you undo it</li></ul></li><li><input type="checkbox" disabled checked aria-label="done"> works offline</li></ul>
<ol><li>read</li><li>decide</li><li>land</li></ol>
<blockquote><p>A tool is a hand that somebody else has thought about.</p></blockquote>
<table tabindex="0"><thead><tr><th>flag</th><th>meaning</th></tr></thead><tbody><tr><td><code>--dry-run</code></td><td>says what would happen</td></tr><tr><td><code>--json</code></td><td>for machines</td></tr></tbody></table>
<h3>Licence</h3><p>MIT, and <del>no warranty</del> good luck.</p>`

export const Readme: Story = { render: () => <Markdown html={readme} /> }
