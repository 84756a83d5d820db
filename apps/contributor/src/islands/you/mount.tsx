import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { You } from './you.tsx'

startFrame()
mount('you', () => <You />)
