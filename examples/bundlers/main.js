// The smallest portal.
import "iam-account";
import "./portal.css";

const element = document.createElement("iam-account");
element.setAttribute("base-path", "/account");
element.config = { auth: { mode: "host" } };
element.getToken = async () => "demo-key";
document.body.append(element);
