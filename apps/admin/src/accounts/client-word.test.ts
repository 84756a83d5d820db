import { describe, expect, it } from 'vitest'
import { clientWord } from './client-word.ts'

describe('a client in words', () => {
  it('names browser and system, not the family they all claim', () => {
    const agents = {
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36':
        'Chromium 156 on Linux',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0':
        'Edge 150 on Windows',
      'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0': 'Firefox 140 on Android',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1':
        'Safari 18 on iOS',
      'smithers-cli/0.1.0 node/26': 'smithers-cli/0.1.0',
    }
    for (const [agent, word] of Object.entries(agents)) expect(clientWord(agent)).toBe(word)
  })
  it('leaves what it cannot place, cut short', () => {
    expect(clientWord('curl/8.14')).toBe('curl/8.14')
    expect(clientWord('x'.repeat(500))).toHaveLength(60)
    expect(clientWord('')).toBe('unknown')
  })
})
