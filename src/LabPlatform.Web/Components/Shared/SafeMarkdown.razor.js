// <lab-prose>: what a scenario's page can do. The renderer marks code with data-lab-action; here it gets its buttons, its
// highlighting and its behaviour. Running is an event (`lab-run`) that the page with the terminal answers, opening a file one
// (`lab-file-wanted`) for its editor: no round trip through the server, and pages without them simply do not do it.
const labels = { exec: 'Run', 'exec-interrupt': 'Interrupt and run', keys: 'Press', write: 'Write the file', open: 'Open in the editor' };

class LabProse extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this);
    this.addEventListener('submit', this);
    this.observer = new MutationObserver(() => this.#equip());
    this.observer.observe(this, { childList: true, subtree: true });
    this.#equip();
  }

  disconnectedCallback() {
    this.removeEventListener('click', this);
    this.removeEventListener('submit', this);
    this.observer.disconnect();
  }

  handleEvent(event) {
    if (event.type === 'submit') {
      event.preventDefault(); // nothing on the page is sent as a form
      answer(event.target);
      return;
    }

    const tool = event.target.closest('[data-tool]');
    const code = (tool?.closest('.code-block') ?? event.target.closest('[data-lab-action]'))?.closest('[data-lab-action]');
    if (!code || event.target.closest('a, summary')) {
      return;
    }

    const action = tool?.dataset.tool ?? code.dataset.labAction;
    const selecting = !tool && !getSelection().isCollapsed && getSelection().containsNode(code, true);
    if (action === 'none' || action === 'write' || selecting) { // a file is written by its button only
      return;
    }

    if (action === 'copy' || !this.dataset.canRun) {
      this.#copy(code);
    } else if (code.dataset.labAction === 'open') {
      this.#open(code);
    } else {
      this.#run(code);
    }
  }

  #text(code) {
    return code.querySelector('code').textContent.replace(/\n$/, '');
  }

  async #copy(code) {
    await navigator.clipboard.writeText(this.#text(code));
    this.#tell(code, code.dataset.labAction === 'open' ? 'Path copied' : 'Copied');
  }

  /** The editor listens for it, wherever on the page it is; where there is none, the path is copied. */
  #open(code) {
    const path = this.#text(code).trim().split('\n')[0];
    if (this.dispatchEvent(new CustomEvent('lab-file-wanted', { bubbles: true, cancelable: true, detail: { path } }))) {
      this.#copy(code);
    } else {
      this.#tell(code, 'Opened in the editor');
    }
  }

  #run(code) {
    const { labAction: action, labTerminal: terminal, labEnter, labFile: path, labChange: change, labMarker: marker } = code.dataset;
    const detail = {
      text: this.#text(code),
      interrupt: action === 'exec-interrupt',
      enter: labEnter !== 'no',
      keys: action === 'keys',
      file: action === 'write' ? { path, change, marker } : null,
      terminal,
      sent: false,
    };
    this.dispatchEvent(new CustomEvent('lab-run', { bubbles: true, detail }));
    code.dataset.ran = detail.sent ? 'yes' : 'no';
    this.#tell(code, detail.sent ? 'Sent to the terminal' : 'The terminal is not ready yet');
  }

  /** Shows what happened on the spot and says it to screen readers. */
  #tell(code, text) {
    let status = code.querySelector(':scope > .code-status');
    if (!status) {
      status = document.createElement('span');
      status.className = 'code-status';
      status.setAttribute('role', 'status');
      code.append(status);
    }

    status.textContent = '';
    clearTimeout(status.timer);
    requestAnimationFrame(() => { status.textContent = text; });
    status.timer = setTimeout(() => status.remove(), 2500);
  }

  #equip() {
    this.#leadToPorts();
    const blocks = this.querySelectorAll('.code-block[data-lab-action]:not(:has(> .code-tools))');
    for (const block of blocks) {
      const label = this.#label(block);
      const tools = document.createElement('span');
      tools.className = 'code-tools';
      if (label) {
        tools.append(this.#button('run', label));
      }

      tools.append(this.#button('copy', 'Copy'));
      block.append(tools);
      setOff(block);
    }

    for (const inline of this.querySelectorAll('button.inline-code:not([title])')) {
      inline.title = this.#label(inline) ?? (inline.dataset.labAction === 'open' ? 'Copy the path' : 'Copy');
    }

    if (blocks.length > 0) {
      import(new URL(this.dataset.highlighter, document.baseURI)).then(module => module.highlight(this));
    }
  }

  /** Addresses of the lab's own web ports lead by way of the site, which knows the learner and lets the browser in there. */
  #leadToPorts() {
    const { previewName: name, previewDomain: domain, previewDoor: door } = this.dataset;
    for (const link of door ? this.querySelectorAll('a[href]') : []) {
      if (link.host === `${name}.${domain}` || (link.host.startsWith(`${name}-`) && link.host.endsWith(`.${domain}`))) {
        link.href = door + encodeURIComponent(link.href);
      }
    }
  }

  /** What the terminal does with it, in words; nothing where there is no terminal. */
  #label({ dataset: { labAction, labEnter, labTerminal, labFile } }) {
    if (!labels[labAction] || !this.dataset.canRun) {
      return undefined;
    }

    const label = labEnter === 'no' ? 'Type' : labels[labAction];
    const where = /^\d$/.test(labTerminal ?? '') ? `terminal ${labTerminal}` : labTerminal;
    return labFile ? `${label} ${labFile}` : where ? `${label} in ${where}` : label;
  }

  #button(tool, label) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.tool = tool;
    button.textContent = label;
    return button;
  }
}

/** A question is an event (`lab-quiz`) too: only beside a lab somebody takes it. */
function answer(form) {
  const given = form.dataset.kind === 'text'
    ? form.elements.answer.value
    : [...form.querySelectorAll('input:checked')].map((input) => input.value).join(',');
  const event = new CustomEvent('lab-quiz', { bubbles: true, cancelable: true, detail: { question: Number(form.dataset.quiz), given } });
  if (form.dispatchEvent(event)) {
    form.querySelector('.quiz-said').textContent = 'Questions can be answered in a running lab.';
  }
}

/** Draws bands behind the lines the author set off ("2,5-6"); the text itself stays as it is. */
function setOff(block) {
  const bands = [];
  for (const part of (block.dataset.highlight ?? '').split(',').filter(Boolean)) {
    const [from, to = from] = part.split('-').map(Number);
    const band = document.createElement('span');
    band.className = 'code-band';
    band.setAttribute('aria-hidden', 'true');
    band.style.setProperty('--from', from - 1);
    band.style.setProperty('--lines', to - from + 1);
    bands.push(band);
  }

  block.querySelector('pre').prepend(...bands);
}

customElements.define('lab-prose', LabProse);
