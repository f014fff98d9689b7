"""Words of logging in, slips, passwords and sessions."""

WORDS = {
    "auth.log_in": ("Masuk", "Log in"),
    "auth.log_out": ("Keluar", "Log out"),
}
