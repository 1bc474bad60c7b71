"""Who signs in, and what the provider says of them."""

MANAGER, LEADER, AUDITOR, NOBODY, ADMIN = "mia", "leo", "ann", "nils", "ada"
UNVERIFIED = "una"
PEOPLE = {who: {"email": f"{who.title()}@example.org", "email_verified": True, "name": who.title()} for who in
          (MANAGER, LEADER, AUDITOR, NOBODY, ADMIN)} | {
    UNVERIFIED: {"email": "una@example.org", "email_verified": False, "name": "Una"}
}  # fmt: skip


def email(who):
    return f"{who}@example.org"
