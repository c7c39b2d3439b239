// <lab-dialog>: a native dialog with its opener. The browser does the rest: focus, Escape, inertness of what is behind.
customElements.define('lab-dialog', class extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector('dialog');
    this.onclick = event => {
      if (event.target.closest('[data-open]')) {
        dialog.showModal();
      } else if (event.target === dialog || event.target.closest('[data-close]')) {
        dialog.close();
      }
    };
  }
});
