// Answers to the questions of a page. The forms come from the renderer; they say `lab-quiz` when somebody answers.

/** @param {HTMLElement} questions holds the forms */
export function connect(questions, answers) {
  if (!questions) {
    return; // the page was turned while this was on its way
  }

  questions.addEventListener('lab-quiz', async (event) => {
    event.preventDefault(); // somebody takes it
    const form = event.target;
    const { question, given } = event.detail;
    const button = form.querySelector('[type=submit]');
    button.setAttribute('aria-disabled', 'true');
    try {
      say(form, await answers.invokeMethodAsync('AnswerAsync', question, given));
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

/** Shows answers that are kept. */
export function show(questions, answers) {
  for (const answer of questions ? answers : []) {
    const form = questions.querySelector(`form[data-quiz="${answer.question}"]`);
    if (form) {
      fill(form, answer.given);
      say(form, answer);
    }
  }
}

function fill(form, given) {
  const chosen = given.split(',');
  for (const input of form.elements) {
    if (input.type === 'text') {
      input.value = given;
    } else if (input.name === 'answer') {
      input.checked = chosen.includes(input.value);
    }
  }
}

function say(form, { outcome, text }) {
  const said = form.querySelector('.quiz-said');
  said.replaceChildren(...text.split('`').map((part, index, { length }) => {
    if (index % 2 === 1 && index < length - 1) {
      const code = document.createElement('code');
      code.textContent = part;
      return code;
    }

    return index % 2 === 1 ? `\`${part}` : part;
  }));
  if (outcome === 'refused') {
    delete form.dataset.outcome;
  } else {
    form.dataset.outcome = outcome;
  }

  if (outcome === 'counted') {
    form.querySelector('fieldset').disabled = true;
    form.querySelector('[type=submit]').hidden = true;
  }
}
