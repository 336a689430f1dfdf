// Each page names its island; nothing else is loaded for it.
import { Fault } from './api'
import { tell } from './words'

const islands: Record<string, () => Promise<{ start: () => void | Promise<void> }>> = {
  incidents: () => import('./incidents'),
  incident: () => import('./incident'),
  report: () => import('./report'),
  control: () => import('./control'),
  review: () => import('./review'),
  history: () => import('./history'),
}

// A fault that no island deals with (a session that ended, a claim that is gone) is said all the same.
window.addEventListener('unhandledrejection', (event) => {
  if (!(event.reason instanceof Fault)) return
  event.preventDefault()
  tell(event.reason.message)
})

const island = islands[document.body.dataset.island ?? '']
if (island) void island().then((module) => module.start())
