// The incident page: its claims on a map; splitting and merging by hand.
import { Fault, get, send } from './api'
import { all, find } from './dom'
import { PlaceMap } from './place'
import type { Decided, StoredClaim } from './types'
import { label, say, tell } from './words'

interface IncidentAnswer { incident: { id: string; claims: string[] }; claims: StoredClaim[]; revision: number }

export async function start(): Promise<void> {
  const element = find<HTMLElement>('#map')
  const id = element?.dataset.incident ?? ''
  const answer = await get<IncidentAnswer>(`/api/incidents/${encodeURIComponent(id)}`)
  void new PlaceMap(element).show(answer.claims.map((stored) => stored.claim.place))
  find('#splitting')?.addEventListener('submit', (event) => {
    event.preventDefault()
    void split(answer)
  })
  find('#merging')?.addEventListener('submit', (event) => {
    event.preventDefault()
    void merge(answer)
  })
  for (const button of all<HTMLButtonElement>('button[data-waits]')) button.disabled = false
}

const ticked = (name: string): string[] =>
  all<HTMLInputElement>(`input[name=${name}]:checked`).map((box) => box.value)

async function split({ incident, revision }: IncidentAnswer): Promise<void> {
  const leaving = ticked('claim')
  const staying = incident.claims.filter((claim) => !leaving.includes(claim))
  const [subject, ...others] = leaving
  if (!subject || !staying.length) return
  await decide({ kind: 'split', subject, others, apart: staying, expected: revision })
}

async function merge({ incident, revision }: IncidentAnswer): Promise<void> {
  const named = find<HTMLInputElement>('#merging input[name=id]')?.value.match(/i[0-9a-f]{12}/)?.[0]
  const ids = [...ticked('other'), ...(named ? [named] : [])]
  const found = await Promise.all(ids.map((id) => get<IncidentAnswer>(`/api/incidents/${id}`)))
  const others = found.flatMap((other) => other.incident.claims.slice(0, 1))
  if (!others.length) return
  const expected = Math.max(revision, ...found.map((other) => other.revision))
  await decide({ kind: 'merge', subject: incident.claims[0], others, expected })
}

async function decide(body: Record<string, unknown>): Promise<void> {
  try {
    const made = await send<Decided>('/api/decisions', body)
    location.assign(made.incident ? `/incidents/${made.incident}` : '/incidents')
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const latest = error.latest
    tell(latest ? say('stale', { who: latest.who, what: label(latest.kind) }) : error.message)
  }
}
