// Blazor gives up after a while (failed) or finds that the server has forgotten the page (rejected). The page's state is
// in the database and in its address, so loading it again is all that is needed; it waits for a server that answers.
const notice = document.getElementById('components-reconnect-modal');
let reloading = false;

async function reloadWhenServerAnswers() {
  if (reloading) {
    return;
  }

  reloading = true;
  for (let pause = 500; ; pause = Math.min(pause * 1.5, 5000)) {
    try {
      if ((await fetch('/healthz', { cache: 'no-store' })).ok) {
        break;
      }
    } catch {
      // not there yet
    }

    await new Promise(resolve => setTimeout(resolve, pause));
  }

  location.reload();
}

new MutationObserver(() => {
  if (notice.matches('.components-reconnect-failed, .components-reconnect-rejected')) {
    reloadWhenServerAnswers();
  }
}).observe(notice, { attributeFilter: ['class'] });
