// One claim's place on a small map: point, disc of uncertainty, derived way.
import { drawn, extent } from './geometry'
import { colours, fit, leaveOut, put, showMap } from './map'
import type { Map as Drawn } from './map'
import type { Place } from './types'

export class PlaceMap {
  private map: Promise<Drawn | null> | null = null

  constructor(private readonly element: HTMLElement | null) {}

  /** Draw places, the map being made at the first call. */
  async show(places: (Place | null | undefined)[]): Promise<void> {
    const element = this.element
    if (!element) return
    const features = distinct(places).flatMap(drawn)
    this.map ??= showMap(element, extent(features)).then(withLayers)
    const map = await this.map
    if (!map) return
    put(map, 'place', features)
    leaveOut(map, features.map((one) => String(one.properties?.name ?? '')))
    const around = extent(features)
    if (around) fit(map, around)
    element.dataset.points = String(features.filter((one) => one.geometry.type === 'Point').length)
  }
}

/** Each point once: discs drawn over one another would hide what is below. */
function distinct(places: (Place | null | undefined)[]): (Place | null | undefined)[] {
  return [...new Map(places.map((place) => [`${place?.lat},${place?.lon},${place?.radius_km}`, place])).values()]
}

function withLayers(map: Drawn | null): Drawn | null {
  if (!map) return null
  const c = colours()
  put(map, 'place', [])
  map.addLayer({
    id: 'disc', type: 'fill', source: 'place', filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': c.accent, 'fill-opacity': 0.22 },
  })
  map.addLayer({
    id: 'way', type: 'line', source: 'place', filter: ['==', ['geometry-type'], 'LineString'],
    paint: { 'line-color': c.accent, 'line-width': 2, 'line-dasharray': [2, 2] },
  })
  map.addLayer({
    id: 'point', type: 'circle', source: 'place', filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-color': ['case', ['has', 'anchor'], c.paper, c.accent],
      'circle-radius': 6, 'circle-stroke-color': c.accent, 'circle-stroke-width': 2,
    },
  })
  map.addLayer({
    id: 'name', type: 'symbol', source: 'place', filter: ['==', ['geometry-type'], 'Point'],
    layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-font': ['sans-serif'], 'text-anchor': 'top', 'text-offset': [0, 0.8] },
    paint: { 'text-color': c.ink, 'text-halo-color': c.land, 'text-halo-width': 1.5 },
  })
  return map
}
