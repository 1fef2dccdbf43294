// The least that a profile form can be: configuration, user, four checked fields, save. What ours costs is compared to it.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";

const FIELDS = [
  { key: "first_name", label: "First name", complete: "given-name", wrong: (text) => !text.trim() && "Enter a first name." },
  { key: "last_name", label: "Last name", complete: "family-name", wrong: (text) => !text.trim() && "Enter a last name." },
  { key: "email", label: "Email", complete: "email", wrong: (text) => !/^[^@\s]+@[^@\s]+$/.test(text) && "Enter an email address." },
  { key: "phone", label: "Phone", complete: "tel", wrong: (text) => text && !/^\+?[\d\s().-]+$/.test(text) && "Enter a phone number." },
];

async function call(url, options = {}) {
  const headers = { "X-CSRF": "1", "Content-Type": "application/json" };
  const response = await fetch(url, { headers, ...options });
  if (!response.ok) throw new Error(`error ${response.status}`);
  return response.json();
}

async function load() {
  const { apiBase = "/iam/v1" } = await call("./config.json");
  const url = `${apiBase}/users/me/`;
  return { url, user: await call(url) };
}

function Field({ field, value, change }) {
  const { key, label, complete, wrong } = field;
  const problem = wrong(value);
  return (
    <div>
      <label for={key}>{label}</label>
      <input id={key} autocomplete={complete} value={value} aria-invalid={Boolean(problem)} onInput={(event) => change(key, event.target.value)} />
      {problem && <p>{problem}</p>}
    </div>
  );
}

function Form({ url, user }) {
  const [values, setValues] = useState(Object.fromEntries(FIELDS.map(({ key }) => [key, user[key] ?? ""])));
  const [status, setStatus] = useState("");
  const change = (key, value) => setValues({ ...values, [key]: value });
  const save = async (event) => {
    event.preventDefault();
    if (FIELDS.some(({ key, wrong }) => wrong(values[key]))) return;
    setStatus("Saving …");
    await call(url, { method: "PATCH", body: JSON.stringify(values) }).then(
      () => setStatus("Saved."),
      (error) => setStatus(error.message),
    );
  };
  return (
    <form onSubmit={save} noValidate>
      <h1>Profile</h1>
      {FIELDS.map((field) => <Field key={field.key} field={field} value={values[field.key]} change={change} />)}
      <button>Save</button>
      <output>{status}</output>
    </form>
  );
}

function Page() {
  const [loaded, setLoaded] = useState();
  useEffect(() => void load().then(setLoaded), []);
  return loaded ? <Form {...loaded} /> : <h1>Profile</h1>;
}

render(<Page />, document.body);
