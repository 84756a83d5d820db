import type { Io } from '../io.ts'

export type Colour = 'bold' | 'faint' | 'red' | 'green' | 'yellow' | 'cyan'

const codes = { bold: 1, faint: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const satisfies Record<Colour, number>

/** Paints text for a terminal that shows colours; otherwise it stays as it is. */
export const paint = (io: Io, colour: Colour, text: string): string =>
  io.tty.colour && text !== '' ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text

/** Colours carry the state and nothing else. */
export const stateColour = (value: unknown): Colour | undefined => {
  switch (value) {
    case 'open':
    case 'ready':
    case 'up':
    case 'accepted':
    case 'added':
      return 'green'
    case 'closed':
    case 'failed':
    case 'down':
    case 'rejected':
    case 'deleted':
      return 'red'
    case 'importing':
    case 'pending':
    case 'degraded':
      return 'yellow'
    default:
      return undefined
  }
}
