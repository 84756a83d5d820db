/** Lines to a block: the browser skips laying out blocks out of sight (`content-visibility`), yet still finds text in them. */
const blockLength = 200

/**
 * Builds the lines of a file as plain elements: a link with the number (drawn by CSS, so copying takes the code alone) and the text.
 * 20,000 lines are 60,000 elements, so they are cloned rather than made one by one.
 *
 * @returns blocks of 200 lines each, in order
 */
export function buildLines(lines: readonly string[]): HTMLElement[] {
  const pattern = linePattern()
  const blocks: HTMLElement[] = []
  for (let start = 0; start < lines.length; start += blockLength) {
    const block = document.createElement('div')
    block.className = 'code-block'
    const end = Math.min(start + blockLength, lines.length)
    block.style.setProperty('--lines', String(end - start))
    for (let index = start; index < end; index++) block.append(lineFrom(pattern, index + 1, lines[index] ?? ''))
    blocks.push(block)
  }
  return blocks
}

function linePattern(): HTMLElement {
  const line = document.createElement('div')
  line.className = 'code-line'
  const number = document.createElement('a')
  number.tabIndex = -1
  line.append(number, document.createElement('code'))
  return line
}

function lineFrom(pattern: HTMLElement, number: number, text: string): HTMLElement {
  const line = pattern.cloneNode(true) as HTMLElement
  const link = line.firstChild as HTMLAnchorElement
  line.id = `L${number}`
  link.href = `#L${number}`
  link.dataset['line'] = String(number)
  link.ariaLabel = `Line ${number}`
  const code = line.lastChild as HTMLElement
  code.textContent = text === '' ? '\n' : text
  return line
}
