const PRIME = 0x100000001b3n
const MASK = 0xffffffffffffffffn

/** A short text that differs where the texts differ, for comparison only, not against forgers: FNV-1a, 64 bits (RFC 9923). */
export const fingerprint = (text: string): string => {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK
  return hash.toString(16).padStart(16, '0')
}
