"""The pages of maps and personas, and the home page: what they say and where they lead."""

import re

from desireline.draw.header import PageLink
from desireline.draw.home import Figure, Home, home
from desireline.draw.map_page import MapPage, map_page
from desireline.draw.persona_page import PersonaPage, persona_page
from desireline.draw.widths import bucket
from desireline.insight import findings
from desireline.source import load
from tests.draw.pages import Seen, Written, journey, persona, view

MAP = """
id: phone
title: Phone **purchase**
lang: en
purpose: find out why people leave
scenario: {situation: the old one is slow, goal: a new one, expectations: [clear prices]}
scope: {starts: slow phone, ends: contract}
personas: [hao]
owner: phone-team
status: agreed
reviewed: 2026-07-14
review_every: 90d
x-team: blue
sources: [{id: int-07, kind: interview, count: 7, link: https://example.org/i}]
touchpoints: [{id: site, title: Price site, channel: web, was: [old-site]}]
retired: [{id: queue, why: nobody queues now}]
stages:
  - id: compare
    title: Compare
    steps: [{id: look, text: looks, emotion: -1, touchpoints: [site]}, {text: asks, emotion: 1}]
    pains: [{id: gap, text: prices differ, evidence: [int-07]}]
  - {title: Buy, was: [purchase]}
"""
HAO = "id: hao\nname: Hao\nrole: takes pictures\ngoals: [a good night shot]\nprofile: {age: 31}\nx-shoe: 42"


def drawn(text: str, lang: str = "en") -> str:
    made = journey(text)
    return map_page(MapPage(made, view(lang, (persona(HAO),)), findings(made, load(Written(text))))).html


def test_a_map_page_says_what_the_file_holds() -> None:
    text = Seen(drawn(MAP)).text
    for said in (
        "Phone purchase", "find out why people leave", "the old one is slow", "clear prices", "slow phone", "Hao",
        "takes pictures", "phone-team", "2026-07-14", "Agreed", "Price site", "nobody queues now", "int-07",
        "team", "blue",
    ):  # fmt: skip
        assert said in text, said


def test_a_late_review_says_by_how_many_days() -> None:
    assert "Review 40 days late" in Seen(drawn(MAP)).text
    assert "late" not in Seen(drawn(MAP.replace("2026-07-14", "2026-11-01"))).text
    assert "70 days left" in Seen(drawn(MAP.replace("2026-07-14", "2026-11-01"))).text


def test_no_id_stands_twice_and_every_link_within_the_page_arrives() -> None:
    seen = Seen(drawn(MAP))
    assert [name for name, count in seen.ids.items() if count > 1] == []
    assert [link for link in seen.links if link.startswith("#") and link[1:] not in seen.ids] == []


def test_former_and_retired_ids_still_arrive() -> None:
    assert {"queue", "purchase", "old-site"} <= set(Seen(drawn(MAP)).ids)


def test_the_table_of_contents_and_the_search_text_lead_to_ids_of_the_page() -> None:
    made = journey(MAP)
    fragment = map_page(MapPage(made, view()))
    ids = set(Seen(fragment.html).ids)
    entries = [*fragment.toc, *(child for entry in fragment.toc for child in entry.children)]
    assert {entry.anchor for entry in entries} <= ids
    inner = {name for name in ids if name.startswith(("dl_", "over_curve_"))}
    assert fragment.ids == ids - inner, "all but those by which a drawing refers to its own parts"
    assert {"compare", "look", "gap", "queue"} <= fragment.ids
    assert {section.anchor for section in fragment.search} - {""} <= ids
    assert [section.title for section in fragment.search] == ["Phone purchase", "Compare", "Buy"]
    assert "prices differ" in fragment.search[1].text
    assert "Price site" in fragment.search[1].text


def test_only_icons_in_use_are_defined_and_all_of_these() -> None:
    html = drawn(MAP)
    seen = Seen(html)
    used = {given["xlink:href"] for tag, given in seen.tags if tag == "use"}
    assert used == {f"#{given['id']}" for tag, given in seen.tags if tag == "symbol"}


def test_right_to_left_follows_the_language_and_signed_numbers_stand_apart() -> None:
    html = drawn(MAP.replace("lang: en", "lang: ar"))
    article = next(given for tag, given in Seen(html).tags if tag == "article")
    assert (article["lang"], article["dir"]) == ("ar", "rtl")
    assert '<bdi dir="ltr">\u22121</bdi>' in html


