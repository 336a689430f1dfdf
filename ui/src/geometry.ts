// Circles and bearings on a sphere of 6,371 km (the IUGG's mean radius): for drawing, not for measuring.
import type { Location, Place } from './types'

const RADIUS_KM = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180
const degrees = (angle: number): number => (angle * 180) / Math.PI

export type Point = [lon: number, lat: number]

/** Where one gets from `point` on a bearing (degrees from north) after so many km. */
function travelled([lon, lat]: Point, bearing: number, km: number): Point {
  const [angle, course, north] = [km / RADIUS_KM, radians(bearing), radians(lat)]
  const reached = Math.asin(Math.sin(north) * Math.cos(angle) + Math.cos(north) * Math.sin(angle) * Math.cos(course))
  const east = Math.atan2(
    Math.sin(course) * Math.sin(angle) * Math.cos(north),
    Math.cos(angle) - Math.sin(north) * Math.sin(reached),
  )
  return [lon + degrees(east), degrees(reached)]
}

/** The disc within which the true point may lie. */
export function disc(point: Point, km: number): GeoJSON.Polygon {
  const ring = Array.from({ length: 65 }, (_, step) => travelled(point, (step * 360) / 64, km))
  return { type: 'Polygon', coordinates: [ring] }
}

export const feature = (
  geometry: GeoJSON.Geometry,
  properties: Record<string, unknown> = {},
): GeoJSON.Feature => ({ type: 'Feature', geometry, properties })

export const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
})

export function pointOf(place: Location | null | undefined): Point | null {
  return place && place.lat != null && place.lon != null ? [place.lon, place.lat] : null
}

/** A claim's place: its point, its disc, its own geometry, and the way from the anchor that it was derived from. */
export function drawn(place: Place | null | undefined): GeoJSON.Feature[] {
  const point = pointOf(place)
  if (!place || !point) return []
  const found = [feature({ type: 'Point', coordinates: point }, { name: place.name ?? place.text })]
  if (place.radius_km) found.push(feature(disc(point, place.radius_km)))
  if (place.geometry) found.push(feature(place.geometry))
  const derived = place.derived
  if (derived?.distance_km != null && derived.bearing != null) {
    const anchor = travelled(point, derived.bearing + 180, derived.distance_km)
    found.push(feature({ type: 'LineString', coordinates: [anchor, point] }))
    found.push(feature({ type: 'Point', coordinates: anchor }, { name: derived.anchor, anchor: true }))
  }
  return found
}

/** West, south, east, north of everything in the features; null where there is nothing. */
export function extent(features: GeoJSON.Feature[]): [number, number, number, number] | null {
  const points = features.flatMap((one) => positions(one.geometry))
  if (!points.length) return null
  const [lons, lats] = [points.map((p) => p[0] ?? 0), points.map((p) => p[1] ?? 0)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

function positions(geometry: GeoJSON.Geometry): GeoJSON.Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positions)
  let found: unknown[] = [geometry.coordinates]
  while (Array.isArray((found[0] as unknown[])[0])) found = found.flat()
  return found as GeoJSON.Position[]
}
