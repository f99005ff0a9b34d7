"""One module a screen: each question is one statement, answered with frozen values."""
