import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import AccountPage from "./AccountPage.vue";
import App from "./App.vue";
import BooksPage from "./BooksPage.vue";
import "./library.css";

const routes = [
  { path: "/", component: BooksPage },
  // The pages below are the element's own.
  { path: "/account/:page*", component: AccountPage },
];
const router = createRouter({ history: createWebHistory(), routes });

createApp(App).use(router).mount(document.body.appendChild(document.createElement("div")));
