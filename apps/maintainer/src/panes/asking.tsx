import { Match, Switch } from 'solid-js'
import { laterWords } from '../inbox/snooze.ts'
import type { Actions } from '../state/actions.ts'
import type { Desk } from '../state/desk.ts'
import { AskComment } from './ask-comment.tsx'
import { AskDuplicate } from './ask-duplicate.tsx'
import { AskLabel } from './ask-label.tsx'
import { AskReason } from './ask-reason.tsx'
import { Choices } from './choices.tsx'

/** What is asked before something is done, in the place where the reader already looks. Escape leaves it. */
export function AskingStrip(props: { desk: Desk; actions: Actions }) {
  const { desk, actions } = props
  return (
    <Switch>
      <Match when={desk.asking() === 'duplicate'}>
        <AskDuplicate desk={desk} actions={actions} />
      </Match>
      <Match when={desk.asking() === 'label'}>
        <AskLabel desk={desk} actions={actions} />
      </Match>
      <Match when={desk.asking() === 'comment'}>
        <AskComment desk={desk} actions={actions} />
      </Match>
      <Match when={desk.asking() === 'reason'}>
        <AskReason desk={desk} actions={actions} />
      </Match>
      <Match when={desk.asking() === 'later'}>
        <Choices
          title="Put off, on this device"
          choices={(['hour', 'tomorrow', 'week'] as const).map((when) => ({
            word: laterWords[when],
            run: () => actions.later(when),
          }))}
          onLeave={() => desk.setAsking()}
        />
      </Match>
      <Match when={desk.asking() === 'close'}>
        <Choices
          title="Close"
          choices={[
            { word: 'completed', run: () => void actions.close('completed') },
            { word: 'not planned', run: () => void actions.close('not-planned') },
            { word: 'duplicate of …', run: () => desk.setAsking('duplicate') },
          ]}
          onLeave={() => desk.setAsking()}
        />
      </Match>
    </Switch>
  )
}
