/** The longest text that is rendered or shown, in UTF-16 units (256 kB of plain English). */
export const LONGEST = 256 * 1024

/** A text as it was written, for when it cannot be rendered. Cut when it is longer than what is shown. */
export function plainHtml(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n…` : text
  return `<pre>${escapeHtml(shown)}</pre>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\0', '\u{FFFD}')
}
