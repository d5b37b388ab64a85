"""What rests on a source: everything that names it, in whatever part."""

from pathlib import Path

from generator.load import load
from generator.model import Site, build_site
from generator.related import resting_on, sources_of, studies_on
from generator.schema import Fact, ProgrammePassage
from generator.validate import validate

ROOT = Path(__file__).parents[2]


def real_site() -> Site:
    return build_site(validate(load(ROOT)).things)


def test_the_sources_of_the_parts_count() -> None:
    fact = Fact(label="Price", value="£3000", sources=("review-2012",))
    passage = ProgrammePassage(id="cost", heading="Cost", text="It had a price.", facts=(fact,), sources=("nc-2011",))
    assert sources_of(passage) == {"nc-2011", "review-2012"}


def test_what_rests_on_a_source_is_listed_by_kind() -> None:
    resting = resting_on(real_site())
    on_the_resource = resting["nc-2011"]
    assert len(on_the_resource["case study"]) == 8
    assert "study" not in resting["newton-salvi-2020"]
    assert [getattr(item, "id", "") for item in resting["achievement-notes"]["topic"]] == ["achievement"]


def test_no_source_that_we_name_ourselves_has_nothing_resting_on_it() -> None:
    """The rest are known only from another, which `cited_in` names."""
    site = real_site()
    resting = resting_on(site)
    assert [id for id, source in site.sources.items() if not resting[id] and source.cited_in is None] == []


def test_the_studies_on_questions_come_once_in_the_order_of_the_site() -> None:
    site = real_site()
    studies = studies_on(site, site.questions_in_use)
    assert [study.id for study in studies] == [id for id in site.studies if id in {study.id for study in studies}]
    assert studies_on(site, ()) == ()
