/** What stands beside a run of lines: where it leads, and how strongly its edge is drawn (0 to 1). */
export type Note = {
  line: number
  lines: number
  who: string
  when: string
  about: string
  href: string
  strength: number
}

/**
 * Lays a note beside the first of each run of lines of a file that `Code` shows. One note is in the tab order; ↑ and ↓ walk
 * from there, → leads to the number of its line and ← from a number to its note.
 *
 * @returns how to take them away
 */
export function layGutter(code: HTMLElement, notes: readonly Note[]): () => void {
  const laid: HTMLElement[] = []
  const lines: HTMLElement[] = []
  for (const note of notes) {
    for (let number = note.line; number < note.line + note.lines; number++) {
      const line = code.querySelector<HTMLElement>(`#L${number}`)
      if (!line) continue
      line.style.setProperty('--strength', String(note.strength))
      lines.push(line)
      if (number === note.line) laid.push(place(line, note))
    }
  }
  code.classList.add('code-noted')
  const links = laid.map((one) => one.firstElementChild as HTMLElement)
  const enter = (link: HTMLElement | undefined) => {
    for (const one of links) one.tabIndex = one === link ? 0 : -1
    link?.focus()
  }
  if (links[0]) links[0].tabIndex = 0

  const walk = (event: KeyboardEvent) => {
    const here = event.target as HTMLElement
    const at = links.indexOf(here)
    if (at >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      enter(links[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? here)
    else if (at >= 0 && event.key === 'ArrowRight') here.closest('.code-line')?.querySelector('a')?.focus()
    else if (at < 0 && event.key === 'ArrowLeft') enter(noteOf(Number(here.dataset['line'])))
    else return
    event.preventDefault()
  }
  const noteOf = (number: number) => links[notes.findLastIndex((note) => note.line <= number)]
  code.addEventListener('keydown', walk)
  return () => {
    code.removeEventListener('keydown', walk)
    code.classList.remove('code-noted')
    for (const one of laid) one.remove()
    for (const line of lines) {
      line.style.removeProperty('--strength')
      delete line.dataset['noted']
    }
  }
}

function place(line: HTMLElement, note: Note): HTMLElement {
  const room = document.createElement('span')
  room.className = 'code-note'
  const link = document.createElement('a')
  link.href = note.href
  link.title = note.about
  link.tabIndex = -1
  const [who, when] = [document.createElement('span'), document.createElement('span')]
  who.textContent = note.who
  when.textContent = note.when
  link.append(who, when)
  room.append(link)
  // Last in the line, where the number is the first link as without notes; drawn at its beginning.
  line.append(room)
  line.dataset['noted'] = ''
  return room
}
