// Shows the HTML that the page around this frame sends. The frame is sandboxed without an origin, and preview.html has
// a content security policy of its own: scripts and handlers in the HTML do not run, nothing is fetched.
addEventListener("message", (event) => {
  if (event.source === parent && typeof event.data === "string") document.body.innerHTML = event.data;
});
