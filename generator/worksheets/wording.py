"""The words that stand on sheets of one audience: its own where it has some, else everyone's."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from generator.model import Site
from generator.prose import plain_text
from generator.schema import AudienceWords, Question
from generator.worksheets.blocks import Area, Areas, Ask, Choice, Fact, Level, Rating

LINES_OF_EVIDENCE = 2


@dataclass(frozen=True)
class Wording:
    """How questions and sheets are worded for an audience."""

    site: Site
    audience: str

    def ask_of(self, question: Question) -> str:
        """The question in the audience's words."""
        wording = question.wording.get(self.audience)
        return wording.ask if wording else question.ask

    def signs_of(self, question: Question) -> tuple[str, ...]:
        """Its four signs in the audience's words; none where it can't be rated."""
        wording = question.wording.get(self.audience)
        signs = wording.signs if wording else tuple(level.sign for level in question.levels)
        return tuple(plain_text(sign) for sign in signs)

    @property
    def _own(self) -> AudienceWords:
        """What stands differently for the audience; empty where nothing does."""
        return self.site.worksheet_words.wording.get(self.audience, AudienceWords())

    def summary_of(self, summary: str) -> str:
        """What stands under the title of a sheet whose subject says this of itself, as a rule to leaders."""
        return self._own.summary or summary

    @property
    def reflection_name(self) -> str:
        """What a reflection sheet is called, after what it is about."""
        return self._own.reflection_name or self.site.worksheet_words.reflection.name

    @property
    def rating_name(self) -> str:
        """What a sheet with levels is called, after what it is about."""
        return self._own.rating_name or self.site.worksheet_words.audit.name

    @property
    def reflection_how(self) -> tuple[str, ...]:
        """How to use a reflection sheet."""
        return plain(self._own.reflection_how or self.site.worksheet_words.reflection.how)

    @property
    def rating_how(self) -> tuple[str, ...]:
        """How to use a sheet with levels."""
        return plain(self._own.rating_how or self.site.worksheet_words.audit.how)

    @property
    def no_names(self) -> str:
        """The reminder at the foot of every page."""
        return self._own.no_names or self.site.worksheet_words.no_names

    def reflection_close(self) -> tuple[Areas, ...]:
        """The boxes at the end of a reflection sheet."""
        return areas(self._own.reflection_close or self.site.worksheet_words.reflection.close)

    def rating_close(self) -> tuple[Areas, ...]:
        """The boxes at the end of a sheet with levels."""
        return areas(self._own.rating_close or self.site.worksheet_words.audit.close)

    def open_question(self, question: Question) -> Ask:
        """The question with ruled space for what is said about it, sized to its minutes."""
        own_words = self.audience in question.wording
        return Ask(
            code=question.code,
            ask=self.ask_of(question),
            prompts=() if own_words else question.prompts,  # the prompts are put in the words of leaders
            facts=(),
            lines=ceil(question.minutes / self.site.worksheet_words.minutes_a_line),
        )

    def rating(self, question: Question) -> Rating:
        """The question with its levels to choose from."""
        scale = self.site.scale
        own = scale.wording.get(self.audience, scale)
        words = self.site.worksheet_words
        yes, no = words.good_enough
        return Rating(
            code=question.code,
            ask=self.ask_of(question),
            levels=tuple(
                Level(number=number, name=level.name, sign=sign)
                for number, (level, sign) in enumerate(zip(scale.levels, self.signs_of(question), strict=True), 1)
            ),
            others=tuple(
                Choice(key=key, name=choice.name, meaning=choice.meaning)
                for key, choice in (("d", own.dont_know), ("x", own.does_not_apply))
            ),
            good_enough=own.good_enough,
            yes=yes,
            no=no,
            evidence=self._own.evidence or words.evidence,
            lines=LINES_OF_EVIDENCE,
            look_for="" if self.audience in question.wording else sentences(question.look_for),
        )


def areas(labels: tuple[str, ...]) -> tuple[Areas, ...]:
    """Boxes with these labels, or nothing."""
    boxes = tuple(Area(label=label, name=f"box.{number}") for number, label in enumerate(labels, 1))
    return (Areas(areas=boxes),) if boxes else ()


def plain(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Markdown as plain text."""
    return tuple(plain_text(text) for text in texts)


def sentences(texts: Iterable[str]) -> str:
    """Lines of a list as running text: each begins with a capital and has no stop."""
    return " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)


def fact(label: str, *texts: str) -> Fact:
    """A labelled text."""
    return Fact(label=label, texts=plain(texts))
