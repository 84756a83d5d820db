import { playStories } from './rig/play.ts'

/** Each command talks to a running hub, signed in by a key of its own. */
playStories('remote')
