import { defineConfig } from "vite";
import { proxy } from "../api.js";

export default defineConfig({ server: { proxy }, preview: { proxy } });
