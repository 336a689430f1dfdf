// The report page: picking a claim lights its spans, its place and its source chain.
import { all, find } from './dom'
import { PlaceMap } from './place'
import { ReportText } from './text'
import type { StoredClaim } from './types'

export async function start(): Promise<void> {
  const element = find<HTMLElement>('#text')
  if (!element) return
  const text = new ReportText(element)
  const map = new PlaceMap(find<HTMLElement>('#map'))
  const { claims } = await text.show(element.dataset.report ?? '')
  const everything = claims.map((stored) => stored.claim)
  text.light(everything, null)
  void map.show(everything.map((claim) => claim.place))

  const pick = (id: string | null): void => {
    const picked = claims.find((stored) => stored.id === id) ?? null
    mark(id)
    text.light(everything, picked?.claim ?? null)
    void map.show(picked ? [picked.claim.place] : everything.map((claim) => claim.place))
    remember(picked)
  }
  for (const card of all<HTMLElement>('article.claim')) {
    find<HTMLButtonElement>('.pick', card)?.addEventListener('click', () => {
      pick(card.classList.contains('picked') ? null : (card.dataset.claim ?? null))
    })
  }
  const asked = new URLSearchParams(location.search).get('claim')
  if (asked) pick(asked)
  element.dataset.lit = 'yes'
}

function mark(id: string | null): void {
  for (const card of all<HTMLElement>('article.claim')) {
    const picked = id !== null && card.dataset.claim === id
    card.classList.toggle('picked', picked)
    find('.pick', card)?.setAttribute('aria-pressed', String(picked))
  }
}

/** The address names the claim, so that it can be passed on. */
function remember(picked: StoredClaim | null): void {
  const address = new URL(location.href)
  if (picked) address.searchParams.set('claim', picked.id)
  else address.searchParams.delete('claim')
  history.replaceState(null, '', address)
}
