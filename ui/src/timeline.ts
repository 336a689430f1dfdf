// Incidents over time as bars; dragging over them chooses a stretch of time.
import { number, say } from './words'

export interface Bins { unit: 'day' | 'month' | 'year'; bins: { start: string; count: number }[]; undated: number }

const NS = 'http://www.w3.org/2000/svg'
const [WIDTH, HEIGHT] = [1000, 90]

export class Timeline {
  private slots: string[] = []

  /** `chosen` is told the first and last ISO day of the stretch, or nulls when it is taken away. */
  constructor(
    private readonly element: HTMLElement,
    private readonly chosen: (since: string | null, until: string | null) => void,
  ) {}

  show({ unit, bins, undated }: Bins, since: string | null, until: string | null): void {
    const counts = new Map(bins.map((bin) => [bin.start, bin.count]))
    this.slots = every(unit, bins[0]?.start, bins.at(-1)?.start)
    const most = Math.max(1, ...counts.values())
    const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': say('timeline') })
    const wide = WIDTH / Math.max(1, this.slots.length)
    this.slots.forEach((slot, at) => {
      const count = counts.get(slot) ?? 0
      const tall = count ? Math.max(2, (HEIGHT * count) / most) : 0
      const bar = shape('rect', { x: at * wide, y: HEIGHT - tall, width: wide * 0.86, height: tall, class: this.within(slot, since, until) ? 'bar' : 'bar out' })
      bar.append(named(`${slot}: ${number(count)}`))
      svg.append(bar)
    })
    svg.addEventListener('pointerdown', (event) => this.brush(svg, event))
    this.element.replaceChildren(svg, this.caption(undated))
  }

  private within(slot: string, since: string | null, until: string | null): boolean {
    const [first, last] = ends(slot)
    return (!since || last >= since) && (!until || first <= until)
  }

  private caption(undated: number): HTMLElement {
    const caption = document.createElement('p')
    caption.className = 'small ends'
    const ends = [this.slots[0], undated ? say('undated', { count: number(undated) }) : '', this.slots.at(-1)]
    for (const text of ends) caption.append(Object.assign(document.createElement('span'), { textContent: text ?? '' }))
    return caption
  }

  private brush(svg: SVGElement, down: PointerEvent): void {
    const box = svg.getBoundingClientRect()
    const at = (event: PointerEvent): number => Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    const from = at(down)
    const veil = shape('rect', { y: 0, height: HEIGHT, x: from * WIDTH, width: 0, class: 'brush' })
    svg.append(veil)
    svg.setPointerCapture(down.pointerId)
    const move = (event: PointerEvent): void => {
      veil.setAttribute('x', String(Math.min(from, at(event)) * WIDTH))
      veil.setAttribute('width', String(Math.abs(at(event) - from) * WIDTH))
    }
    const up = (event: PointerEvent): void => {
      svg.removeEventListener('pointermove', move)
      veil.remove()
      this.choose(from, at(event))
    }
    svg.addEventListener('pointermove', move)
    svg.addEventListener('pointerup', up, { once: true })
  }

  /** A click (no stretch) takes the choice away. */
  private choose(one: number, other: number): void {
    if (Math.abs(one - other) < 0.008 || !this.slots.length) return this.chosen(null, null)
    const slot = (share: number): string => this.slots[Math.min(this.slots.length - 1, Math.floor(share * this.slots.length))] ?? ''
    this.chosen(ends(slot(Math.min(one, other)))[0], ends(slot(Math.max(one, other)))[1])
  }
}

/** Every slot between two, so that quiet times show as gaps. */
function every(unit: Bins['unit'], first: string | undefined, last: string | undefined): string[] {
  if (!first || !last) return []
  const length = { day: 10, month: 7, year: 4 }[unit]
  const found: string[] = []
  const date = new Date(`${ends(first)[0]}T00:00:00Z`)
  while (found.length < 2000) {
    const slot = date.toISOString().slice(0, length)
    found.push(slot)
    if (slot >= last) break
    if (unit === 'day') date.setUTCDate(date.getUTCDate() + 1)
    else if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + 1)
    else date.setUTCFullYear(date.getUTCFullYear() + 1)
  }
  return found
}

/** First and last ISO day of a day, month or year. */
function ends(slot: string): [string, string] {
  if (slot.length === 10) return [slot, slot]
  if (slot.length === 4) return [`${slot}-01-01`, `${slot}-12-31`]
  const [year = 0, month = 0] = slot.split('-').map(Number)
  return [`${slot}-01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)]
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(NS, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

function named(text: string): SVGElement {
  const title = shape('title', {})
  title.textContent = text
  return title
}

