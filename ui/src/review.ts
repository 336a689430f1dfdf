// The review queue: one key a decision, the next claim at once, undo.
import { Fault, get, page, send } from './api'
import { all, find, make } from './dom'
import { Editor } from './editor'
import { PlaceMap } from './place'
import { ReportText } from './text'
import type { Decided, StoredClaim } from './types'
import { label, say, tell } from './words'

export async function start(): Promise<void> {
  const element = find<HTMLElement>('#text')
  const cards = all<HTMLElement>('#queue article.claim')
  keysDialog()
  if (element && cards.length) new Queue(cards, new ReportText(element), new PlaceMap(find<HTMLElement>('#map'))).begin()
}

function keysDialog(): void {
  const dialog = find<HTMLDialogElement>('#keys')
  find('#help')?.addEventListener('click', () => dialog?.showModal())
}

class Queue {
  private at = 0
  private readonly made: { seq: number; card: HTMLElement; kind: string }[] = []
  private readonly may = document.body.dataset.mayReview === 'yes'

  constructor(
    private readonly cards: HTMLElement[],
    private readonly text: ReportText,
    private readonly map: PlaceMap,
  ) {}

  begin(): void {
    this.cards.forEach((card, number) => {
      find('.pick', card)?.addEventListener('click', () => void this.go(number))
      for (const button of all<HTMLButtonElement>('button[data-do]', card)) {
        button.addEventListener('click', () => {
          void this.go(number, false).then(() => this.act(button.dataset.do ?? ''))
        })
      }
    })
    document.addEventListener('keydown', (event) => this.key(event))
    void this.go(0)
  }

  private get card(): HTMLElement {
    return this.cards[this.at]!
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.altKey || event.metaKey || target.closest('input, textarea, select, dialog')) return
    const acts: Record<string, string> = { a: 'accept', r: 'reject', c: 'correct', n: 'note', u: 'undo', j: 'next', k: 'previous', '?': 'keys' }
    const act = acts[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    void this.act(act)
  }

  private async act(act: string): Promise<void> {
    if (act === 'next') return this.go(this.at + 1)
    if (act === 'previous') return this.go(this.at - 1)
    if (act === 'keys') return find<HTMLDialogElement>('#keys')?.showModal()
    if (!this.may) return
    if (act === 'undo') return this.undo()
    if (act === 'accept' || act === 'reject') return this.decide({ kind: act }, true)
    return act === 'correct' ? this.correct() : this.note()
  }

  /** Show a claim with its text and place. */
  private async go(number: number, focus = true): Promise<void> {
    if (number >= this.cards.length) return tell(say('end'))
    this.at = Math.max(0, number)
    this.cards.forEach((card, each) => {
      card.classList.toggle('picked', each === this.at)
      find('.pick', card)?.setAttribute('aria-pressed', String(each === this.at))
    })
    if (focus) this.card.focus({ preventScroll: true })
    this.card.scrollIntoView({ block: 'nearest' })
    const { claims } = await this.text.show(this.card.dataset.report ?? '')
    const stored = claims.find((one) => one.id === this.card.dataset.claim)
    if (!stored) return
    this.text.light([], stored.claim)
    void this.map.show([stored.claim.place])
    document.body.dataset.shown = stored.id
  }

  private async decide(body: Record<string, unknown>, onwards: boolean): Promise<void> {
    const card = this.card
    const whole = { ...body, subject: card.dataset.claim, expected: Number(card.dataset.revision) }
    try {
      const made = await send<Decided>('/api/decisions', whole)
      this.made.push({ seq: made.decision.seq, card, kind: made.decision.kind })
      await this.refresh(card, made.claim)
      tell(say('done', { what: label(made.decision.kind) }))
      if (onwards) await this.go(this.at + 1)
    } catch (error) {
      await this.failed(error, card)
    }
  }

  private async undo(): Promise<void> {
    const last = this.made.pop()
    if (!last) return tell(say('nothing_to_undo'))
    try {
      const made = await send<Decided>(`/api/decisions/${last.seq}/undo`, {})
      await this.refresh(last.card, made.claim)
      await this.go(this.cards.indexOf(last.card))
      tell(say('undone', { what: label(last.kind) }))
    } catch (error) {
      await this.failed(error, last.card)
    }
  }

  /** 409: somebody was faster. Say what they did, and show the claim as it now is. */
  private async failed(error: unknown, card: HTMLElement): Promise<void> {
    if (!(error instanceof Fault)) throw error
    const latest = error.latest
    if (error.status === 409 && latest) {
      const { claim } = await get<{ claim: StoredClaim }>('/api/claim', { id: card.dataset.claim ?? '' })
      await this.refresh(card, claim)
      const what = [label(latest.kind), latest.field ? label(latest.field) : '', brief(latest.after)]
      tell(say('stale', { who: latest.who, what: what.filter(Boolean).join(' ') }))
    } else tell(error.message)
  }

  /** The card as the server now renders it. */
  private async refresh(card: HTMLElement, stored: StoredClaim): Promise<void> {
    card.dataset.revision = String(stored.revision)
    card.className = `claim ${stored.review}${card.classList.contains('picked') ? ' picked' : ''}`
    const fresh = await page(`/review?${new URLSearchParams({ claim: stored.id })}`)
    for (const part of ['.pick', '.facts', '.state']) {
      const now = find(`article.claim ${part}`, fresh)
      if (now) find(part, card)?.replaceChildren(...now.childNodes)
    }
    if (card === this.card) {
      this.text.light([], stored.claim)
      void this.map.show([stored.claim.place])
    }
  }

  private async correct(): Promise<void> {
    const { claim } = await get<{ claim: StoredClaim }>('/api/claim', { id: this.card.dataset.claim ?? '' })
    const box = find<HTMLElement>('.editor', this.card)
    if (!box) return
    new Editor(box, claim, this.text, (field, after, why) => {
      close(box)
      this.card.focus()
      if (field) void this.decide({ kind: 'correct', field, after, why }, false)
    }).open()
  }

  private note(): void {
    const box = find<HTMLElement>('.editor', this.card)
    if (!box) return
    const text = make('textarea', { rows: '3', 'aria-label': say('note') })
    const finish = (save: boolean): void => {
      close(box)
      this.card.focus()
      if (save && text.value.trim()) void this.decide({ kind: 'note', why: text.value.trim() }, false)
    }
    box.replaceChildren(
      text,
      make('button', { type: 'button', class: 'act', click: () => finish(true) }, say('save')),
      make('button', { type: 'button', click: () => finish(false) }, say('cancel')),
    )
    box.hidden = false
    text.focus()
  }
}

function close(box: HTMLElement): void {
  box.hidden = true
  box.replaceChildren()
}

function brief(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  const named = value as { name?: string; text?: string }
  return Array.isArray(value) ? value.map(brief).join(', ') : (named.name ?? named.text ?? '')
}
