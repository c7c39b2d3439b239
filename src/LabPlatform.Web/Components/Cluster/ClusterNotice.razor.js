// <cluster-notice>: asks the site what the cluster is doing; often while labs cannot be started, seldom otherwise, never in
// a hidden tab. When labs become startable (or stop being so) the page is fetched again, so that its buttons follow.
const Busy = 2000;
const Calm = 15000;

class ClusterNotice extends HTMLElement {
  connectedCallback() {
    this.#plan();
    document.addEventListener('visibilitychange', this);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this);
  }

  handleEvent() {
    if (!document.hidden) {
      this.#ask();
    }
  }

  #plan() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), this.dataset.available === 'true' ? Calm : Busy);
  }

  async #ask() {
    if (!document.hidden) {
      try {
        const response = await fetch(this.dataset.url, { cache: 'no-store' });
        if (response.ok && this.isConnected) {
          this.#show(await response.json());
        }
      } catch {
        // The site itself is away: what is shown stays, the next question comes.
      }
    }

    if (this.isConnected) {
      this.#plan();
    }
  }

  #show({ available, message, progress }) {
    const was = this.dataset.available === 'true';
    this.dataset.available = String(available);
    this.firstElementChild.hidden = available;
    this.querySelector('[data-part=message]').textContent = message;
    const bar = this.querySelector('[data-part=progress]');
    bar.hidden = progress === null;
    bar.value = progress ?? 0;
    if (was !== available) {
      Blazor.navigateTo(location.href, { replaceHistoryEntry: true });
    }
  }
}

customElements.define('cluster-notice', ClusterNotice);
