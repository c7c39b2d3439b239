// The cluster view: whether it can be seen, and the arrows from Services to the pods they send requests to.
import { whenSeen } from '../../js/seen.js';

const Thin = 1.5;
const Thick = 2.5; // more for a Service's whole traffic

/** Tells the component when its picture comes into sight or leaves it, and draws what HTML cannot. */
export function serve(view, pane) {
  if (!view) {
    return; // the lab ended while this was on its way
  }

  const body = view.querySelector('.body');
  whenSeen(view, isSeen => pane.invokeMethodAsync('SeenAsync', isSeen).catch(() => {})); // not taken: the page is just going
  let planned = 0;
  const plan = () => {
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(() => body.querySelectorAll('.drawing').forEach(draw));
  };
  new MutationObserver(changes => {
    if (changes.some(change => !change.target.closest?.('.arrows'))) {
      plan();
    }
  }).observe(body, { childList: true, subtree: true, characterData: true, attributeFilter: ['data-arrows', 'class'] });
  new ResizeObserver(plan).observe(body);
  body.addEventListener('animationend', plan); // a card that has just come stands where it will stay only then
}

/** Gives the keyboard back to the tile of a pod; to the view where that is gone. */
export function focusPod(view, uid) {
  (view?.querySelector(`[data-pod="${CSS.escape(uid ?? '')}"]`) ?? view?.querySelector('.tool'))?.focus();
}

function draw(drawing) {
  const svg = drawing.querySelector('.arrows');
  const origin = drawing.getBoundingClientRect();
  const old = new Map([...svg.children].map(path => [path.dataset.key, path]));
  for (const service of drawing.querySelectorAll('[data-arrows]')) {
    const arrows = service.dataset.arrows.split(' ').filter(Boolean).map(arrow => arrow.split(':'));
    const all = arrows.reduce((sum, [, ready]) => sum + Number(ready), 0);
    for (const [id, ready] of arrows) {
      const group = drawing.querySelector(`[data-group="${CSS.escape(id)}"]`);
      if (group) {
        const key = `${service.querySelector('[data-part=name]').textContent}:${id}`;
        const path = old.get(key) ?? svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
        old.delete(key);
        path.dataset.key = key;
        path.setAttribute('class', ready === '0' ? 'none' : [...group.classList].find(name => name.startsWith('version-')) ?? '');
        path.setAttribute('stroke-width', all === 0 ? Thin : Thin + Thick * ready / all);
        path.setAttribute('d', curve(service.getBoundingClientRect(), group.closest('.workload').getBoundingClientRect(), group.getBoundingClientRect(), origin));
      }
    }
  }
  old.forEach(path => path.remove());
}

function curve(from, card, to, origin) {
  const [x1, y1, x2, y2] = [from.right - origin.left + 2, from.top + from.height / 2 - origin.top, card.left - origin.left - 3, to.top + to.height / 2 - origin.top].map(Math.round);
  const half = (x1 + x2) / 2;
  return `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}M${x2 - 7} ${y2 - 5}L${x2} ${y2}L${x2 - 7} ${y2 + 5}`;
}
