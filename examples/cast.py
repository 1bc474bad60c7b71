"""Who plays in the synthetic story: organisations and offices, none of which exists."""

from enum import StrEnum
from typing import NamedTuple

from domain.values import Relationship


class Role(StrEnum):
    """What becomes of a stakeholder in the story."""

    FOUNDER = "founds the coalition and carries it"
    FRIEND = "joins with the early wins"
    WAVERER = "leans with the wind"
    SCEPTIC = "is won late, by trades kept"
    OPPONENT = "is against it throughout"
    DESERTER = "defects in the crisis for good"
    PRODIGAL = "defects in the crisis and returns"
    LAPSER = "falls asleep in the crisis"
    SLEEPER = "falls asleep in the crisis and wakes again"
    STRANGER = "is known of but has done nothing yet"


class Player(NamedTuple):
    """One stakeholder of the story; the full name says that it is synthetic."""

    short: str
    bloc: str
    relationship: Relationship
    influence: float
    role: Role

    @property
    def name(self) -> str:
        """The name as recorded."""
        return f"{self.short} (synthetic)"


OWN, LABOUR, CITY, SHIPPERS = "Programme office", "Port and labour", "City hall", "Shippers and lines"
BUILDERS, NEIGHBOURS = "Builders and suppliers", "Neighbourhoods"
WATCHDOGS, LENDERS = "Regulators", "Lenders and funds"

