/** One line of the report: a figure, what it stands beside, and the goal it is held to. */
export type Row = {
  what: string
  /** The figure and its unit, as people read it. */
  figure: string
  /** The floor or the peer it was measured beside, in the same run. */
  beside: string
  /** The goal in words; empty when the figure is only told. */
  goal: string
  /** True when the goal is met; null when there is none. */
  met: boolean | null
}

export function row(what: string, figure: string, beside: string, goal: string, met: boolean | null): Row {
  return { what, figure, beside, goal, met }
}

export const times = (ratio: number) => `${ratio.toFixed(2)}×`
export const milliseconds = (value: number) => `${value < 1 ? value.toFixed(3) : value.toFixed(1)} ms`
export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')}/s`
