import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";
import { proxy } from "../api.js";

const isCustomElement = (tag) => tag === "iam-account";
const plugins = [vue({ template: { compilerOptions: { isCustomElement } } })];

export default defineConfig({ plugins, server: { proxy }, preview: { proxy } });
