import { createSignal, getOwner, onCleanup } from 'solid-js'

export type Key = {
  /** `j`, `?`, `escape`, `g i` (one after the other), `mod+k` (Ctrl, or ⌘ on a Mac), `shift+x`. */
  keys: string
  /** For the sheet, as a short sentence. */
  does: string
  /** The heading it stands under in the sheet. */
  group?: string
  run: (event: KeyboardEvent) => void
  /** Not now: the key then belongs to whoever registered it before. */
  when?: () => boolean
}

const [keys, setKeys] = createSignal<readonly Key[]>([])
const mark = 'smithers:single-keys'
const pause = 1_200
let pressed: { key: string; at: number } | undefined

/** Every key that works here now, the newest last. */
export const registeredKeys = keys

/** Whether single keys act. A reader may switch them off (WCAG 2.1.4): speech input would trigger them. */
export const [singleKeys, setSingle] = createSignal(
  typeof localStorage === 'undefined' || localStorage.getItem(mark) !== 'off',
)

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(mark, on ? 'on' : 'off')
  setSingle(on)
}

/**
 * Registers a key for as long as the calling component lives. The newest registration of a key wins.
 * Keys without a modifier are ignored while somebody types, except Escape.
 */
export function useKey(key: Key): void {
  setKeys((all) => [...all, key])
  if (getOwner()) onCleanup(() => setKeys((all) => all.filter((one) => one !== key)))
}

/** The page's one listener; start it once. Returns how to stop it. */
export function listenForKeys(): () => void {
  document.addEventListener('keydown', press)
  return () => {
    document.removeEventListener('keydown', press)
    pressed = undefined
  }
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return
  const stroke = strokeOf(event)
  const bare = !stroke.startsWith('mod+') && !stroke.startsWith('alt+') && stroke !== 'escape'
  if (bare && (!singleKeys() || isTyping(event.target))) return
  const former = pressed && event.timeStamp - pressed.at < pause ? pressed.key : undefined
  pressed = { key: stroke, at: event.timeStamp }
  const found = (former && find(`${former} ${stroke}`)) || find(stroke)
  if (!found) return
  if (former && found.keys.includes(' ')) pressed = undefined
  event.preventDefault()
  found.run(event)
}

function find(stroke: string): Key | undefined {
  return keys().findLast((key) => key.keys === stroke && (key.when?.() ?? true))
}

/** The name of a stroke as it is written in `Key.keys`. Shift is named only where the character does not already say it. */
function strokeOf(event: KeyboardEvent): string {
  const named = event.key.length > 1 || /\p{L}/u.test(event.key)
  return [
    event.ctrlKey || event.metaKey ? 'mod+' : '',
    event.altKey ? 'alt+' : '',
    event.shiftKey && named ? 'shift+' : '',
    event.key === ' ' ? 'space' : event.key.toLowerCase(),
  ].join('')
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (target.matches('input, textarea, select') && !target.matches('[type=checkbox], [type=radio], [type=button]')))
  )
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta' || key === 'AltGraph'
}
