// <elapsed-time>: seconds since it appeared.
customElements.define('elapsed-time', class extends HTMLElement {
  connectedCallback() {
    const started = performance.now();
    const tick = () => { this.textContent = `${Math.floor((performance.now() - started) / 1000)} s`; };
    tick();
    this.timer = setInterval(tick, 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }
});
