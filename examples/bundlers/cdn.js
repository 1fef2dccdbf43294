// Where the element's script is not imported but comes from a CDN: properties may be set before it is there.
const element = document.querySelector("iam-account");
element.config = { auth: { mode: "host" } };
element.getToken = async () => "demo-key";
