import { startFrame } from '../../look/frame.ts'

startFrame(null)
