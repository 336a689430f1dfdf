// Offsets: the store counts Unicode code points, the browser UTF-16 units.

export class CodePoints {
  private readonly starts: Uint32Array | null

  constructor(text: string) {
    this.starts = /[\ud800-\udbff]/.test(text) ? starts(text) : null
  }

  /** Code point → UTF-16 unit. */
  unit(point: number): number {
    if (!this.starts) return point
    return this.starts[Math.min(point, this.starts.length - 1)] ?? 0
  }

  /** UTF-16 unit → code point. */
  point(unit: number): number {
    if (!this.starts) return unit
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.starts[middle] ?? 0) < unit) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The unit at which each code point starts, and one past the end. */
function starts(text: string): Uint32Array {
  const found: number[] = []
  let unit = 0
  for (const character of text) {
    found.push(unit)
    unit += character.length
  }
  return Uint32Array.from([...found, unit])
}
