import { expect, test } from 'vitest'
import { clientInWords } from './client-words.ts'

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Chromium 156 on Linux',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox 150 on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604',
    'Safari 19 on iPhone',
  ],
  ['Mozilla/5.0', 'A browser'],
  ['smithers 0.1.0', 'smithers 0.1.0'],
  ['', 'Something without a name'],
])('%j is %j', (client, words) => expect(clientInWords(client)).toBe(words))