CAST = (
    Player("Renewal engineering team", OWN, Relationship.DIRECT_REPORT, 0.4, Role.FOUNDER),
    Player("Renewal communications desk", OWN, Relationship.DIRECT_REPORT, 0.3, Role.FOUNDER),
    Player("Land and permits desk", OWN, Relationship.DIRECT_REPORT, 0.3, Role.FRIEND),
    Player("Port finance department", OWN, Relationship.CO_WORKER, 0.6, Role.WAVERER),
    Player("Port operations department", OWN, Relationship.CO_WORKER, 0.6, Role.FRIEND),
    Player("Port legal department", OWN, Relationship.CO_WORKER, 0.4, Role.SCEPTIC),
    Player("Port authority board", OWN, Relationship.MANAGER, 1.0, Role.FOUNDER),
    Player("Port director's office", OWN, Relationship.MANAGER, 0.9, Role.FRIEND),
    Player("Dockworkers' union", LABOUR, Relationship.PARTNER, 0.9, Role.PRODIGAL),
    Player("Crane operators' union", LABOUR, Relationship.PARTNER, 0.6, Role.WAVERER),
    Player("Harbour pilots' association", LABOUR, Relationship.PARTNER, 0.6, Role.FOUNDER),
    Player("Tugboat crews' league", LABOUR, Relationship.PARTNER, 0.4, Role.FRIEND),
    Player("Lock keepers' guild", LABOUR, Relationship.PARTNER, 0.3, Role.LAPSER),
    Player("Apprentices' college", LABOUR, Relationship.COMMUNITY, 0.3, Role.FRIEND),
    Player("Seafarers' mission", LABOUR, Relationship.COMMUNITY, 0.2, Role.SLEEPER),
    Player("Mayor's office", CITY, Relationship.PARTNER, 1.0, Role.FOUNDER),
    Player("Council majority group", CITY, Relationship.PARTNER, 0.9, Role.WAVERER),
    Player("Council opposition group", CITY, Relationship.COMPETITOR, 0.8, Role.OPPONENT),
    Player("Council independents", CITY, Relationship.PARTNER, 0.5, Role.SCEPTIC),
    Player("City planning department", CITY, Relationship.CO_WORKER, 0.6, Role.FRIEND),
    Player("City treasury", CITY, Relationship.CO_WORKER, 0.8, Role.SCEPTIC),
    Player("City transport department", CITY, Relationship.CO_WORKER, 0.4, Role.FRIEND),
    Player("Regional development agency", CITY, Relationship.PARTNER, 0.7, Role.FOUNDER),
    Player("Deep-sea container line", SHIPPERS, Relationship.CUSTOMER, 0.8, Role.DESERTER),
    Player("Coastal ferry line", SHIPPERS, Relationship.CUSTOMER, 0.6, Role.FRIEND),
    Player("Grain exporters' pool", SHIPPERS, Relationship.CUSTOMER, 0.5, Role.WAVERER),
    Player("Cruise agents' circle", SHIPPERS, Relationship.CUSTOMER, 0.4, Role.WAVERER),
    Player("Timber importers' pool", SHIPPERS, Relationship.CUSTOMER, 0.3, Role.LAPSER),
    Player("Freight forwarders' chamber", SHIPPERS, Relationship.CUSTOMER, 0.5, Role.FRIEND),
    Player("Fishing fleet co-operative", SHIPPERS, Relationship.CUSTOMER, 0.5, Role.SCEPTIC),
    Player("Upriver terminal operator", SHIPPERS, Relationship.COMPETITOR, 0.7, Role.OPPONENT),
    Player("Island terminal operator", SHIPPERS, Relationship.COMPETITOR, 0.5, Role.SCEPTIC),
    Player("Dredging contractor", BUILDERS, Relationship.SUPPLIER, 0.6, Role.PRODIGAL),
    Player("Quay wall builder", BUILDERS, Relationship.SUPPLIER, 0.5, Role.FRIEND),
    Player("Crane manufacturer", BUILDERS, Relationship.SUPPLIER, 0.4, Role.FRIEND),
    Player("Shore power supplier", BUILDERS, Relationship.SUPPLIER, 0.4, Role.FOUNDER),
    Player("Harbour railway", BUILDERS, Relationship.SUPPLIER, 0.6, Role.WAVERER),
    Player("Sand and gravel works", BUILDERS, Relationship.SUPPLIER, 0.3, Role.LAPSER),
    Player("Survey and mapping bureau", BUILDERS, Relationship.SUPPLIER, 0.2, Role.FRIEND),
    Player("Building trades chamber", BUILDERS, Relationship.PARTNER, 0.5, Role.WAVERER),
    Player("Old Quay residents' association", NEIGHBOURS, Relationship.COMMUNITY, 0.7, Role.DESERTER),
    Player("Lighthouse Hill residents' association", NEIGHBOURS, Relationship.COMMUNITY, 0.5, Role.PRODIGAL),
    Player("Fish market traders", NEIGHBOURS, Relationship.COMMUNITY, 0.4, Role.WAVERER),
    Player("Warehouse artists' collective", NEIGHBOURS, Relationship.COMMUNITY, 0.3, Role.DESERTER),
    Player("Rowing club", NEIGHBOURS, Relationship.COMMUNITY, 0.2, Role.SLEEPER),
    Player("Harbour school parents", NEIGHBOURS, Relationship.COMMUNITY, 0.4, Role.WAVERER),
    Player("Quayside restaurants' circle", NEIGHBOURS, Relationship.COMMUNITY, 0.3, Role.FRIEND),
    Player("Estuary bird society", NEIGHBOURS, Relationship.COMMUNITY, 0.5, Role.OPPONENT),
    Player("Harbour heritage society", NEIGHBOURS, Relationship.COMMUNITY, 0.3, Role.SCEPTIC),
    Player("Houseboat owners' circle", NEIGHBOURS, Relationship.COMMUNITY, 0.2, Role.STRANGER),
    Player("Environment agency", WATCHDOGS, Relationship.REGULATOR, 0.9, Role.SCEPTIC),
    Player("Water authority", WATCHDOGS, Relationship.REGULATOR, 0.7, Role.WAVERER),
    Player("Noise and air inspectorate", WATCHDOGS, Relationship.REGULATOR, 0.6, Role.SCEPTIC),
    Player("Customs house", WATCHDOGS, Relationship.REGULATOR, 0.4, Role.FRIEND),
    Player("Railway safety inspectorate", WATCHDOGS, Relationship.REGULATOR, 0.3, Role.STRANGER),
    Player("Regional development bank", LENDERS, Relationship.PARTNER, 0.9, Role.FRIEND),
    Player("Savings bank of the coast", LENDERS, Relationship.PARTNER, 0.5, Role.WAVERER),
    Player("Marine insurers' pool", LENDERS, Relationship.SUPPLIER, 0.5, Role.OPPONENT),
    Player("Pension fund of the port", LENDERS, Relationship.PARTNER, 0.6, Role.SLEEPER),
    Player("Green bond fund", LENDERS, Relationship.PARTNER, 0.5, Role.STRANGER),
)

RIVAL = "Quiet Quay Alliance (synthetic)"
"""The counter-coalition that some defect to."""


def player(short: str) -> Player:
    """The player of a short name."""
    return next(each for each in CAST if each.short == short)
