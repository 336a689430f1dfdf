// Correcting any field of a claim: its words in the text, and what is looked up from them.
import { make } from './dom'
import { lookUp } from './lookup'
import type { ReportText } from './text'
import type { Choice, Claim, Span, StoredClaim } from './types'
import { say, tell, words } from './words'

type Value = Record<string, unknown> & Span
type Finish = (field: keyof Claim | null, after?: unknown, why?: string) => void

/** What beside its words a field holds. */
interface Part {
  name: string
  values?: string
  type?: 'date' | 'number'
}

const PARTS: Record<string, Part[]> = {
  time: [{ name: 'from', type: 'date' }, { name: 'to', type: 'date' }],
  losses: [
    { name: 'kind', values: 'loss' }, { name: 'who', values: 'who' }, { name: 'side', values: 'side' },
    { name: 'min', type: 'number' }, { name: 'max', type: 'number' },
  ],
  attribution: [{ name: 'kind', values: 'source' }],
}
const DEFAULTS: Record<string, Record<string, unknown>> = {
  losses: { kind: 'killed', who: 'unknown', side: 'unknown' },
  attribution: { kind: 'unnamed' },
}
const REGISTERS: Record<string, string> = { initiators: 'actors', targets: 'actors', attribution: 'sources', place: 'places' }
const CHOSEN = ['event', 'status', 'certainty']
const SINGLE = ['place', 'time']

export class Editor {
  private field: keyof Claim = 'place'
  private value: unknown = null
  private readonly why = make('input', { name: 'why', 'aria-label': say('reason'), placeholder: say('reason'), dir: 'auto' })
  private readonly body = make('div', {})

  constructor(
    private readonly box: HTMLElement,
    private readonly stored: StoredClaim,
    private readonly text: ReportText,
    private readonly finish: Finish,
  ) {}

  open(): void {
    const choice = make('select', { name: 'field', 'aria-label': say('field') })
    for (const [name, label] of Object.entries(words.fields)) choice.append(make('option', { value: name }, label))
    choice.addEventListener('change', () => this.show(choice.value as keyof Claim))
    this.box.replaceChildren(
      choice, this.body, this.why,
      make('button', { type: 'button', class: 'act save', click: () => this.finish(this.field, this.value, this.why.value) }, say('save')),
      make('button', { type: 'button', click: () => this.finish(null) }, say('cancel')),
    )
    this.box.onkeydown = (event) => {
      if (event.key === 'Escape') this.finish(null)
    }
    this.box.hidden = false
    choice.value = this.field
    this.show(this.field)
    choice.focus()
  }

  private show(field: keyof Claim): void {
    this.field = field
    this.value = structuredClone(this.stored.claim[field] ?? null)
    this.draw()
  }

  private draw(): void {
    if (CHOSEN.includes(this.field)) this.body.replaceChildren(this.chosen())
    else if (SINGLE.includes(this.field)) this.body.replaceChildren(this.single())
    else this.body.replaceChildren(...this.list())
  }

  private chosen(): HTMLElement {
    return select(words.values[this.field] ?? {}, String(this.value), words.fields[this.field] ?? '', (value) => (this.value = value))
  }

  private single(): HTMLElement {
    const value = this.value as Value | null
    if (value) return this.item(value, () => { this.value = null })
    return this.fromText((span) => { this.value = span })
  }

  private list(): HTMLElement[] {
    const values = (this.value ?? []) as Value[]
    const items = values.map((value) => this.item(value, () => { values.splice(values.indexOf(value), 1) }))
    const add = this.fromText((span) => { values.push({ ...span, ...DEFAULTS[this.field] }) })
    return [...items, add]
  }

  /** One value: its words, its look-up, its parts, and a button to take it away. */
  private item(value: Value, remove: () => void): HTMLElement {
    const row = make('div', { class: 'item' }, make('q', {}, make('bdi', {}, value.text)))
    const register = REGISTERS[this.field]
    if (register) row.append(lookUp(register, String(value.name ?? ''), (choice) => take(value, this.field, choice)))
    for (const part of PARTS[this.field] ?? []) row.append(partOf(value, part))
    row.append(make('button', { type: 'button', click: () => { remove(); this.draw() } }, say('remove')))
    return row
  }

  /** Words selected in the text, since a value without words in the text is not recorded. */
  private fromText(use: (span: Span) => void): HTMLElement {
    const button = make('button', { type: 'button', class: 'from-text' }, say('from_text'))
    button.addEventListener('mousedown', (event) => event.preventDefault()) // keeps the selection
    button.addEventListener('click', () => {
      const span = this.text.selected()
      if (!span) return tell(say('select_first'))
      use(span)
      this.draw()
    })
    return button
  }
}

/** Set what a register or the gazetteer knows of an entry; a place's old geometry goes. */
function take(value: Value, field: string, choice: Choice | null): void {
  if (field === 'place') {
    const { text, start, end } = value
    for (const name of Object.keys(value)) delete value[name]
    Object.assign(value, { text, start, end })
    if (choice) {
      const { name, country, lat, lon, radius_km, precision } = choice
      Object.assign(value, { name, country, lat, lon, radius_km, precision, gazetteer: choice.id })
    }
    return
  }
  const key = field === 'attribution' ? 'source' : 'actor'
  Object.assign(value, { name: choice?.name ?? null, [key]: choice?.id ?? null })
  if (field === 'attribution' && choice?.kind) value.kind = choice.kind
}

function partOf(value: Value, part: Part): HTMLElement {
  if (part.values) {
    return select(words.values[part.values] ?? {}, String(value[part.name] ?? ''), say(part.name), (chosen) => (value[part.name] = chosen))
  }
  const given = value[part.name]
  const input = make('input', { type: part.type ?? 'text', 'aria-label': say(part.name), value: given == null ? '' : String(given) })
  input.addEventListener('input', () => {
    const number = part.type === 'number' && input.value !== '' ? Number(input.value) : input.value
    value[part.name] = input.value === '' ? null : number
  })
  return make('label', {}, say(part.name), ' ', input)
}

function select(values: Record<string, string>, value: string, name: string, chosen: (value: string) => void): HTMLElement {
  const element = make('select', { 'aria-label': name })
  for (const [each, label] of Object.entries(values)) element.append(make('option', { value: each }, label))
  element.value = value
  element.addEventListener('change', () => chosen(element.value))
  return element
}
