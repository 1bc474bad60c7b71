"""What somebody does to sign in, and what they see then."""

from playwright.sync_api import Locator, Page


def at_the_provider(tab: Page, who: str) -> None:
    tab.get_by_placeholder("Enter any login").fill(who)
    tab.get_by_placeholder("and password").fill("anything")
    tab.keyboard.press("Enter")


def button(tab: Page, name: str) -> Locator:
    return tab.get_by_role("button", name=name, exact=True)


def menu(tab: Page) -> set[str]:
    return set(tab.locator("[data-testid=stSidebar] a p").all_inner_texts())


def said(tab: Page) -> Locator:
    return tab.locator("[data-testid=stMain]")
