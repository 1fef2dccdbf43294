import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { Portal } from "./portal.jsx";
import "./portal.css";

const root = document.body.appendChild(document.createElement("div"));
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <Portal />
    </BrowserRouter>
  </StrictMode>,
);
