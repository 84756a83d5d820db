import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { Claim } from './claim.tsx'

startFrame()
mount('claim', () => <Claim />)
