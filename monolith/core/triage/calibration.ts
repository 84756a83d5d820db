import { sigmoid } from './scorer.ts'

/** Turns a score into a probability that holds: of all said to be 0.8 likely, about eight in ten are. */
export type Calibration = { slope: number; offset: number }

const ROUNDS = 200
const STEP = 0.5

/**
 * Fits a logistic curve to scores whose truth is known (J. Platt, "Probabilistic Outputs for Support Vector Machines",
 * 1999, with his softened targets, so that a few right answers do not make it certain).
 *
 * @param unseen how many times more texts without the label there are than were judged
 */
export function calibrate(judged: readonly { odds: number; carries: boolean }[], unseen: number): Calibration {
  const carriers = judged.filter((one) => one.carries).length
  const others = judged.length - carriers
  const yes = (carriers + 1) / (carriers + 2)
  const no = 1 / (others + 2)
  const spread = Math.sqrt(judged.reduce((sum, one) => sum + one.odds ** 2, 0) / Math.max(1, judged.length)) || 1
  let slope = 1
  let offset = Math.log((carriers + 1) / (others + 1))
  for (let round = 0; round < ROUNDS; round++) {
    let bySlope = 0
    let byOffset = 0
    for (const { odds, carries } of judged) {
      const error = sigmoid((slope * odds) / spread + offset) - (carries ? yes : no)
      bySlope += (error * odds) / spread
      byOffset += error
    }
    slope = Math.max(0, slope - (STEP * 4 * bySlope) / judged.length)
    offset -= (STEP * 4 * byOffset) / judged.length
  }
  return { slope: slope / spread, offset: offset - Math.log(unseen) }
}

export const probability = ({ slope, offset }: Calibration, odds: number): number => sigmoid(slope * odds + offset)
