// Table, map and timeline of the incidents page, each filtering the others; the address holds all of it.
import type { GeoJSONSource, MapLayerMouseEvent } from 'maplibre-gl'
import { get, latest, page } from './api'
import { find, settled } from './dom'
import { boxOf, colours, put, showMap } from './map'
import type { Map } from './map'
import { Timeline } from './timeline'
import type { Bins } from './timeline'
import { number, say } from './words'

const FILTERS = ['since', 'until', 'country', 'place', 'place_key', 'actor', 'event', 'source', 'publisher', 'status', 'certainty', 'disagreement', 'review', 'report', 'box', 'order']

export async function start(): Promise<void> {
  const element = find<HTMLElement>('#map')
  const bars = find<HTMLElement>('#timeline')
  const form = find<HTMLFormElement>('#filters')
  if (!element || !bars || !form) return
  const view = new View(form)
  const timeline = new Timeline(bars, (since, until) => view.change({ since, until }))
  const draw = timelineOf(bars, timeline, view)
  view.listen(draw)
  draw()
  const bounds = (view.wanted.get('box') || element.dataset.bounds || '').split(',').map(Number)
  const map = await showMap(element, bounds.length === 4 ? bounds : null)
  if (map) join(map, view, element)
}

/** The filters, in the form, the address and the table. */
class View {
  wanted = new Wanted(new URLSearchParams(location.search))
  private readonly listeners: (() => void)[] = []

  constructor(private readonly form: HTMLFormElement) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value) || null]))
      this.change(given)
    })
  }

  listen(listener: () => void): void {
    this.listeners.push(listener)
  }

  change(changes: Record<string, string | null>): void {
    this.wanted = this.wanted.with(changes)
    for (const [name, value] of Object.entries(changes)) {
      const field = this.form.elements.namedItem(name)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value ?? ''
    }
    history.replaceState(null, '', `/incidents?${this.wanted.query()}`)
    void this.table()
    for (const listener of this.listeners) listener()
  }

  private readonly table = latest(async (signal) => {
    const fresh = await page(`/incidents?${this.wanted.query()}`, signal)
    const results = fresh.getElementById('results')
    if (results) find('#results')?.replaceWith(results)
  })
}

/** Filters of an address: a frozen map. */
class Wanted {
  private readonly values: Record<string, string>

  constructor(parameters: URLSearchParams) {
    this.values = Object.fromEntries(FILTERS.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)!]] : [])))
  }

  get(name: string): string | null {
    return this.values[name] ?? null
  }

  with(changes: Record<string, string | null>): Wanted {
    const all = new URLSearchParams(this.values)
    for (const [name, value] of Object.entries(changes)) {
      if (value) all.set(name, value)
      else all.delete(name)
    }
    return new Wanted(all)
  }

  query(): string {
    return new URLSearchParams(this.values).toString()
  }

  without(...names: string[]): Record<string, string> {
    return Object.fromEntries(Object.entries(this.values).filter(([name]) => !names.includes(name)))
  }
}

/** Draws the timeline of what is wanted last; `data-bins` is away while an answer is awaited. */
function timelineOf(bars: HTMLElement, timeline: Timeline, view: View): () => void {
  const draw = latest(async (signal) => {
    // Without the stretch itself, so that what lies outside it stays in sight.
    const bins = await get<Bins>('/api/timeline', view.wanted.without('since', 'until', 'order'), signal)
    timeline.show(bins, view.wanted.get('since'), view.wanted.get('until'))
    bars.dataset.bins = String(bins.bins.length)
  })
  return () => {
    delete bars.dataset.bins
    void draw()
  }
}

function join(map: Map, view: View, element: HTMLElement): void {
  const follow = find<HTMLInputElement>('#follow')
  addLayers(map)
  const draw = latest(async (signal) => {
    const asked = { ...view.wanted.without('order', 'box'), box: boxOf(map), zoom: map.getZoom().toFixed(2) }
    const points = await get<GeoJSON.FeatureCollection>('/api/map', asked, signal)
    void map.getSource<GeoJSONSource>('incidents')?.setData(points)
    element.dataset.points = String(points.features.length)
  })
  const moved = settled(() => {
    if (follow?.checked) view.change({ box: boxOf(map) })
    else void draw()
  }, 150)
  view.listen(() => void draw())
  map.on('moveend', moved)
  follow?.addEventListener('change', () => view.change({ box: follow.checked ? boxOf(map) : null }))
  map.on('click', 'dots', (event) => open(map, event))
  map.on('mousemove', 'dots', (event) => {
    element.title = title(event)
    map.getCanvas().style.cursor = 'pointer'
  })
  map.on('mouseleave', 'dots', () => {
    element.title = ''
    map.getCanvas().style.cursor = ''
  })
  void draw()
}

function addLayers(map: Map): void {
  const c = colours()
  put(map, 'incidents', [])
  map.addLayer({
    id: 'dots',
    type: 'circle',
    source: 'incidents',
    paint: {
      'circle-color': ['case', ['>', ['get', 'disputed'], 0], c.warn, c.accent],
      'circle-opacity': 0.72,
      'circle-radius': ['interpolate', ['linear'], ['log10', ['max', 1, ['get', 'count']]], 0, 5, 2, 14, 4, 26],
      'circle-stroke-color': c.paper,
      'circle-stroke-width': 1,
    },
  })
  map.addLayer({
    id: 'counts',
    type: 'symbol',
    source: 'incidents',
    filter: ['>', ['get', 'count'], 1],
    layout: { 'text-field': ['to-string', ['get', 'count']], 'text-size': 11, 'text-font': ['sans-serif'] },
    paint: { 'text-color': c.paper },
  })
}

function title(event: MapLayerMouseEvent): string {
  const found = event.features?.[0]?.properties ?? {}
  const disputed = found.disputed ? `, ${say('disputed', { count: number(found.disputed as number) })}` : ''
  const place = found.place ? `${found.place} · ` : ''
  return `${place}${say('incidents', { count: number(found.count as number) })}${disputed}`
}

/** A lone dot leads to its incident, a group to its surroundings. */
function open(map: Map, event: MapLayerMouseEvent): void {
  const found = event.features?.[0]
  if (!found) return
  if (found.properties.id) location.assign(`/incidents/${String(found.properties.id)}`)
  else map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2, duration: 300 })
}
