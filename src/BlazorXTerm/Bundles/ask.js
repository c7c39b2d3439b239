/** Asks over the terminal, in a dialog of the browser: focus, Escape and what lies behind are its matter. */
export function ask(host, label, ...parts) {
  const dialog = document.createElement('dialog');
  dialog.className = 'xterm-question';
  dialog.setAttribute('aria-label', label);
  dialog.append(...parts);
  for (const choice of dialog.querySelectorAll('a, button')) {
    choice.addEventListener('click', () => dialog.close());
  }

  dialog.addEventListener('close', () => dialog.remove());
  host.append(dialog);
  dialog.showModal();
  return dialog;
}

export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

export function button(text) {
  const made = element('button', text);
  made.type = 'button';
  return made;
}

export function row(...parts) {
  const made = document.createElement('div');
  made.append(...parts);
  return made;
}
