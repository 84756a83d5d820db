import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Io } from '../../io.ts'
import { isRecord } from '../../trouble.ts'
import { ago, timeOf } from '../time.ts'
import { pad, shorten, widthOf } from '../width.ts'

export type Table = string[][]

export type Surface = { table: Table; io: Io }

/** Runs a function of the template language; its last argument may have come through a pipe. */
export const callFunction = (name: string, args: readonly unknown[], surface: Surface): Result<unknown, string> => {
  const run = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!run) return no(`there is no function ${name}`)
  return run(args, surface)
}

/** How a value reads in text: numbers without exponent, nothing for null, JSON for what has members. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && Number.isInteger(value)) return value.toFixed(0)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Go's notion: false, 0, nothing, and whatever is empty are not true. */
export const truthy = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length > 0
  if (isRecord(value)) return Object.keys(value).length > 0
  return Boolean(value)
}

type Run = (args: readonly unknown[], surface: Surface) => Result<unknown, string>

const compared =
  (holds: (order: number) => boolean): Run =>
  ([a, b]) =>
    typeof a === typeof b && (typeof a === 'number' || typeof a === 'string')
      ? ok(holds(a < (b as typeof a) ? -1 : a > (b as typeof a) ? 1 : 0))
      : no('only two numbers or two texts can be compared')

const codes: Readonly<Record<string, number>> = {
  black: 30,
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  magenta: 35,
  cyan: 36,
  white: 37,
  bold: 1,
  faint: 2,
}

/** gh writes `color "green"`, `"green+b"` and `autocolor` alike; the second paints only where colours show. */
const coloured =
  (always: boolean): Run =>
  ([style, text], { io }) => {
    const name = textOf(style)
    const [base, extra] = name.split('+')
    const code = codes[base!]
    if (code === undefined) return no(`there is no colour ${name}`)
    const start = extra === 'b' || extra === 'h' ? `1;${code}` : String(code)
    return ok(always || io.tty.colour ? `\u001b[${start}m${textOf(text)}\u001b[0m` : textOf(text))
  }

const functions: Readonly<Record<string, Run>> = {
  tablerow: (args, { table }) => {
    table.push(args.map((cell) => textOf(cell).replace(/[\t\r\n]+/g, ' ')))
    return ok('')
  },
  tablerender: (_, surface) => {
    const { table, io } = surface
    const rows = table.splice(0)
    if (!io.tty.out) return ok(rows.map((row) => `${row.join('\t')}\n`).join(''))
    const widths = rows.reduce<number[]>(
      (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, widthOf(cell))),
      [],
    )
    return ok(
      rows
        .map(
          (row) =>
            `${row
              .map((cell, column) => pad(cell, widths[column]!))
              .join('  ')
              .trimEnd()}\n`,
        )
        .join(''),
    )
  },
  timeago: ([time], { io }) => {
    const then = timeOf(time)
    return then === undefined ? no(`${textOf(time)} is not a time`) : ok(ago(then, io.now()))
  },
  timefmt: ([layout, time]) => {
    const then = timeOf(time)
    return then === undefined ? no(`${textOf(time)} is not a time`) : ok(formatTime(textOf(layout), new Date(then)))
  },
  truncate: ([width, text]) =>
    typeof width === 'number' ? ok(shorten(textOf(text), width)) : no('truncate needs a width'),
  join: ([mark, list]) => (Array.isArray(list) ? ok(list.map(textOf).join(textOf(mark))) : no('join needs a list')),
  pluck: ([name, list]) =>
    Array.isArray(list)
      ? ok(list.map((row) => (isRecord(row) ? row[textOf(name)] : undefined)))
      : no('pluck needs a list'),
  color: coloured(true),
  autocolor: coloured(false),
  hyperlink: ([link, text]) => ok(textOf(text) === '' ? textOf(link) : textOf(text)),
  len: ([value]) =>
    typeof value === 'string' || Array.isArray(value)
      ? ok(value.length)
      : isRecord(value)
        ? ok(Object.keys(value).length)
        : no('len needs a text or a list'),
  index: ([value, ...path]) =>
    ok(
      path.reduce<unknown>(
        (inner, key) => (Array.isArray(inner) ? inner[Number(key)] : isRecord(inner) ? inner[textOf(key)] : undefined),
        value,
      ),
    ),
  print: (args) => ok(args.map(textOf).join(' ')),
  println: (args) => ok(`${args.map(textOf).join(' ')}\n`),
  printf: ([format, ...args]) => printed(textOf(format), args),
  not: ([value]) => ok(!truthy(value)),
  and: (args) => ok(args.find((value) => !truthy(value)) ?? args.at(-1)),
  or: (args) => ok(args.find(truthy) ?? args.at(-1)),
  eq: ([first, ...others]) => ok(others.some((other) => other === first)),
  ne: ([a, b]) => ok(a !== b),
  lt: compared((order) => order < 0),
  le: compared((order) => order <= 0),
  gt: compared((order) => order > 0),
  ge: compared((order) => order >= 0),
  urlquery: (args) => ok(encodeURIComponent(args.map(textOf).join(''))),
}

/** The verbs of Go's fmt that JSON values need: %s %v %d %f %.2f %q %t %% with width and minus. */
const printed = (format: string, args: readonly unknown[]): Result<string, string> => {
  let next = 0
  const text = format.replace(
    /%(-?)(0?)(\d*)(?:\.(\d+))?([svdfqt%])/g,
    (_, left: string, zero: string, width: string, digits: string | undefined, verb: string) => {
      if (verb === '%') return '%'
      const value = args[next++]
      const shown =
        verb === 'f'
          ? Number(value).toFixed(Number(digits ?? 6))
          : verb === 'q'
            ? JSON.stringify(textOf(value))
            : textOf(value)
      const cut = verb === 's' && digits !== undefined ? shown.slice(0, Number(digits)) : shown
      const wide = Math.min(Number(width || 0), 1000)
      return left ? cut.padEnd(wide) : cut.padStart(wide, zero ? '0' : ' ')
    },
  )
  return next < args.length ? no('printf has more values than verbs') : ok(text)
}

/** Go writes a layout as the moment 2006-01-02 15:04:05; all in UTC. */
const formatTime = (layout: string, time: Date): string => {
  const two = (value: number): string => String(value).padStart(2, '0')
  const months = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ]
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  const month = months[time.getUTCMonth()]!
  const day = days[time.getUTCDay()]!
  const hour = time.getUTCHours()
  const parts: Readonly<Record<string, string>> = {
    '2006': String(time.getUTCFullYear()),
    January: month,
    Jan: month.slice(0, 3),
    '01': two(time.getUTCMonth() + 1),
    Monday: day,
    Mon: day.slice(0, 3),
    '02': two(time.getUTCDate()),
    '15': two(hour),
    '03': two(hour % 12 || 12),
    '04': two(time.getUTCMinutes()),
    '05': two(time.getUTCSeconds()),
    PM: hour < 12 ? 'AM' : 'PM',
    MST: 'UTC',
    'Z07:00': 'Z',
  }
  return layout.replace(/2006|January|Jan|Monday|Mon|MST|Z07:00|01|02|15|03|04|05|PM/g, (part) => parts[part]!)
}
