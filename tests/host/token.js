// A portal that gives the element its token. The test provides `giveToken`.
document.querySelector("iam-account").getToken = (reason) => window.giveToken(reason);
