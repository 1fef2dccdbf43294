// A portal that signs its people in: the element asks it for their token. The test says what it answers.
document.querySelector("iam-account").getToken = (reason) => window.giveToken(reason);
