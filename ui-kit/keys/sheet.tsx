import { For } from 'solid-js'
import { Dialog } from '../dialog/dialog.tsx'
import { type Key, registeredKeys, singleKeys, switchSingleKeys } from './registry.ts'
import './sheet.css'

const written: Record<string, string> = {
  mod: isMac() ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: 'Alt',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  enter: '↵',
  space: 'Space',
}

/** All keys that work on this page, by group, those that do the same side by side, and the switch for single ones. */
export function KeySheet(props: { onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title="Keys" wide>
      <div class="key-sheet">
        <For each={[...groups(registeredKeys())]}>
          {([group, keys]) => (
            <section>
              <h3>{group}</h3>
              <dl>
                <For each={[...Map.groupBy(keys, (key) => key.does)]}>
                  {([does, alike]) => (
                    <div>
                      <dt>
                        <For each={alike}>
                          {(key) => (
                            <span>
                              <For each={key.keys.split(' ')}>{(stroke) => <kbd>{inSigns(stroke)}</kbd>}</For>
                            </span>
                          )}
                        </For>
                      </dt>
                      <dd>{does}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
      <label class="key-switch">
        <input
          type="checkbox"
          checked={singleKeys()}
          onChange={(event) => switchSingleKeys(event.currentTarget.checked)}
        />
        Single keys act. Switch this off if you speak to your computer; keys with Ctrl keep working.
      </label>
    </Dialog>
  )
}

/* The newest registration of a stroke is the one that acts, so it is the one shown. */
function groups(keys: readonly Key[]): Map<string, Key[]> {
  const acting = [...new Map(keys.filter((key) => key.when?.() ?? true).map((key) => [key.keys, key])).values()]
  return Map.groupBy(acting, (key) => key.group ?? 'This page')
}

function inSigns(stroke: string): string {
  return stroke
    .split('+')
    .map((part) => written[part] ?? part)
    .join(' ')
}

function isMac(): boolean {
  return typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac')
}
