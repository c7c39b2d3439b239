// Starts Blazor. Its own schedule tries ten times within a blink, then waits 5 s and soon 30 s; a site that was restarted
// should be back in its pages as soon as it answers.
const FirstPause = 200;
const LongestPause = 2000;

Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: 1000, // about half an hour; then ReconnectNotice loads the page again when the site answers
      retryIntervalMilliseconds: attempt => Math.min(FirstPause * 1.5 ** attempt, LongestPause),
    },
  },
});
