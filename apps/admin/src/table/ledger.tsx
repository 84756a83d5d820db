import { moveWithin } from '@smithers/ui-kit/table/move'
import { createMemo, createSignal, For, Index, Show, untrack, type JSX } from 'solid-js'

export type Column<R> = {
  key: string
  head: JSX.Element
  cell: (row: R) => JSX.Element
  /** Figures stand at the end of their column. */
  end?: boolean
  /** May wrap and takes what is left. */
  wide?: boolean
  /** Left out on a phone. */
  spare?: boolean
  /** Makes the head a button; the largest first. `asked` leaves the sorting to whoever takes `onSort`. */
  sort?: ((row: R) => number | string) | 'asked'
}

/**
 * A table whose rows open beneath themselves: the first cell is the button, `j` and `k` move, Enter opens and closes.
 *
 * @param props.name names a row: its key in the URL and its identity while the rows change
 * @param props.open the row that is open
 * @param props.beneath what stands under an open row; it is made once and keeps what is typed into it when the row is read anew
 * @param props.sorted how the rows came sorted, where only the hub has them all
 */
export function Ledger<R>(props: {
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  name: (row: R) => string
  open?: string
  onOpen?: (name: string | undefined) => void
  beneath?: (row: () => R) => JSX.Element
  sorted?: { key: string; down: boolean }
  onSort?: (key: string) => void
}) {
  const [by, setBy] = createSignal<{ key: string; down: boolean }>()
  const rows = createMemo(() => {
    const order = by()
    const sort = props.columns.find((column) => column.key === order?.key)?.sort
    if (!order || !sort || sort === 'asked') return props.rows
    const turn = order.down ? -1 : 1
    return props.rows.toSorted((a, b) => (sort(a) < sort(b) ? -turn : sort(a) > sort(b) ? turn : 0))
  })
  const names = createMemo(() => rows().map(props.name))
  const rowOf = (name: string) => rows().find((row) => props.name(row) === name)
  const turn = ({ key, sort }: Column<R>) =>
    sort === 'asked' ? props.onSort?.(key) : setBy((was) => ({ key, down: was?.key === key ? !was.down : true }))
  const direction = (key: string) => {
    const order = by() ?? props.sorted
    return order?.key === key ? (order.down ? 'descending' : 'ascending') : undefined
  }
  return (
    <div class="table-room" tabIndex={0} role="region" aria-label={`Table: ${props.caption}`}>
      <table class="table ledger" onKeyDown={moveWithin('tbody .way')}>
        <caption class="heard">{props.caption}</caption>
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" classList={classes(column)} aria-sort={direction(column.key)}>
                  <Show when={column.sort} fallback={column.head}>
                    <button type="button" onClick={() => turn(column)}>
                      {column.head}
                      <span aria-hidden="true">{arrow(direction(column.key))}</span>
                    </button>
                  </Show>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={names()}>
            {(name) => (
              <Show when={rowOf(name)}>
                {(row) => (
                  <>
                    <tr classList={{ 'ledger-open': props.open === name }}>
                      <Index each={props.columns}>
                        {(column, index) =>
                          index === 0 ? (
                            <th scope="row" classList={classes(column())}>
                              <Way row={row()} name={name} table={props}>
                                {column().cell(row())}
                              </Way>
                            </th>
                          ) : (
                            <td classList={classes(column())}>{column().cell(row())}</td>
                          )
                        }
                      </Index>
                    </tr>
                    <Show when={props.open === name && props.beneath}>
                      {(beneath) => (
                        <tr class="ledger-beneath">
                          <td colSpan={props.columns.length}>{untrack(() => beneath()(row))}</td>
                        </tr>
                      )}
                    </Show>
                  </>
                )}
              </Show>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Way<R>(props: {
  row: R
  name: string
  table: { open?: string; onOpen?: (name: string | undefined) => void }
  children: JSX.Element
}) {
  return (
    <Show when={props.table.onOpen} fallback={props.children}>
      {(onOpen) => (
        <button
          type="button"
          class="way ledger-way"
          aria-expanded={props.table.open === props.name}
          onClick={() => onOpen()(props.table.open === props.name ? undefined : props.name)}
        >
          <span class="ledger-sign" aria-hidden="true">
            {props.table.open === props.name ? '−' : '+'}
          </span>
          {props.children}
        </button>
      )}
    </Show>
  )
}

function arrow(direction: 'ascending' | 'descending' | undefined): string {
  if (!direction) return ''
  return direction === 'descending' ? ' ↓' : ' ↑'
}

function classes<R>(column: Column<R>) {
  return { end: column.end ?? false, wide: column.wide ?? false, spare: column.spare ?? false }
}
