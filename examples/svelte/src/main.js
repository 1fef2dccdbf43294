import { mount } from "svelte";
import App from "./App.svelte";
import "./radio.css";

mount(App, { target: document.body });
