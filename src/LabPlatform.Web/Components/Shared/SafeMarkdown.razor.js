// <lab-prose>: what a scenario's page can do. The renderer marks code with data-lab-action; here it gets its buttons, its
// highlighting and its behaviour. Running is an event (`lab-run`) that the page with the terminal answers: no round trip
// through the server, and pages without a terminal simply do not run anything.
const labels = { exec: 'Run', 'exec-interrupt': 'Interrupt and run' };

class LabProse extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this);
    this.observer = new MutationObserver(() => this.#equip());
    this.observer.observe(this, { childList: true, subtree: true });
    this.#equip();
  }

  disconnectedCallback() {
    this.removeEventListener('click', this);
    this.observer.disconnect();
  }

  handleEvent(event) {
    const tool = event.target.closest('[data-tool]');
    const code = (tool?.closest('.code-block') ?? event.target.closest('[data-lab-action]'))?.closest('[data-lab-action]');
    if (!code || event.target.closest('a, summary')) {
      return;
    }

    const action = tool?.dataset.tool ?? code.dataset.labAction;
    const selecting = !tool && !getSelection().isCollapsed && getSelection().containsNode(code, true);
    if (action === 'none' || selecting) {
      return;
    }

    if (action === 'copy' || !this.dataset.canRun) {
      this.#copy(code);
    } else {
      this.#run(code, code.dataset.labAction === 'exec-interrupt');
    }
  }

  #text(code) {
    return code.querySelector('code').textContent.replace(/\n$/, '');
  }

  async #copy(code) {
    await navigator.clipboard.writeText(this.#text(code));
    this.#tell(code, 'Copied');
  }

  #run(code, interrupt) {
    const detail = { text: this.#text(code), interrupt, sent: false };
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
    const blocks = this.querySelectorAll('.code-block[data-lab-action]:not(:has(> .code-tools))');
    for (const block of blocks) {
      const action = block.dataset.labAction;
      const tools = document.createElement('span');
      tools.className = 'code-tools';
      if (labels[action] && this.dataset.canRun) {
        tools.append(this.#button('run', labels[action]));
      }

      tools.append(this.#button('copy', 'Copy'));
      block.append(tools);
      setOff(block);
    }

    for (const inline of this.querySelectorAll('button.inline-code:not([title])')) {
      inline.title = labels[inline.dataset.labAction] && this.dataset.canRun ? labels[inline.dataset.labAction] : 'Copy';
    }

    if (blocks.length > 0) {
      import(new URL(this.dataset.highlighter, document.baseURI)).then(module => module.highlight(this));
    }
  }

  #button(tool, label) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.tool = tool;
    button.textContent = label;
    return button;
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
