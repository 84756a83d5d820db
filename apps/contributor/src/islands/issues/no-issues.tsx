import { Match, Show, Switch } from 'solid-js'
import { Button } from '@smithers/ui-kit/button'
import { EmptyState } from '@smithers/ui-kit/empty-state'
import { askToSignIn } from '../../look/ask-to-sign-in.ts'
import type { RepoName } from '../../repo/here.ts'
import { repoHref } from '../../repo/links.ts'
import { type Filter, writeFilter } from './filter-words.ts'

/**
 * No issue fits, and what one may do about it.
 *
 * @param props.nobody nobody is signed in, so nothing can be "mine"
 */
export function NoIssues(props: { repo: RepoName; filter: Filter; nobody: boolean; onShow: (words: string) => void }) {
  const searching = () => props.filter.labels.length > 0 || props.filter.words !== ''
  const narrowed = () => searching() || props.filter.author !== undefined || props.filter.state === 'closed'
  return (
    <Switch
      fallback={
        <EmptyState
          title="No issue is open"
          detail="If something does not work, or you wish for something, this is the place to say it."
        >
          <a class="button button-first" href={repoHref(props.repo, '/issues/new')}>
            Report something
          </a>
        </EmptyState>
      }
    >
      <Match when={props.filter.author === 'me' && props.nobody}>
        <EmptyState
          title="Nobody is signed in here"
          detail="Which issues are yours, the hub knows once it knows who you are."
        >
          <Button look="first" onClick={() => void askToSignIn()}>
            Sign in
          </Button>
        </EmptyState>
      </Match>
      <Match when={props.filter.author === 'me' && props.filter.state === 'all' && !searching()}>
        <EmptyState
          title="You have filed nothing here yet"
          detail="What you report is listed here, with who acts next."
        >
          <a class="button button-first" href={repoHref(props.repo, '/issues/new')}>
            Report something
          </a>
        </EmptyState>
      </Match>
      <Match when={narrowed()}>
        <EmptyState
          title="No issue fits these words"
          detail={
            props.filter.state === 'open'
              ? 'Fewer words find more. Closed issues may hold the answer.'
              : 'Fewer words find more.'
          }
        >
          <Show when={props.filter.state !== 'all'}>
            <Button onClick={() => props.onShow(writeFilter({ ...props.filter, state: 'all' }))}>
              Look among {props.filter.state === 'open' ? 'closed' : 'open'} ones too
            </Button>
          </Show>
          <Button onClick={() => props.onShow('is:open')}>Show all open issues</Button>
        </EmptyState>
      </Match>
    </Switch>
  )
}
