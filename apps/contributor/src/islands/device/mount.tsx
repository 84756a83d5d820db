import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { Device } from './device.tsx'

startFrame()
mount('device', () => <Device />)
