// Where the examples find the service. `cargo xtask example` sets the variable.
const api = process.env.IAM_API ?? "http://127.0.0.1:8081";

/** The API on the portal's own origin, as a reverse proxy offers it in production. */
export const proxy = { "/iam/v1": api };
