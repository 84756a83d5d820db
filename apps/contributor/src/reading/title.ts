/** Names the page for the window, the history and a screen reader; the narrowest word first. */
export function entitle(...words: string[]): void {
  document.title = [...words, 'SmithersHub'].join(' · ')
}
