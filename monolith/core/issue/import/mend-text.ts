import { textFault, unifyLines } from '../../text/check-text.ts'

/** Controls that other trackers let through (terminal colours, form feeds), without NUL. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f]/g

/**
 * A text that was written elsewhere is not its importer's to mend: a control character is kept in sight as U+FFFD. What
 * cannot be kept at all (NUL, half a surrogate pair) is a fault.
 */
export function mendText(text: string, onFault: (fault: string) => void): string {
  const mended = unifyLines(text).replaceAll(CONTROLS, '\ufffd')
  const fault = textFault(mended)
  if (fault) onFault(fault)
  return mended
}