def test_words_of_the_interface_carry_their_language_only_where_it_differs() -> None:
    assert '<p class="dl-kind">' in drawn(MAP)
    assert '<p class="dl-kind" lang="en" dir="ltr">' in drawn(MAP.replace("lang: en", "lang: ja"))


def test_a_map_of_one_empty_stage_has_a_page() -> None:
    made = journey("title: T\nstages: [{title: S}]")
    seen = Seen(map_page(MapPage(made, view())).html)
    assert "S" in seen.text


def test_a_frame_fits_or_scrolls_by_its_width() -> None:
    assert [bucket(least) for least in (100, 720, 721, 1180, 9999)] == [720, 720, 800, 1200, 2400]


def test_the_walk_leads_from_the_head_through_every_stage_and_back() -> None:
    seen = Seen(map_page(MapPage(journey(MAP), view())).html)
    stops = [
        given["id"] for tag, given in seen.tags if tag == "section" and str(given.get("id", "")).startswith("walk_")
    ]
    assert stops[0] == "walk_compare"
    assert len(stops) == 2
    assert seen.links.count("#walk_compare") == 2, "from the head and from the second stage"
    assert seen.links.count(f"#{stops[1]}") == 1
    assert seen.links.count("#map_stages") == 2


def test_a_journey_of_one_stage_is_not_walked() -> None:
    made = map_page(MapPage(journey("title: T\nstages: [{title: S}]"), view())).html
    assert "Walk through" not in made
    assert "dl-neighbours" not in made


def test_a_persona_page_says_what_the_file_holds_and_where_they_appear() -> None:
    elsewhere = journey("id: other\ntitle: Other\npersonas: [ping]\nstages: [{title: S}]")
    acting = journey("id: acting\ntitle: Acting\nstages: [{title: S, steps: [{text: x, actors: [hao]}]}]")
    made = persona_page(PersonaPage(persona(HAO), view(), (journey(MAP), elsewhere, acting)))
    text = Seen(made.html).text
    for said in ("Hao", "takes pictures", "a good night shot", "age", "31", "shoe", "42", "Phone purchase", "Acting"):
        assert said in text, said
    assert "Other" not in text
    assert "Pains" not in text, "blocks without content are left out"


def test_a_company_shows_its_people() -> None:
    company = persona("id: acme\nname: Acme\nkind: company")
    boss = persona("id: boss\nname: The boss\ncompany: acme")
    assert "The boss" in Seen(persona_page(PersonaPage(company, view(), (), (), (company, boss))).html).text


def test_hostile_personas_stay_text() -> None:
    made = persona("id: x\nname: '<script>x</script>'\nquote: '</article><b onclick=x>'\nprofile: {'<i>': '<u>'}")
    seen = Seen(persona_page(PersonaPage(made, view())).html)
    assert not {"script", "b", "i", "u"} & ({tag for tag, _ in seen.tags} - {"i"})
    assert "<script>x</script>" in seen.text


def test_home_lists_every_map_by_what_is_due_and_keeps_retired_ones_last() -> None:
    gone = journey("id: gone\ntitle: Gone\nstatus: retired\nstages: [{title: S}]")
    undated = journey("id: undated\ntitle: Undated\nstages: [{title: S}]")
    html = home(Home("Journeys", view(), (gone, undated, journey(MAP)))).html
    text = Seen(html.partition("<aside>")[0] + "</div></article>").text
    assert text.index("Phone purchase") < text.index("Undated") < text.index("Gone")
    assert "40 days late" in text
    assert "No review date" in text


def test_home_tells_where_maps_belong_even_in_a_circle() -> None:
    whole = "id: {}\ntitle: {}\npart_of: {}\nstages: [{{title: S}}]"
    one, two = journey(whole.format("one", "One", "two")), journey(whole.format("two", "Two", "one"))
    html = home(Home("Journeys", view(), (one, two))).html
    aside = Seen(html[html.index("<aside>") : html.index("</aside>")] + "</aside>")
    assert aside.text.count("One") == 1
    assert aside.text.count("Two") == 1


def test_filters_hold_what_the_cards_hold_and_are_hidden_without_a_script() -> None:
    other = journey("id: b\ntitle: B\nkind: churn\nowner: care\nstages: [{title: S}]")
    seen = Seen(home(Home("Journeys", view(), (journey(MAP), other))).html)
    form = next(given for tag, given in seen.tags if tag == "form")
    assert "hidden" in form
    selects = {given["name"] for tag, given in seen.tags if tag == "select"}
    assert selects == {"kind", "owner"}, "a filter with one value is no choice"
    options = {given["value"] for tag, given in seen.tags if tag == "option"}
    cards = [given for tag, given in seen.tags if given.get("data-kind")]
    assert {card["data-kind"] for card in cards} <= options


