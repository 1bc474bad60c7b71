"""Importing a file: understand every row, decide in order of date, save all at once or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import cast
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from domain.coalition import Coalition
from domain.errors import Refused, Unknown
from domain.fact import Root
from domain.identity import coalition_id, layout_id, partnership_id, stakeholder_id
from domain.layout import Columns, Layout
from domain.partnership import SETTLEMENTS, Partnership
from domain.policy import LEAVES
from domain.roles import Right
from domain.stakeholder import Stakeholder
from service.columns import as_named, check, own_names
from service.deciding import decided, kept
from service.file_rows import Told
from service.files import told_in
from service.guard import INSIDE, Guard, NotAllowed, Where, needs
from service.patience import patiently
from service.progress import Progress, silent
from service.rejections import SHOWN, Imported, Rejection, RowRejected, in_the_file, refused
from service.sheets import read
from service.store import Facts

AT_ONCE = 500
"""How many rows are taken at once: what they touch is read in one go, and then progress is told."""


@dataclass(frozen=True)
class Importing:
    """The use case of bringing a file in."""

    facts: Facts
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    guard: Guard = INSIDE

    @needs(Right.LOG, Where.SOMEWHERE)
    def run(  # noqa: PLR0913  each is an option of one command, given by name
        self,
        content: bytes,
        *,
        source: str,
        recorder: str,
        keep_going: bool = False,
        dry_run: bool = False,
        progress: Progress = silent,
        columns: Columns | None = None,
    ) -> Imported:
        """Record every row, or none if one is bad; with `keep_going` the good ones.

        The columns are read as stated, as remembered of this header, or by their own names. Raises
        `FileRejected` where the file cannot be read at all. The same file again adds nothing. All
        is one transaction, so a crash half-way leaves nothing behind.
        """
        sheet = read(content)
        check(sheet.headings)
        by = columns or self.remembered(sheet.headings) or as_named(sheet.headings)
        rows = self._allowed(told_in(sheet, by, source, recorder))
        good = [row for row in rows if isinstance(row, Told)]
        bad = [row.rejection for row in rows if isinstance(row, RowRejected)]

        self.facts.forget_doubt()
        result = Imported()

        def decide() -> Imported:
            nonlocal result
            if self.facts.saved_after_all():
                return result
            desk = _Desk(self.facts, self.clock())
            result = Imported(read=len(rows), rejected=list(bad))
            desk.take(good, result, progress)
            result.rejected = sorted((in_the_file(each, by) for each in result.rejected), key=lambda each: each.line)
            if result.rejected and not keep_going:
                result.recorded = 0
            elif not dry_run:
                self.facts.save(*desk.news())
            return result

        try:
            patiently(decide)
        except IntegrityError:  # somebody else was faster: decide again, and let nobody between
            patiently(lambda: self.facts.alone(decide))
        if result.recorded and not dry_run:
            self.wake()
        return result

    def _allowed(self, rows: Iterable[Told | RowRejected]) -> list[Told | RowRejected]:
        """The rows in the name of whoever has signed in; those of coalitions that they may not log in are rejected."""
        if self.guard.open:
            return list(rows)
        checked = partial(self._checked, {})
        return [checked(row) if isinstance(row, Told) else row for row in rows]

    def _checked(self, reasons: dict[UUID, str], row: Told) -> Told | RowRejected:
        home = coalition_id(row.coalition)
        if home not in reasons:
            reasons[home] = self._why_not(row.coalition)
        if reasons[home]:
            return RowRejected(Rejection(row.line, "coalition", row.coalition[:SHOWN], reasons[home]))
        mine = row.interaction.model_copy(update={"recorded_by": self.guard.person.id})
        return replace(row, interaction=mine)

    def _why_not(self, coalition: str) -> str:
        """Why nothing may be logged in a coalition; nothing where it may, or where it may be formed."""
        try:
            self.guard.ask(Right.LOG, coalition)
            if not self.facts.find(Coalition, coalition_id(coalition)):
                self.guard.ask_everywhere(Right.ADMINISTER)
        except (NotAllowed, Unknown) as error:
            return str(error)
        return ""

    @needs(Right.SEE, Where.SOMEWHERE)
    def remembered(self, headings: Sequence[str]) -> Columns | None:
        """How files with these headings were read before."""
        layout = patiently(lambda: self.facts.find(Layout, layout_id(headings)))
        return layout.columns if layout else None

    @needs(Right.LOG, Where.SOMEWHERE)
    def remember(self, headings: Sequence[str], columns: Columns, by: str) -> bool:
        """Read files with these headings so from now on. False if they were read so already."""

        def decide() -> bool:
            layout = self.facts.find(Layout, layout_id(headings))
            if layout is None and columns == own_names(headings):
                return False
            layout = layout or Layout.see(headings, self.clock())
            layout.map(columns, by if self.guard.open else self.guard.person.id, self.clock())
            return kept(self.facts, layout)

        return decided(self.facts, decide, self.wake)


Names = tuple[str, str]
"""Coalition and stakeholder, as a row calls them."""


@dataclass
class _Desk:
    """The aggregates that one import has on its desk."""

    facts: Facts
    now: datetime
    there: dict[UUID, Root] = field(default_factory=dict)
    aggregates: dict[UUID, Root] = field(default_factory=dict)
    partnerships: dict[Names, Partnership] = field(default_factory=dict)
    touched: set[Names] = field(default_factory=set)

    def take(self, rows: Iterable[Told], result: Imported, progress: Progress) -> None:
        """Decide on each row in order of date; of one day, trades before what settles them, and departures last."""
        ordered = sorted(rows, key=_when)
        for start in range(0, len(ordered), AT_ONCE):
            some = ordered[start : start + AT_ONCE]
            self._read(_ids({_names(row) for row in some}) - self.aggregates.keys())
            self._take(some, result)
            progress(start + len(some), len(ordered))

    def _read(self, aggregates: set[UUID]) -> None:
        self.facts.have_keys(aggregates)
        self.there = self.facts.find_all(Root, aggregates)

    def _take(self, rows: Iterable[Told], result: Imported) -> None:
        for row in rows:
            try:
                news = self._partnership(row).record(row.interaction, self.now)
            except Refused as error:
                result.rejected.append(refused(row.line, row.row, error))
            else:
                self.touched.add(_names(row))
                result.recorded += news
                result.already += not news

    def news(self) -> list[Root]:
        """The aggregates that took a row. Those made for a refused row alone are left out."""
        touched = _ids(self.touched)
        return [self.aggregates[key] for key in self.aggregates if key in touched]

    def _partnership(self, row: Told) -> Partnership:
        names = _names(row)
        if names not in self.partnerships:  # looked up by names: ids are computed, and slow to compare
            self.partnerships[names] = self._begun(row)
        return self.partnerships[names]

    def _begun(self, row: Told) -> Partnership:
        home, who = coalition_id(row.coalition), stakeholder_id(row.stakeholder)
        key = partnership_id(home, who)
        if key not in self.aggregates:
            self._have(home, lambda: Coalition.form(row.coalition, self.now))
            self._have(who, lambda: Stakeholder.register(row.stakeholder, self.now))
            cast("Stakeholder", self.aggregates[who]).refuse_if_erased()
            self._have(key, lambda: Partnership.begin(home, who, self.now))
        return cast("Partnership", self.aggregates[key])  # the key is a partnership's

    def _have(self, key: UUID, new: Callable[[], Root]) -> None:
        if key not in self.aggregates:
            self.aggregates[key] = self.there.get(key) or new()


def _names(row: Told) -> Names:
    return row.coalition, row.stakeholder


def _ids(touched: Iterable[Names]) -> set[UUID]:
    """The aggregates that interactions touch."""
    homes = [(coalition_id(coalition), stakeholder_id(stakeholder)) for coalition, stakeholder in touched]
    return {key for home, who in homes for key in (home, who, partnership_id(home, who))}


def _when(row: Told) -> tuple[datetime, int]:
    kind = row.interaction.kind
    return row.interaction.occurred_at, 2 * (kind in LEAVES) + (kind in SETTLEMENTS)
