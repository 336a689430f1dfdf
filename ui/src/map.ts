// A map of countries' outlines and what is put on it. MapLibre is loaded when a page first shows a map.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { GeoJSONSource, Map, StyleSpecification } from 'maplibre-gl'
import { loadAtlas } from './atlas'
import { get, latest } from './api'
import { settled } from './dom'
import { collection } from './geometry'
import { say } from './words'

export type { Map } from 'maplibre-gl'

interface Colours { sea: string; land: string; border: string; ink: string; faint: string; paper: string; accent: string; warn: string; held: string; besieged: string }

/** The page's own colours, light or dark, from its style sheet. */
export function colours(): Colours {
  const style = getComputedStyle(document.documentElement)
  const dark = matchMedia('(prefers-color-scheme: dark)').matches ? '-dark' : ''
  const of = (name: string): string => style.getPropertyValue(`--${name}${dark}`).trim()
  return {
    sea: of('sea'), land: of('land'), border: of('border'), ink: of('ink'), faint: of('faint'), paper: of('paper'),
    accent: of('accent'), warn: of('warn'), held: of('held'), besieged: of('besieged'),
  }
}

/** A map in `element`; null, and words in its place, where the browser can't draw one. */
export async function showMap(element: HTMLElement, bounds: number[] | null): Promise<Map | null> {
  const maplibre = await import('maplibre-gl')
  await import('maplibre-gl/dist/maplibre-gl.css')
  maplibre.setWorkerUrl(workerUrl)
  maplibre.setWorkerCount(1)
  try {
    const map = new maplibre.Map({
      container: element, style: await style(), center: [25, 15], zoom: 1,
      attributionControl: { compact: false, customAttribution: 'GeoNames' }, // CC BY 4.0 asks for the name
      maxZoom: 16, dragRotate: false, pitchWithRotate: false, fadeDuration: 0, locale: locale(),
    })
    map.touchZoomRotate.disableRotation()
    map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right')
    map.addControl(new maplibre.ScaleControl(), 'bottom-left')
    if (bounds) fit(map, bounds)
    await map.once('load')
    nameTowns(map)
    element.dataset.ready = 'yes'
    return map
  } catch {
    element.textContent = say('no_map')
    element.classList.add('empty')
    return null
  }
}

/** West, south, east, north of what is seen, as addresses write it. */
export function boxOf(map: Map): string {
  const box = map.getBounds()
  const sides = [box.getWest(), Math.max(-90, box.getSouth()), box.getEast(), Math.min(90, box.getNorth())]
  return sides.map((side) => side.toFixed(3)).join(',')
}

/** The largest towns in sight, faint and beneath everything else: where are we? */
function nameTowns(map: Map): void {
  const c = colours()
  put(map, 'towns', [])
  map.addLayer({
    id: 'towns', type: 'circle', source: 'towns',
    paint: { 'circle-color': c.border, 'circle-radius': 2 },
  })
  map.addLayer({
    id: 'town-names', type: 'symbol', source: 'towns',
    layout: {
      'text-field': ['get', 'name'], 'text-size': 11, 'text-font': ['sans-serif'], 'text-anchor': 'left',
      'text-offset': [0.5, 0], 'symbol-sort-key': ['-', 0, ['get', 'people']],
    },
    paint: { 'text-color': c.faint, 'text-halo-color': c.land, 'text-halo-width': 1.2 },
  })
  const draw = latest(async (signal) => {
    const towns = await get<GeoJSON.FeatureCollection>('/api/towns', { box: boxOf(map) }, signal)
    void map.getSource<GeoJSONSource>('towns')?.setData(towns)
  })
  map.on('moveend', settled(() => void draw(), 150))
  void draw()
}

/** Don't name towns that bear a mark with their name already. */
export function leaveOut(map: Map, names: string[]): void {
  map.setFilter('town-names', ['!', ['in', ['get', 'name'], ['literal', names]]])
}

/** Look at west, south, east, north, with room around. */
export function fit(map: Map, [west = 0, south = 0, east = 0, north = 0]: number[]): void {
  map.fitBounds([west, south, east, north], { padding: 40, maxZoom: 8, animate: false })
}

/** Put features into a source of the map, made where it is missing. */
export function put(map: Map, source: string, features: GeoJSON.Feature[]): void {
  const known = map.getSource<GeoJSONSource>(source)
  if (known) void known.setData(collection(features))
  else map.addSource(source, { type: 'geojson', data: collection(features) })
}

async function style(): Promise<StyleSpecification> {
  const { land, borders } = await loadAtlas()
  const c = colours()
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land },
      borders: { type: 'geojson', data: borders },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': c.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': c.land } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': c.border, 'line-width': 0.8 } },
    ],
  }
}

function locale(): Record<string, string> {
  return {
    'NavigationControl.ZoomIn': say('zoom_in'),
    'NavigationControl.ZoomOut': say('zoom_out'),
    'Map.Title': say('map'),
  }
}
