import type { Limit } from '@smithers/api-spec/client/model/limit'
import { Select } from '@smithers/ui-kit/select'
import { createSignal, For, Index, type JSX, Show } from 'solid-js'
import { figure } from '../figures/words.ts'
import { matrix, type MatrixRow, ofAccount, type Place, placeWord, scopes, scopeWord } from './matrix.ts'
import { moveAmongCells } from './move.ts'

/**
 * Every limit of the hub and its tiers: class and window down, scope across; a cell opens beneath its row. Where there is room for
 * one scope only, it is chosen above.
 *
 * @param props.open the cell that is open
 * @param props.beneath what stands under its row
 */
export function Grid(props: {
  limits: readonly Limit[]
  open: Place | undefined
  onPress: (place: Place) => void
  beneath: (place: Place) => JSX.Element
}) {
  const [narrow, setNarrow] = createSignal<(typeof scopes)[number]>('tier:contributor')
  const openIn = (row: MatrixRow) => {
    const place = props.open
    return place?.class === row.class && place.window === row.window && !ofAccount(place) ? place : undefined
  }
  const isOpen = (place: Place) => props.open !== undefined && placeWord(props.open) === placeWord(place)
  const column = (scope: string) => ({ end: true, 'matrix-other': scope !== narrow() })
  return (
    <>
      <div class="matrix-scope">
        <Select
          label="Whom"
          value={narrow()}
          choices={scopes.map((scope) => ({ value: scope, word: scopeWord(scope) }))}
          onChoose={setNarrow}
        />
      </div>
      <div class="table-room" tabIndex={0} role="region" aria-label="Table: limits by class and window">
        <table class="table matrix" onKeyDown={moveAmongCells}>
          <caption class="heard">Limits by class and window, for each scope</caption>
          <thead>
            <tr>
              <th scope="col">what</th>
              <th scope="col">per</th>
              <For each={scopes}>
                {(scope) => (
                  <th scope="col" classList={column(scope)}>
                    {scopeWord(scope)}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <Index each={matrix(props.limits)}>
              {(row) => (
                <>
                  <tr classList={{ 'matrix-first': row().window === 'minute' }}>
                    <th scope="row">
                      <span classList={{ heard: row().window !== 'minute' }}>{row().class}</span>
                    </th>
                    <td class="text-mute">{row().window}</td>
                    <Index each={row().cells}>
                      {(cell) => (
                        <td classList={column(cell().place.scope)}>
                          <Cell {...cell()} open={isOpen(cell().place)} onPress={() => props.onPress(cell().place)} />
                        </td>
                      )}
                    </Index>
                  </tr>
                  <Show when={openIn(row())} keyed>
                    {(place) => (
                      <tr class="ledger-beneath">
                        <td colSpan={scopes.length + 2}>{props.beneath(place)}</td>
                      </tr>
                    )}
                  </Show>
                </>
              )}
            </Index>
          </tbody>
        </table>
      </div>
    </>
  )
}

/** One cell: what it says, and a button that opens it. */
function Cell(props: { place: Place; limit: Limit | undefined; open: boolean; onPress: () => void }) {
  const said = () => (props.limit ? `${figure(props.limit.soft)} / ${figure(props.limit.hard)}` : '– no limit')
  return (
    <button
      type="button"
      class="cell"
      data-place={placeWord(props.place)}
      aria-expanded={props.open}
      aria-label={`${scopeWord(props.place.scope)}, ${props.place.class} per ${props.place.window}: ${said()}`}
      onClick={() => props.onPress()}
    >
      <Show when={props.limit} fallback={<span class="cell-none">–</span>}>
        {(limit) => (
          <>
            {figure(limit().soft)} <span class="cell-none">/</span>
            <span class="cell-hard">{figure(limit().hard)}</span>
          </>
        )}
      </Show>
    </button>
  )
}
