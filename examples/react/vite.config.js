import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { proxy } from "../api.js";

export default defineConfig({ plugins: [react()], server: { proxy }, preview: { proxy } });
