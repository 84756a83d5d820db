/** `0x7a…e1`: the form for people; takes a bare address or a CAIP-10 account (`eip155:1:0x…`). */
export function shortAddress(address: string): string {
  const bare = bareAddress(address)
  return bare.length > 8 ? `${bare.slice(0, 4)}…${bare.slice(-2)}` : bare
}

/** The address without the chain that CAIP-10 puts before it. */
export function bareAddress(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1)
}
