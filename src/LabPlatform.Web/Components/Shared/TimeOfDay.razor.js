// <time-of-day>: writes a moment in the reader's own time.
customElements.define('time-of-day', class extends HTMLElement {
  connectedCallback() {
    queueMicrotask(() => { // Blazor fills an element after it has put it into the page
      const time = this.querySelector('time');
      time.textContent = new Date(time.dateTime).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
    });
  }
});
