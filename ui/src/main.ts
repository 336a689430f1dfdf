// Each page names its island; nothing else is loaded for it.
const islands: Record<string, () => Promise<{ start: () => void | Promise<void> }>> = {
  incidents: () => import('./incidents'),
  incident: () => import('./incident'),
  report: () => import('./report'),
  control: () => import('./control'),
  review: () => import('./review'),
  history: () => import('./history'),
}

const island = islands[document.body.dataset.island ?? '']
if (island) void island().then((module) => module.start())
