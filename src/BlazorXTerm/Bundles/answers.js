/**
 * Terminals answer some sequences ("where is the cursor?") by typing. While old output is shown again, or while another page
 * leads this terminal, nobody waits for such an answer and a shell would take it for a command: the questions are swallowed.
 */
export class Answers {
  #muted = 0;

  constructor(terminal) {
    const swallow = () => this.#muted > 0;
    const ask = (parameters) => String(parameters).includes('?') && swallow();
    const parser = terminal.parser;
    for (const id of [
      { final: 'c' }, { prefix: '>', final: 'c' }, { prefix: '=', final: 'c' }, // who are you
      { final: 'n' }, { prefix: '?', final: 'n' }, // status, cursor position
      { intermediates: '$', final: 'p' }, { prefix: '?', intermediates: '$', final: 'p' }, // is this mode on
      { final: 't' }, // window reports
    ]) {
      parser.registerCsiHandler(id, swallow);
    }

    parser.registerDcsHandler({ intermediates: '$', final: 'q' }, swallow); // settings
    for (const colour of [4, 10, 11, 12]) {
      parser.registerOscHandler(colour, ask);
    }
  }

  mute() {
    this.#muted++;
  }

  unmute() {
    this.#muted--;
  }
}
