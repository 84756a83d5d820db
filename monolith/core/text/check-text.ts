import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

type FieldError = ProblemDocuments['invalid-input']['errors'][number]

/** C0 without tab and line feed, DEL, C1; and halves of surrogate pairs, which UTF-8 cannot carry. */
// oxlint-disable-next-line no-control-regex
const ODD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u

/** What is wrong with a text, or undefined. Line ends are `\n` when this is asked. */
export function textFault(text: string): string | undefined {
  const found = ODD.exec(text)
  if (!found) return undefined
  const code = found[0].codePointAt(0) ?? 0
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return code >= 0xd800 ? `holds half of a surrogate pair (${name})` : `holds the control character ${name}`
}

/** Windows line ends become the ones the log keeps. */
export function unifyLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
}

/**
 * The rule for every text that comes in: line ends become `\n`, control characters and torn surrogate pairs are refused.
 * @param input an operation's validated input; its texts are mended in place. `skip` names members judged elsewhere.
 */
export function checkTexts(input: Record<string, unknown>, skip: readonly string[] = []): FieldError[] {
  const errors: FieldError[] = []
  for (const [name, value] of Object.entries(input)) {
    if (skip.includes(name)) continue
    if (typeof value === 'string') {
      const text = (input[name] = unifyLines(value))
      const fault = textFault(text)
      if (fault) errors.push({ pointer: `/${name}`, message: fault })
    } else if (Array.isArray(value)) {
      for (const [at, one] of value.entries()) {
        const fault = typeof one === 'string' ? textFault(one) : undefined
        if (fault) errors.push({ pointer: `/${name}/${at}`, message: fault })
      }
    }
  }
  return errors
}

/** An `invalid-input` problem that names the fields. */
export function invalidInput(errors: FieldError[]): ProblemDocuments['invalid-input'] {
  const [first] = errors
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return problem(
    'invalid-input',
    first ? `${first.pointer || 'The input'} ${first.message}${more}.` : 'The input does not fit.',
    {
      errors,
    },
  )
}
