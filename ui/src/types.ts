// The API's answers, as far as the page uses them (src/selon/web/shapes.py).

export interface Span { text: string; start: number; end: number }
interface Actor extends Span { name?: string | null; actor?: string | null }
interface Derived { anchor: string; distance_km?: number | null; bearing?: number | null }
export interface Place extends Span {
  name?: string | null
  country?: string | null
  lat?: number | null
  lon?: number | null
  radius_km?: number | null
  precision?: string | null
  gazetteer?: string | null
  derived?: Derived | null
  geometry?: GeoJSON.Geometry | null
}
interface TimeSpan extends Span { from?: string | null; to?: string | null }
interface Loss extends Span {
  kind: string
  who: string
  min?: number | null
  max?: number | null
  side: string
}
interface Source extends Span { kind: string; name?: string | null; source?: string | null }

export interface Claim {
  id: string
  event: string
  trigger: Span
  status: string
  certainty: string
  initiators: Actor[]
  targets: Actor[]
  place?: Place | null
  time?: TimeSpan | null
  losses: Loss[]
  attribution: Source[]
}

export interface StoredClaim {
  id: string
  report: string
  claim: Claim
  review: string
  revision: number
  incident?: string | null
}

export interface ReportAnswer { report: { id: string; text: string }; claims: StoredClaim[] }

export interface Decision {
  seq: number
  kind: string
  subject: string
  who: string
  field?: string | null
  after?: unknown
}

export interface Decided { decision: Decision; claim: StoredClaim; incident: string | null }

export interface Location {
  name?: string | null
  country?: string | null
  lat?: number | null
  lon?: number | null
  radius_km?: number | null
  geometry?: GeoJSON.Geometry | null
}

export interface Holder {
  name: string
  actor?: string | null
  support: number
  origins: number
  claims: string[]
}

export interface ControlState {
  id: string
  place_key: string
  place: Location
  status: 'held' | 'contested' | 'besieged' | 'unknown'
  since?: string | null
  until?: string | null
  holders: Holder[]
  besiegers: Holder[]
  claims: string[]
  incidents: string[]
  reason: string
}

export interface Choice {
  id: string
  name: string
  detail: string
  country?: string | null
  lat?: number | null
  lon?: number | null
  radius_km?: number | null
  precision?: string | null
  kind?: string | null
}
