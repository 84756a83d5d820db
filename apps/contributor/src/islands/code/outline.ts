export type Outlined = { name: string; line: number; depth: number }

/** A longer line was written by a machine. */
const longest = 400

/** A declaration at the left edge or within a class; the last group that matches is its name. One list an ending. */
const script = [
  /^(\s{0,4})(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class|interface|enum|namespace)\s+([\w$]+)/,
  /^(\s{0,0})(?:export\s+)?(?:declare\s+)?type\s+([\w$]+)/,
  /^(\s{0,0})(?:export\s+)?(?:const|let|var)\s+([\w$]+)/,
]
const rust =
  /^(\s{0,4})(?:pub(?:\([^)]*\))?\s+)?(?:(?:async|const|unsafe|default)\s+)*(?:fn|struct|enum|trait|mod|type|union|macro_rules!)\s+(\w+)/
const c = [
  /^(\s{0,0})(?:typedef\s+)?(?:class|struct|enum|union|namespace)\s+(\w+)[^;]*$/,
  /^(\s{0,0})(?!return|else|if|for|while|switch)[A-Za-z_][\w\s*&:<>,]*?\b([\w:~]+)\s*\([^;]*$/,
]
const java = [
  /^(\s{0,4})(?:(?:public|private|protected|internal|static|final|abstract|sealed|data|open|override|partial)\s+)*(?:class|interface|enum|record|struct|object|fun|protocol|extension|func)\s+(\w+)/,
]
const ways: Record<string, readonly RegExp[]> = {
  ts: script,
  tsx: script,
  mts: script,
  cts: script,
  js: script,
  jsx: script,
  mjs: script,
  cjs: script,
  py: [/^(\s{0,4})(?:async\s+)?(?:def|class)\s+(\w+)/],
  rb: [/^(\s{0,4})(?:def|class|module)\s+([\w.:?!]+)/],
  go: [/^(\s{0,0})(?:func\s+(?:\([^)]*\)\s*)?|type\s+)(\w+)/],
  rs: [rust, /^(\s{0,0})(impl\b[^{]*)/],
  zig: [/^(\s{0,4})(?:pub\s+)?(?:inline\s+|export\s+)?(?:fn|const|var)\s+(\w+)/],
  java,
  kt: java,
  cs: java,
  swift: java,
  php: java,
  c,
  h: c,
  cc: c,
  cpp: c,
  hpp: c,
  sh: [/^(\s{0,0})(?:function\s+)?([\w-]+)\s*\(\)/],
}

/**
 * What a file declares, by the shape of its lines: a table of contents, not a parser. It may miss what is written unusually and
 * never names what is not there.
 *
 * @param path tells by its ending how to read the text; nothing is found in a file of an unknown one
 * @returns in order of lines, which count from 1
 */
export function outlineOf(path: string, text: string): Outlined[] {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const patterns = ways[ending]
  if (!patterns) return []
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    if (line.length > longest) return []
    for (const pattern of patterns) {
      const found = pattern.exec(line)
      if (found?.[2]) return { name: found[2].trim(), line: index + 1, depth: found[1] ? 1 : 0 }
    }
    return []
  })
}
