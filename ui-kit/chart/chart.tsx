import { createMemo, Index, Show } from 'solid-js'

export type Point = { word: string; value: number }

type Plotted = {
  /** What is drawn, as a sentence: the figure's name for everybody. */
  label: string
  points: readonly Point[]
  /** How a value reads, e.g. "$1.84". */
  say?: (value: number) => string
}

/**
 * Bars over time or by kind, under a line that says how high the plot is. The same figures are a table for a screen reader.
 *
 * @param props.cap a ceiling to draw; bars above it are red and heard as "over"
 * @param props.height in pixels, 96 when absent
 */
export function Bars(props: Plotted & { cap?: number; height?: number }) {
  // A caller may count anew whenever it is asked for its points; every bar needs them all, so they are asked for once.
  const points = createMemo(() => props.points)
  const high = createMemo(() => Math.max(1e-9, props.cap ?? 0, ...points().map((point) => point.value)))
  const height = () => props.height ?? 96
  const y = (value: number) => height() - (value / high()) * height()
  // A few bars stay bars and do not become blocks.
  const slots = () => Math.max(12, points().length)
  const step = () => 1000 / slots()
  const middle = () => (points().length > 6 ? points()[Math.floor(points().length / 2)]?.word : undefined)
  return (
    <figure>
      <div class="chart-top" aria-hidden="true">
        {high() > 1e-9 ? said(props, high()) : 'none'}
      </div>
      <svg
        class="chart"
        height={height()}
        viewBox={`0 0 1000 ${height()}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <Index each={points()}>
          {(point, index) => (
            <rect
              x={index * step()}
              y={y(point().value)}
              width={Math.max(1, step() * 0.72)}
              height={Math.max(point().value > 0 ? 1 : 0, height() - y(point().value))}
              class={props.cap !== undefined && point().value > props.cap ? 'over' : ''}
            >
              <title>{`${point().word}: ${said(props, point().value)}`}</title>
            </rect>
          )}
        </Index>
        <line class="ground" x1="0" x2="1000" y1={height()} y2={height()} />
        <Show when={props.cap !== undefined}>
          <line class="cap" x1="0" x2="1000" y1={y(props.cap ?? 0)} y2={y(props.cap ?? 0)} />
        </Show>
      </svg>
      <div class="chart-ends" aria-hidden="true" style={{ width: `${(points().length / slots()) * 100}%` }}>
        <span>{points()[0]?.word}</span>
        <Show when={middle()}>{(word) => <span>{word()}</span>}</Show>
        <span>{points().length > 1 ? points().at(-1)?.word : ''}</span>
      </div>
      <Heard {...props} points={points()} />
    </figure>
  )
}

/** A line in the height of the text: the shape of a figure, beside the figure. */
export function Sparkline(props: Plotted) {
  const line = () => {
    const values = props.points.map((point) => point.value)
    const low = Math.min(...values)
    const span = Math.max(...values) - low || 1
    const step = 100 / Math.max(1, values.length - 1)
    return values
      .map((value, index) => `${(index * step).toFixed(1)},${(15 - ((value - low) / span) * 14).toFixed(1)}`)
      .join(' ')
  }
  const last = () => props.points.at(-1)?.value ?? 0
  return (
    <svg
      class="chart sparkline"
      viewBox="0 0 100 16"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${props.label}, last ${said(props, last())}`}
    >
      <polyline class="line" points={line()} />
    </svg>
  )
}

function Heard(props: Plotted & { cap?: number }) {
  return (
    // A table is as wide as its words whatever it is told, so the box around it is what is hidden.
    <div class="heard">
      <table>
        <caption>
          {props.label}
          {props.cap === undefined ? '' : `, ceiling ${said(props, props.cap)}`}
        </caption>
        <tbody>
          <Index each={props.points}>
            {(point) => (
              <tr>
                <th scope="row">{point().word}</th>
                <td>
                  {said(props, point().value) + (props.cap !== undefined && point().value > props.cap ? ', over' : '')}
                </td>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
    </div>
  )
}

function said(props: Plotted, value: number): string {
  return props.say ? props.say(value) : value.toLocaleString('en')
}
