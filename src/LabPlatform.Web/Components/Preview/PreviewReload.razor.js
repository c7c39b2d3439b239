// <preview-reload>: hears of every change of the catalogue and loads the page again when it shows an older state. The
// browser connects again by itself, and a site that was started anew has other versions.
class PreviewReload extends HTMLElement {
  connectedCallback() {
    this.changes = new EventSource(this.dataset.url);
    this.changes.onmessage = ({ data }) => {
      if (data !== this.dataset.version) {
        this.changes.close();
        location.reload();
      }
    };
  }

  disconnectedCallback() {
    this.changes.close();
  }
}

customElements.define('preview-reload', PreviewReload);
