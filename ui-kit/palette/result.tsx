import { For, Match, Show, Switch } from 'solid-js'
import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { isAddress, shortAddress } from '../address/short.ts'
import { ProblemNote } from '../problem/problem.tsx'
import { Table } from '../table/table.tsx'
import { Time } from '../time/time.tsx'
import type { Ran } from './run.ts'

/** The outcome of a command: rows for a list, names and values for one thing, the problem beside the line otherwise. */
export function Result(props: { ran: Ran }) {
  return (
    <Switch>
      <Match when={props.ran.is === 'problem' && props.ran}>{(ran) => <ProblemNote problem={ran().problem} />}</Match>
      <Match when={props.ran.is === 'help' && props.ran}>
        {(ran) => (
          <pre class="palette-help" tabIndex={0}>
            {ran().text}
          </pre>
        )}
      </Match>
      <Match when={props.ran.is === 'confirm' && props.ran}>
        {(ran) => (
          <p role="alert">
            <span class="machine">/{ran().operation.command}</span> cannot be taken back:{' '}
            {ran().operation.summary.toLowerCase()}. Press <kbd>↵</kbd> once more to run it.
          </p>
        )}
      </Match>
      <Match when={props.ran.is === 'result' && props.ran}>
        {(ran) => <Value operation={ran().operation} value={ran().value} />}
      </Match>
    </Switch>
  )
}

function Value(props: { operation: Operation; value: unknown }) {
  const rows = () => {
    const of = props.operation.rows
    const value = of ? memberOf(props.value, of) : undefined
    return Array.isArray(value) ? (value as unknown[]) : undefined
  }
  const facts = () => {
    const names = props.operation.columns.length > 0 ? props.operation.columns : Object.keys(recordOf(props.value))
    return names.map((name) => [name, memberOf(props.value, name)] as const).filter(([, value]) => value !== undefined)
  }
  return (
    <Show
      when={rows()}
      fallback={
        <Show when={facts().length > 0} fallback={<p role="status">Done: {props.operation.summary.toLowerCase()}.</p>}>
          <dl class="palette-facts" role="status">
            <For each={facts()}>
              {([name, value]) => (
                <>
                  <dt>{name}</dt>
                  <dd>
                    <Cell value={value} />
                  </dd>
                </>
              )}
            </For>
          </dl>
        </Show>
      }
    >
      {(found) => (
        <Show when={found().length > 0} fallback={<p role="status">Nothing matches. The list is empty.</p>}>
          <Table
            bare
            caption={props.operation.summary}
            rows={found()}
            columns={props.operation.columns.map((name, index) => ({
              key: name,
              head: name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
              wide: name === 'title' || (index > 0 && name === 'name'),
              spare: index > 3,
              cell: (row: unknown) => <Cell value={memberOf(row, name)} />,
            }))}
          />
        </Show>
      )}
    </Show>
  )
}

function Cell(props: { value: unknown }) {
  const text = () => (typeof props.value === 'string' ? props.value : undefined)
  return (
    <Switch fallback={inWords(props.value)}>
      <Match when={isMoment(text())}>
        <Time at={text() ?? ''} still />
      </Match>
      <Match when={text() !== undefined}>
        <span title={text()}>{isName(text() ?? '') ? shortAddress(text() ?? '') : text()}</span>
      </Match>
    </Switch>
  )
}

/* An address or a GitHub login; any other words stay whole. */
function isName(text: string): boolean {
  return isAddress(text) || /^gh:\S+$/.test(text)
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(inWords).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isMoment(text: string | undefined): boolean {
  return text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))
}

/** Follows a dotted path into a result. */
function memberOf(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => recordOf(at)[name], value)
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
