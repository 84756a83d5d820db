import { listLimits } from '@smithers/api-spec/client/limit/limit'
import type { Limit } from '@smithers/api-spec/client/model/limit'
import { shortAddress } from '@smithers/ui-kit/address/short'
import { read } from '@smithers/ui-kit/api/operation'
import { queryWord } from '@smithers/ui-kit/url/query'
import { createMemo, For, Index, Show } from 'solid-js'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Section } from '../table/section.tsx'
import { Waiting } from '../table/waiting.tsx'
import { AddForAccount } from './add.tsx'
import { Editor } from './editor.tsx'
import { matrix, type MatrixRow, ofAccount, ofAccounts, type Place, placeOf, placeWord, scopes } from './matrix.ts'
import { moveAmongCells } from './move.ts'

const heads: Record<string, string> = {
  hub: 'whole hub',
  'tier:reader': 'each reader',
  'tier:contributor': 'each contributor',
  'tier:maintainer': 'each maintainer',
  'tier:admin': 'each admin',
}

/** What is allowed to whom: class and window down, scope across; a cell opens beneath its row. */
export function Limits() {
  const [word, setWord] = queryWord('edit')
  const limits = read(
    () => ({}),
    (_, init) => listLimits(init),
  )
  const all = () => limits.value()?.limits ?? []
  const open = createMemo(() => placeOf(word()), undefined, {
    equals: (a, b) => a === b || (!!a && !!b && placeWord(a) === placeWord(b)),
  })
  const openIn = (row: MatrixRow) => {
    const place = open()
    return place?.class === row.class && place.window === row.window && !ofAccount(place) ? place : undefined
  }
  const openAccount = () => {
    const place = open()
    return place && ofAccount(place) && !limitAt(place) ? place : undefined
  }
  const limitAt = (place: Place) => all().find((limit) => placeWord(limit) === placeWord(place))
  const done = () => {
    const from = word()
    setWord('')
    limits.refetch()
    document.querySelector<HTMLElement>(`[data-place="${from}"]`)?.focus()
  }
  return (
    <>
      <Section
        title="Limits"
        aside={<p class="section-note">warned or queued from the first figure on, refused from the second</p>}
      >
        <Waiting on={limits} lines={18}>
          <div class="table-room" tabIndex={0} role="region" aria-label="Limits by class and window">
            <table class="table matrix" onKeyDown={moveAmongCells}>
              <caption class="heard">Limits by class and window, for each scope</caption>
              <thead>
                <tr>
                  <th scope="col">what</th>
                  <th scope="col">per</th>
                  <For each={scopes}>
                    {(scope) => (
                      <th scope="col" class="end">
                        {heads[scope]}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <Index each={matrix(all())}>
                  {(row) => (
                    <>
                      <tr classList={{ 'matrix-first': row().window === 'minute' }}>
                        <th scope="row">
                          <span classList={{ heard: row().window !== 'minute' }}>{row().class}</span>
                        </th>
                        <td class="text-mute">{row().window}</td>
                        <Index each={row().cells}>
                          {(cell) => (
                            <td class="end">
                              <Cell
                                place={cell().place}
                                limit={cell().limit}
                                open={word() === placeWord(cell().place)}
                                onPress={(name) => setWord(word() === name ? '' : name)}
                              />
                            </td>
                          )}
                        </Index>
                      </tr>
                      <Show when={openIn(row())} keyed>
                        {(place) => (
                          <tr class="ledger-beneath">
                            <td colSpan={scopes.length + 2}>
                              <Editor
                                place={place}
                                limit={limitAt(place)}
                                whom={heads[place.scope] ?? place.scope}
                                onDone={done}
                              />
                            </td>
                          </tr>
                        )}
                      </Show>
                    </>
                  )}
                </Index>
              </tbody>
            </table>
          </div>
        </Waiting>
      </Section>
      <Section title="For one account" aside={<p class="section-note">goes before its tier’s</p>}>
        <AddForAccount onAdd={(place) => setWord(placeWord(place))} />
        <Show when={openAccount()} keyed>
          {(place) => <Editor place={place} limit={undefined} whom={shortAddress(place.scope)} onDone={done} />}
        </Show>
        <Show when={ofAccounts(all()).length > 0}>
          <Ledger
            caption="Limits of single accounts"
            columns={ownColumns}
            rows={ofAccounts(all())}
            name={placeWord}
            open={word()}
            onOpen={(name) => setWord(name ?? '')}
            beneath={(limit) => <Editor place={limit} limit={limit} whom={shortAddress(limit.scope)} onDone={done} />}
          />
        </Show>
      </Section>
    </>
  )
}

/** One cell: what it says, and a button that opens it. */
function Cell(props: { place: Place; limit: Limit | undefined; open: boolean; onPress: (name: string) => void }) {
  const figures = () => (props.limit ? `${props.limit.soft} / ${props.limit.hard}` : '–')
  return (
    <button
      type="button"
      class="cell"
      classList={{ 'cell-none': props.limit === undefined }}
      data-place={placeWord(props.place)}
      aria-expanded={props.open}
      aria-label={`${heads[props.place.scope]}, ${props.place.class} per ${props.place.window}: ${figures()}`}
      onClick={() => props.onPress(placeWord(props.place))}
    >
      {figures()}
    </button>
  )
}

const ownColumns: Column<Limit>[] = [
  { key: 'who', head: 'account', cell: (limit) => <span class="machine">{shortAddress(limit.scope)}</span> },
  { key: 'class', head: 'what', cell: (limit) => limit.class },
  { key: 'window', head: 'per', cell: (limit) => limit.window },
  { key: 'soft', head: 'warned from', cell: (limit) => limit.soft, end: true },
  { key: 'hard', head: 'refused from', cell: (limit) => limit.hard, end: true },
]
