import { For, Show, createMemo, createSignal, type JSX } from 'solid-js'
import { moveWithin } from './move.ts'

export type Column<R> = {
  key: string
  head: string
  cell: (row: R) => JSX.Element
  /** Figures stand at the end of their column. */
  end?: boolean
  /** May wrap and takes what is left. */
  wide?: boolean
  /** Left out on a phone. */
  spare?: boolean
  /** Makes the head a button; sorts ascending first. */
  sort?: (a: R, b: R) => number
}

/**
 * Rows to compare. `j`, `k` and the arrows move between rows, Enter opens one; the first column names its row.
 *
 * @param props.caption what the table holds; heard, and seen unless `bare`
 * @param props.href where a row leads, or `onOpen` what opening does
 */
export function Table<R>(props: {
  caption: string
  bare?: boolean
  columns: readonly Column<R>[]
  rows: readonly R[]
  href?: (row: R) => string
  onOpen?: (row: R) => void
}) {
  const [sorted, setSorted] = createSignal<{ key: string; down: boolean }>()
  const rows = createMemo(() => {
    const by = sorted()
    const sort = props.columns.find((column) => column.key === by?.key)?.sort
    return by && sort ? props.rows.toSorted((a, b) => (by.down ? sort(b, a) : sort(a, b))) : props.rows
  })
  const turn = (key: string) => setSorted((was) => ({ key, down: was?.key === key && !was.down }))
  const direction = (key: string) => {
    const by = sorted()
    return by?.key === key ? (by.down ? 'descending' : 'ascending') : undefined
  }
  return (
    <div class="table-room" tabIndex={0} role="region" aria-label={props.caption}>
      <table class="table" onKeyDown={moveWithin('tbody .way')}>
        <caption class={props.bare ? 'heard' : ''}>{props.caption}</caption>
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" classList={classes(column)} aria-sort={direction(column.key)}>
                  <Show when={column.sort} fallback={column.head}>
                    <button type="button" onClick={() => turn(column.key)}>
                      {column.head}
                      <span aria-hidden="true">
                        {direction(column.key) === 'descending' ? ' ↓' : direction(column.key) ? ' ↑' : ''}
                      </span>
                    </button>
                  </Show>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr>
                <For each={props.columns}>
                  {(column, index) =>
                    index() === 0 ? (
                      <th scope="row" classList={classes(column)}>
                        <Way href={props.href?.(row)} onOpen={props.onOpen && (() => props.onOpen?.(row))}>
                          {column.cell(row)}
                        </Way>
                      </th>
                    ) : (
                      <td classList={classes(column)}>{column.cell(row)}</td>
                    )
                  }
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Way(props: { href: string | undefined; onOpen: (() => void) | undefined; children: JSX.Element }) {
  if (props.href !== undefined) {
    return (
      <a class="way" href={props.href}>
        {props.children}
      </a>
    )
  }
  if (!props.onOpen) return <>{props.children}</>
  return (
    <button type="button" class="way" onClick={() => props.onOpen?.()}>
      {props.children}
    </button>
  )
}

function classes<R>(column: Column<R>) {
  return { end: column.end ?? false, wide: column.wide ?? false, spare: column.spare ?? false }
}
