// Countries of the world atlas as a flat map needs them: rings made continuous over the 180th meridian.
import type { Topology } from 'topojson-specification'
import atlasUrl from 'world-atlas/countries-50m.json?url'

interface Atlas { land: GeoJSON.FeatureCollection; borders: GeoJSON.Geometry }

export async function loadAtlas(): Promise<Atlas> {
  const [{ feature, mesh }, topology] = await Promise.all([
    import('topojson-client'),
    fetch(atlasUrl).then((answer) => answer.json() as Promise<Topology>),
  ])
  const countries = topology.objects.countries!
  const land = feature(topology, countries) as GeoJSON.FeatureCollection
  for (const one of land.features) straighten(one.geometry)
  return { land, borders: mesh(topology, countries as never, (a, b) => a !== b) }
}

function straighten(geometry: GeoJSON.Geometry): void {
  if (geometry.type === 'Polygon') geometry.coordinates = geometry.coordinates.map(continuous)
  if (geometry.type === 'MultiPolygon') {
    geometry.coordinates = geometry.coordinates.map((polygon) => polygon.map(continuous))
  }
}

/** No step over half the world: longitudes run past 180 instead. A ring around a pole is closed along it. */
function continuous(ring: GeoJSON.Position[]): GeoJSON.Position[] {
  let turns = 0
  let before = ring[0]?.[0] ?? 0
  const found = ring.map(([lon = 0, lat = 0]) => {
    if (lon - before > 180) turns -= 360
    if (before - lon > 180) turns += 360
    before = lon
    return [lon + turns, lat]
  })
  if (!turns) return found
  const pole = (ring[0]?.[1] ?? 0) < 0 ? -90 : 90
  return [...found, [found.at(-1)![0]!, pole], [found[0]![0]!, pole], found[0]!]
}
