/** One line of the report: a figure, what it stands beside, and the goal it is held to. */
export type Row = {
  what: string
  /** The figure and its unit, as people read it. */
  figure: string
  /** The floor or the peer it was measured beside, in the same run. */
  beside: string
  /** The goal in words; empty when the figure is only told. */
  goal: string
  /** True when the goal is met; null when there is none, or nothing to measure beside. */
  met: boolean | null
  /** True when the bench itself failed: it could not measure, or it did not see a slowdown that was planted. */
  unsound: boolean
}

export function row(what: string, figure: string, beside: string, goal: string, met: boolean | null): Row {
  return { what, figure, beside, goal, met, unsound: false }
}

/** A figure without a goal. */
export const told = (what: string, figure: string, beside = ''): Row => row(what, figure, beside, '', null)

/** A row that needs a program which is not there. */
export const noPeer = (what: string, program: string): Row => told(what, '—', `${program} is not installed`)

export const unsound = (what: string, figure: string, beside: string, goal: string): Row => ({
  ...row(what, figure, beside, goal, null),
  unsound: true,
})

export const times = (ratio: number) => `${ratio.toFixed(2)}×`
export const milliseconds = (value: number) => `${value < 1 ? value.toFixed(3) : value.toFixed(1)} ms`
export const microseconds = (value: number) => `${value.toFixed(1)} µs`
export const megabytes = (value: number) => `${value.toFixed(0)} MB`
export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')}/s`
