import { For, Show, createMemo, type JSX } from 'solid-js'
import { type Span, changesWithin } from './change-within.ts'
import { type DiffLine, type Hunk, parseHunks } from './parse.ts'

export type DiffFile = {
  path: string
  oldPath: string | null
  status: string
  additions: number
  deletions: number
  binary: boolean
  patch: string | null
}

/** Names a line for what hangs beneath it: the side it is numbered on, and its number there. */
export type LineSpot = { side: 'old' | 'new'; line: number }

/**
 * What one file of a change became: unified, sign and colour and words, wrapping so that a phone can read it.
 *
 * @param props.file one member of a change's `files`
 * @param props.beneath what stands under a line, such as comments; undefined for nothing
 * @param props.children what stands at the end of the file's head
 */
export function Diff(props: {
  file: DiffFile
  beneath?: (spot: LineSpot) => JSX.Element | undefined
  children?: JSX.Element
}) {
  const hunks = createMemo(() => parseHunks(props.file.patch ?? ''))
  const lines = () => hunks().reduce((sum, hunk) => sum + hunk.lines.length, 0)
  return (
    <section
      class="diff"
      aria-label={`Changes in ${props.file.path}`}
      style={{ '--hunks': hunks().length, '--lines': lines() }}
    >
      <header>
        <h3>
          <Show when={props.file.oldPath && props.file.oldPath !== props.file.path}>
            <span class="text-mute">{props.file.oldPath} → </span>
          </Show>
          {props.file.path}
        </h3>
        <span class="text-mute">{props.file.status}</span>
        <span class="figures ms-auto">
          <span class="text-landed">+{props.file.additions}</span>{' '}
          <span class="text-loss">−{props.file.deletions}</span>
        </span>
        {props.children}
      </header>
      <Show when={hunks().length > 0} fallback={<p>{reason(props.file)}</p>}>
        <table aria-label={props.file.path}>
          <For each={hunks()}>{(hunk) => <HunkRows hunk={hunk} beneath={props.beneath} />}</For>
        </table>
      </Show>
    </section>
  )
}

function HunkRows(props: { hunk: Hunk; beneath: ((spot: LineSpot) => JSX.Element | undefined) | undefined }) {
  const spans = createMemo(() => changesWithin(props.hunk.lines))
  return (
    <tbody>
      <tr class="diff-hunk">
        <th colSpan={4} scope="rowgroup">
          {props.hunk.header || startOf(props.hunk)}
        </th>
      </tr>
      <For each={props.hunk.lines}>
        {(line) => (
          <>
            <tr class={`diff-${line.kind}`}>
              <td class="diff-number diff-old" data-line={'from' in line ? line.from : ''} />
              <td class="diff-number" data-line={'to' in line ? line.to : ''} />
              <td class="diff-sign">{signs[line.kind]}</td>
              <td class="diff-text">
                <Text line={line} span={spans().get(line)} />
              </td>
            </tr>
            <Show when={props.beneath && spotOf(line)}>
              {(spot) => (
                <Show when={props.beneath?.(spot())}>
                  {(beneath) => (
                    <tr class="diff-beneath">
                      <td colSpan={4}>{beneath()}</td>
                    </tr>
                  )}
                </Show>
              )}
            </Show>
          </>
        )}
      </For>
    </tbody>
  )
}

const signs: Record<DiffLine['kind'], string> = { same: ' ', gone: '−', new: '+', note: '' }

function Text(props: { line: DiffLine; span: Span | undefined }) {
  const part = (start: number, end?: number) => props.line.text.slice(start, end)
  return (
    <Show when={props.span} fallback={props.line.text || '\n'}>
      {(span) => (
        <>
          {part(0, span()[0])}
          {props.line.kind === 'new' ? <ins>{part(...span())}</ins> : <del>{part(...span())}</del>}
          {part(span()[1])}
        </>
      )}
    </Show>
  )
}

function spotOf(line: DiffLine): LineSpot | undefined {
  if ('to' in line) return { side: 'new', line: line.to }
  return 'from' in line ? { side: 'old', line: line.from } : undefined
}

function startOf(hunk: Hunk): string {
  const first = hunk.lines.find((line) => 'to' in line)
  return first && 'to' in first ? `line ${first.to}` : 'removed'
}

function reason(file: DiffFile): string {
  if (file.binary) return 'A binary file: there are no lines to show.'
  if (file.patch === null) return 'Left out to keep the answer short. Open the file to see it.'
  return 'Its lines are the same; its name or mode changed.'
}
