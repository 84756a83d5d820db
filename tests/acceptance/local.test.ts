import { playStories } from './rig/play.ts'

/** Each command opens the hub's folder in its own process. */
playStories('local')