def test_the_figures_of_the_home_page_lead_to_what_they_count() -> None:
    figures = (
        Figure("Overdue", "2", "oldest: one & only, 9 days", True, "across/reviews/", named="one & only"),
        Figure("Known", "61%", standing={"validated": 2, "reasoned": 0, "assumption": 1}),
    )
    page = Home("Journeys", view(), (journey(MAP),), figures, people="personas/")
    html = home(page).html
    assert '<dt><a href="across/reviews/">Overdue</a></dt>' in html
    assert "<small>oldest: <bdi>one &amp; only</bdi>, 9 days</small>" in html, "a title turns nothing round beside it"
    assert "<dt>Known</dt>" in html, "a figure without a page of its own is no link"
    assert re.findall(r'<i class="dl-([a-z]+)" style="--n:(\d)">', html) == [("validated", "2"), ("assumption", "1")]
    assert re.search(r'1 map, <a href="personas/">\d personas?</a>\.', html)
    assert "<a " not in home(Home("J", view(), (journey(MAP),))).html.partition("</header>")[0], (
        "nor where none are listed"
    )


def test_home_without_maps_says_so() -> None:
    page = Home("Journeys", view(), (), (Figure("Overdue", "0"),), (PageLink("Calendar", "calendar/"),))
    assert "No maps yet" in Seen(home(page).html).text


HIDDEN = """
title: T
rows: [{id: aside, title: Aside, hide: true}]
stages: [{title: A, rows: {aside: Not for all}}]
"""


def test_of_a_row_that_is_left_out_nothing_is_seen_and_links_to_it_arrive() -> None:
    html = drawn(HIDDEN)
    assert "map_former" not in html, "no list of ids at the foot of the page"
    assert "Aside" not in html
    assert 'id="row_aside" data-now="map_stages"' in html


def test_the_search_finds_nothing_of_a_row_that_is_left_out() -> None:
    made = journey("""
title: T
rows: [{id: aside, hide: true}, {id: notes, hide: true}, {id: steps, hide: true}, {id: seen}]
stages:
  - title: A
    notes: an inner note
    thoughts: a thought
    rows: {aside: not for all, seen: for all}
    steps: [{text: a step, notes: a note of a step, frontstage: a waiter}]
""")
    words = map_page(MapPage(made, view())).search[1].text
    assert [said for said in ("note", "not for all") if said in words] == []
    assert [said for said in ("a thought", "for all", "a step", "a waiter") if said not in words] == []


def test_a_persona_of_whom_nothing_is_written_says_that_no_journey_is_theirs() -> None:
    made = persona_page(PersonaPage(persona("name: Nobody yet"), view()))
    assert "In no journey yet" in Seen(made.html).text
    assert [entry.anchor for entry in made.toc] == ["persona_maps"]
    assert "dl-keeping" not in made.html, "no owner and no review leave no empty line"


def test_a_company_in_no_map_names_its_people_instead() -> None:
    company, boss = persona("id: acme\nname: Acme\nkind: company"), persona("id: boss\nname: The boss\ncompany: acme")
    made = persona_page(PersonaPage(company, view(), (), (), (company, boss)))
    assert "In no journey yet" not in Seen(made.html).text
    assert [entry.anchor for entry in made.toc] == ["persona_people"]


def test_the_signs_of_evidence_are_explained_where_there_are_any() -> None:
    bare = "title: T\nstages: [{title: A, pains: [dear]}]\n"
    assert "dl-signs" not in drawn(bare)
    assert "dl-signs" in drawn(bare.replace("[dear]", "[{text: dear, evidence: assumption}]"))


def test_on_a_narrow_page_a_stage_without_steps_and_scores_is_its_head_alone() -> None:
    assert not re.findall(r'"dl-leg[ "]', drawn("title: T\nstages: [{title: A}, {title: B}]\n"))
    assert drawn("title: T\nstages: [{title: A, emotion: 1}, {title: B}]\n").count('class="dl-leg"') == 2
    assert drawn("title: T\nstages: [{title: A, steps: [a]}]\n").count("dl-leg-alone") == 1
