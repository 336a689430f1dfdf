// A report's text with its spans lit by the CSS Custom Highlight API: nothing is inserted, so Arabic joins.
import { get } from './api'
import { CodePoints } from './codepoints'
import type { Claim, ReportAnswer, Span } from './types'

const ROLES = ['trigger', 'initiators', 'targets', 'place', 'time', 'losses', 'attribution'] as const
type Role = (typeof ROLES)[number]

export class ReportText {
  private points = new CodePoints('')
  private report = ''

  constructor(private readonly element: HTMLElement) {}

  /** Show a report; its answer is kept for the next call. */
  async show(report: string): Promise<ReportAnswer> {
    const answer = await get<ReportAnswer>('/api/report', { id: report })
    if (this.report !== report) {
      // Set by script, not parsed as HTML: the parser would turn a carriage return into a line feed.
      this.element.textContent = answer.report.text
      this.points = new CodePoints(answer.report.text)
      this.report = report
    }
    return answer
  }

  /** Light all claims' spans by role, and one claim's strongly. */
  light(claims: Claim[], picked: Claim | null): void {
    for (const role of ROLES) {
      this.paint(role, claims.flatMap((claim) => spans(claim, role)))
      this.paint(`picked-${role}`, picked ? spans(picked, role) : [], 1)
    }
    const first = picked ? this.range(picked.trigger) : null
    if (first) scrollTo(this.element, first)
  }

  /** What the person has selected in the text, as a span; null where it is nothing. */
  selected(): Span | null {
    const selection = window.getSelection()
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null
    const range = selection.getRangeAt(0)
    const node = this.element.firstChild
    if (!node || range.startContainer !== node || range.endContainer !== node) return null
    const [start, end] = [this.points.point(range.startOffset), this.points.point(range.endOffset)]
    return { text: (node.textContent ?? '').slice(range.startOffset, range.endOffset), start, end }
  }

  private paint(name: string, found: Span[], priority = 0): void {
    const ranges = found.map((span) => this.range(span)).filter((range) => range !== null)
    const highlight = new Highlight(...ranges)
    highlight.priority = priority
    CSS.highlights.set(name, highlight)
  }

  private range(span: Span): Range | null {
    const node = this.element.firstChild
    if (!(node instanceof Text)) return null
    const range = document.createRange()
    range.setStart(node, Math.min(this.points.unit(span.start), node.length))
    range.setEnd(node, Math.min(this.points.unit(span.end), node.length))
    return range
  }
}

function spans(claim: Claim, role: Role): Span[] {
  const value = claim[role]
  if (!value) return []
  return Array.isArray(value) ? value : [value]
}

function scrollTo(element: HTMLElement, range: Range): void {
  const box = range.getBoundingClientRect()
  const frame = element.getBoundingClientRect()
  const top = element.scrollTop + box.top - frame.top - element.clientHeight / 3
  if (box.top < frame.top || box.bottom > frame.bottom) element.scrollTo({ top })
}
