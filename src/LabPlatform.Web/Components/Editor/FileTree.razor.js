// The tree's keyboard, as far as it moves the focus. What keys do with a file is in the component.
const Own = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', ' ', 'F2', 'Delete'];

export function serve(files) {
  files?.addEventListener('keydown', event => {
    const item = event.target.closest('[role=treeitem]');
    if (!item || event.target !== item || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }

    if (Own.includes(event.key)) {
      event.preventDefault();
    }

    target(item, event.key)?.focus();
  });
}

export function focusName(files) {
  const input = files?.querySelector('[data-name]');
  input?.focus();
  const dot = input?.value.lastIndexOf('.') ?? 0;
  input?.setSelectionRange(0, dot > 0 ? dot : input.value.length); // an ending mostly stays
}

/** Gives the keyboard back to what is chosen. */
export function focusTree(files) {
  (files?.querySelector('[role=treeitem][tabindex="0"]') ?? files?.querySelector('.tools button'))?.focus();
}

function target(item, key) {
  const items = [...item.parentElement.querySelectorAll('[role=treeitem]')];
  const at = items.indexOf(item);
  const level = Number(item.ariaLevel);
  switch (key) {
    case 'ArrowDown': return items[at + 1];
    case 'ArrowUp': return items[at - 1];
    case 'Home': return items[0];
    case 'End': return items.at(-1);
    case 'ArrowRight': return item.ariaExpanded === 'true' && Number(items[at + 1]?.ariaLevel) > level ? items[at + 1] : undefined;
    case 'ArrowLeft': return item.ariaExpanded === 'true' ? undefined : items.slice(0, at).findLast(other => Number(other.ariaLevel) < level);
    default: return key.length === 1 && key !== ' ' ? beginning(items, at, key.toLowerCase()) : undefined;
  }
}

/** The next item whose name begins with the letter, from here around. */
function beginning(items, at, letter) {
  return [...items.slice(at + 1), ...items.slice(0, at)].find(item => item.querySelector('.name').textContent.toLowerCase().startsWith(letter));
}
