// The control page: who holds what on a day, a slider over the days, and why.
import type { GeoJSONSource } from 'maplibre-gl'
import { get, page } from './api'
import { all, find, make, settled } from './dom'
import { collection, disc, extent, feature, pointOf } from './geometry'
import { colours, leaveOut, put, showMap } from './map'
import type { Map } from './map'
import type { ControlState, Holder } from './types'
import { day, label, number, say } from './words'

interface ControlAnswer { at: string; states: ControlState[] }

const DAY = 86_400_000
const iso = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10)
const count = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY)

export async function start(): Promise<void> {
  const slider = find<HTMLInputElement>('#slider')
  const at = find<HTMLInputElement>('#at')
  const element = find<HTMLElement>('#map')
  if (!slider || !at || !element) return
  const chooser = new Chooser(slider, at)
  const first = await states(at.value)
  const map = await showMap(element, extent(first.flatMap((state) => features(state))))
  if (map) addLayers(map)
  const draw = async (): Promise<void> => {
    const found = await states(at.value)
    if (map) {
      void map.getSource<GeoJSONSource>('control')?.setData(collection(found.flatMap(features)))
      leaveOut(map, found.map((state) => state.place.name ?? ''))
    }
    element.dataset.states = found.map((state) => `${state.place.name ?? ''}:${state.status}:${state.holders[0]?.name ?? ''}`).join('|')
    element.dataset.at = at.value
  }
  chooser.listen(() => void draw())
  chooser.listen(settled(() => void table(), 250))
  map?.on('click', 'places', (event) => void why(String(event.features?.[0]?.properties.key ?? '')))
  links()
  await draw()
}

async function states(at: string): Promise<ControlState[]> {
  const asked = new URLSearchParams(location.search)
  const parameters = { ...Object.fromEntries([...asked].filter(([name, value]) => value && name !== 'lang')), at }
  return (await get<ControlAnswer>('/api/control', parameters)).states
}

/** The day: by slider, date field or play button, kept in the address. */
class Chooser {
  private readonly listeners: (() => void)[] = []
  private playing = 0

  constructor(private readonly slider: HTMLInputElement, private readonly at: HTMLInputElement) {
    slider.min = String(count(slider.dataset.first ?? at.value))
    slider.max = String(Math.max(count(slider.dataset.last ?? at.value), Number(slider.min)))
    slider.value = String(count(at.value))
    slider.addEventListener('input', () => this.choose(Number(slider.value)))
    at.addEventListener('change', () => at.value && this.choose(count(at.value)))
    find('#play')?.addEventListener('click', (event) => this.play(event.currentTarget as HTMLButtonElement))
  }

  listen(listener: () => void): void {
    this.listeners.push(listener)
  }

  private choose(days: number): void {
    this.slider.value = String(days)
    this.at.value = iso(days)
    const shown = find<HTMLOutputElement>('#shown')
    if (shown) shown.value = day(iso(days))
    const address = new URL(location.href)
    address.searchParams.set('at', iso(days))
    history.replaceState(null, '', address)
    for (const listener of this.listeners) listener()
  }

  private play(button: HTMLButtonElement): void {
    const stop = (): void => {
      window.clearInterval(this.playing)
      this.playing = 0
      button.textContent = say('play')
      button.setAttribute('aria-pressed', 'false')
    }
    if (this.playing) return stop()
    button.textContent = say('pause')
    button.setAttribute('aria-pressed', 'true')
    const [first, last] = [Number(this.slider.min), Number(this.slider.max)]
    if (Number(this.slider.value) >= last) this.choose(first)
    const step = Math.max(1, Math.round((last - first) / 120))
    this.playing = window.setInterval(() => {
      const next = Math.min(last, Number(this.slider.value) + step)
      this.choose(next)
      if (next >= last) stop()
    }, 250)
  }
}

async function table(): Promise<void> {
  const results = (await page(location.href)).getElementById('results')
  if (results) find('#results')?.replaceWith(results)
  links()
}

function links(): void {
  for (const link of all<HTMLAnchorElement>('a[data-place]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      void why(link.dataset.place ?? '')
    })
  }
}

function features(state: ControlState): GeoJSON.Feature[] {
  const point = pointOf(state.place)
  if (!point || state.status === 'unknown') return []
  const about = { status: state.status, key: state.place_key, name: state.place.name ?? '', holder: state.holders[0]?.name ?? '' }
  const found = [feature({ type: 'Point', coordinates: point }, about)]
  const area = state.place.geometry ?? (state.place.radius_km ? disc(point, state.place.radius_km) : null)
  return area ? [feature(area, about), ...found] : found
}

function addLayers(map: Map): void {
  const c = colours()
  const colour = ['match', ['get', 'status'], 'contested', c.warn, 'besieged', c.besieged, c.held] as never
  put(map, 'control', [])
  map.addLayer({
    id: 'areas', type: 'fill', source: 'control', filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-opacity': 0.2 },
  })
  map.addLayer({
    id: 'places', type: 'circle', source: 'control', filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-color': ['case', ['==', ['get', 'status'], 'contested'], c.paper, colour],
      'circle-radius': 7,
      'circle-stroke-color': colour,
      'circle-stroke-width': ['match', ['get', 'status'], 'besieged', 6, 3],
      'circle-stroke-opacity': ['match', ['get', 'status'], 'besieged', 0.45, 1],
    },
  })
  map.addLayer({
    id: 'names', type: 'symbol', source: 'control', filter: ['==', ['geometry-type'], 'Point'],
    layout: { 'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'holder'], { 'font-scale': 0.85 }], 'text-size': 12, 'text-offset': [0, 1.1], 'text-anchor': 'top', 'text-font': ['sans-serif'] },
    paint: { 'text-color': c.ink, 'text-halo-color': c.land, 'text-halo-width': 1.5 },
  })
}

/** The place through time, each state with its reason and what it stands on. */
async function why(key: string): Promise<void> {
  const found = (await get<{ states: ControlState[] }>('/api/control/place', { place_key: key })).states
  const name = found[0]?.place.name ?? key
  const list = make('ol', { class: 'states' }, ...found.map(told))
  find('#why')?.replaceChildren(make('h2', {}, make('bdi', {}, name), ` – ${say('why')}`), list)
}

function told(state: ControlState): HTMLElement {
  const days = `${state.since ? day(state.since) : '…'} – ${state.until ? day(state.until) : '…'}`
  return make(
    'li', {},
    make('span', { class: `tag ${state.status}` }, label(state.status)), ` ${days}`,
    make('p', { class: 'small' }, label(state.reason)),
    make('ul', {}, ...state.holders.map((holder) => held(holder)), ...state.besiegers.map((b) => held(b, say('besiegers')))),
    make('p', { class: 'small' }, ...state.incidents.flatMap((id) => [make('a', { href: `/incidents/${id}` }, id), ' '])),
  )
}

function held(holder: Holder, before = ''): HTMLElement {
  const share = `${say('support')} ${number(Math.round(holder.support * 100) / 100)}, ${say('origins', { count: number(holder.origins) })}`
  return make('li', {}, before, ' ', make('bdi', {}, holder.name), before ? '' : ` (${share})`)
}
