import { listLimits } from '@smithers/api-spec/client/limit/limit'
import type { Limit } from '@smithers/api-spec/client/model/limit'
import { read } from '@smithers/ui-kit/api/operation'
import { queryWord } from '@smithers/ui-kit/url/query'
import { createMemo, createSignal, Show } from 'solid-js'
import { figure } from '../figures/words.ts'
import { type Column, Ledger } from '../table/ledger.tsx'
import { Section } from '../table/section.tsx'
import { Waiting } from '../table/waiting.tsx'
import { Who } from '../table/who.tsx'
import { AddForAccount } from './add.tsx'
import { Editor } from './editor.tsx'
import { Grid } from './grid.tsx'
import { LimitHistory } from './history.tsx'
import { ofAccount, ofAccounts, type Place, placeOf, placeWord } from './matrix.ts'

/** What is allowed to whom: of the hub and its tiers, of single accounts, and who changed it. */
export function Limits() {
  const [word, setWord] = queryWord('edit')
  const [changes, setChanges] = createSignal(0)
  const limits = read(
    () => ({}),
    (_, init) => listLimits(init),
  )
  const all = () => limits.value()?.limits ?? []
  const open = createMemo(() => placeOf(word()), undefined, {
    equals: (a, b) => a === b || (!!a && !!b && placeWord(a) === placeWord(b)),
  })
  const limitAt = (place: Place) => all().find((limit) => placeWord(limit) === placeWord(place))
  const newOfAccount = () => {
    const place = open()
    return place && ofAccount(place) && !limitAt(place) ? place : undefined
  }
  const press = (place: Place) => setWord(word() === placeWord(place) ? '' : placeWord(place))
  const done = () => {
    const from = word()
    setWord('')
    limits.refetch()
    setChanges((count) => count + 1)
    document.querySelector<HTMLElement>(`[data-place="${CSS.escape(from)}"]`)?.focus()
  }
  const editor = (place: Place) => (
    <Editor place={place} limit={limitAt(place)} seen={limits.value()?.seq} onDone={done} />
  )
  return (
    <>
      <Section
        title="Limits"
        aside={
          <p class="section-note">
            <span>soft / hard.</span>
            <span>Past soft a caller is warned, and its new issues queue. Past hard it is refused.</span>
          </p>
        }
      >
        <Waiting on={limits} lines={18}>
          <Grid limits={all()} open={open()} onPress={press} beneath={editor} />
        </Waiting>
      </Section>
      <Section
        title="For one account"
        aside={<p class="section-note">takes the place of its tier’s limit, higher or lower</p>}
      >
        <AddForAccount onAdd={(place) => setWord(placeWord(place))} />
        <Show when={limits.value() && newOfAccount()} keyed>
          {(place) => editor(place)}
        </Show>
        <Show when={ofAccounts(all()).length > 0}>
          <Ledger
            caption="Limits of single accounts"
            columns={ownColumns}
            rows={ofAccounts(all())}
            name={placeWord}
            open={word()}
            onOpen={(name) => setWord(name ?? '')}
            beneath={(limit) => editor(limit())}
          />
        </Show>
      </Section>
      <LimitHistory renew={changes()} />
    </>
  )
}

const ownColumns: Column<Limit>[] = [
  { key: 'who', head: 'account', cell: (limit) => <Who of={limit.scope} /> },
  { key: 'class', head: 'what', cell: (limit) => limit.class },
  { key: 'window', head: 'per', cell: (limit) => limit.window },
  { key: 'soft', head: 'soft', cell: (limit) => figure(limit.soft), end: true },
  { key: 'hard', head: 'hard', cell: (limit) => figure(limit.hard), end: true },
]
