// <lab-dialog>: a native dialog with its opener. The browser does the rest: focus, Escape, inertness of what is behind.
customElements.define('lab-dialog', class extends HTMLElement {
  connectedCallback() {
    this.onclick = ({ target }) => {
      const dialog = this.querySelector('dialog');
      if (target.closest('[data-open]')) {
        dialog.showModal();
      } else if (target === dialog || target.closest('[data-close]')) {
        dialog.close();
      }
    };
  }
});
