"""The parts as the rooms use them: what stands in the page, and what a hostile value cannot do there."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace as Sample

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from silian.kernel.calendar import Clock, Light, ListedDay, Pause, WorkCalendar, at, deadline

HOLIDAYS = {date(2022, 10, day): ListedDay(False, "国庆节", "国办发明电〔2021〕11号") for day in range(1, 8)}
MADE_UP = {date(2022, 10, day): ListedDay(True, "国庆节", "国办发明电〔2021〕11号") for day in (8, 9)}
OCTOBER = WorkCalendar(HOLIDAYS | MADE_UP, frozenset({2022}))


def shown(template: str, **values: object) -> str:
    return Template("{% load silian %}" + template).render(Context(values))


def asked(template: str, request: object, **values: object) -> str:
    return Template("{% load silian %}" + template).render(RequestContext(request, values))


class Form(forms.Form):
    due = forms.DateField(label="时限", help_text="工作日")
    topic = forms.ChoiceField(label="类型", choices=[("a", "用工"), ("b", "用地")], widget=forms.RadioSelect)


def test_a_light_is_a_shape_and_words() -> None:
    assert shown("{% light it %}", it=Light("red", "逾期 3 日")) == '<span class="light red">逾期 3 日</span>'


def test_a_colour_that_is_no_light_is_refused() -> None:
    with pytest.raises(ValueError, match="blue is no colour"):
        shown("{% light colour='blue' words='x' %}")


@pytest.mark.parametrize(
    "template",
    [
        "{% light colour='red' words=it %}", "{% tag it %}", "{% chip it '?a' key=it %}", "{% stat it it unit=it %}",
        "{% fig it %}", "{% meter it 0.5 %}", "{% panel it note=it %}{{ it }}{% endpanel %}", "{% button it why=it %}",
        "{% empty it it %}{% endempty %}", "{% drawer it kicker=it figure=it %}{% enddrawer %}",
        "{% menu it %}{{ it }}{% endmenu %}", "{% confirm 'a' it it '/x' %}{% endconfirm %}",
    ],
)  # fmt: skip
def test_what_people_typed_never_becomes_markup(template: str) -> None:
    assert "<script" not in shown(template, it="<script>alert(1)</script>")


def test_an_error_is_bound_to_its_field() -> None:
    html = shown("{% field form.due %}", form=Form({"due": "nonsense"}))
    control = re.search(r"<input[^>]*>", html)[0]
    assert 'aria-invalid="true"' in control
    bound = re.search(r'aria-describedby="([^"]*)"', control)[1].split()
    assert set(bound) == set(re.findall(r'<(?:span|div) class="(?:err|hint)" id="([^"]*)"', html)) == {
        "id_due_error", "id_due_helptext",
    }  # fmt: skip


def test_a_hint_that_only_the_template_gives_is_bound_too() -> None:
    class Bare(forms.Form):
        text = forms.CharField()

    html = shown("{% field form.text hint='一句话' %}", form=Bare())
    assert 'aria-describedby="id_text_helptext"' in html
    assert 'id="id_text_helptext">一句话' in html


def test_a_day_field_is_text_and_knows_today() -> None:
    with at(date(2022, 10, 8)):
        html = shown("{% field form.due %}", form=Form())
    assert 'type="text"' in html
    assert 'data-silian-day="2022-10-08"' in html


def test_choices_stand_in_a_group_with_a_legend() -> None:
    html = shown("{% field form.topic tiles=True %}", form=Form())
    assert "<fieldset" in html
    assert "<legend>类型" in html
    assert html.count('type="radio"') == 2


def test_a_fresh_form_has_a_new_key_and_a_refused_one_keeps_its_own() -> None:
    get, post = RequestFactory().get("/"), RequestFactory().post("/", {"_key": "kept-0123456789ab", "_version": "4"})
    record = Sample(version=7)
    first, second = (asked("{% keys record %}", get, record=record) for _ in range(2))
    assert first != second
    assert 'name="_version" value="7"' in first
    kept = asked("{% keys record %}", post, record=record)
    assert 'value="kept-0123456789ab"' in kept
    assert 'name="_version" value="4"' in kept


def test_the_sheet_of_a_deadline_names_each_day_and_why() -> None:
    clock = Clock(date(2022, 9, 22), "A", 10, (Pause(date(2022, 9, 27), date(2022, 9, 29)),))
    with at(date(2022, 10, 8)):
        html = shown("{% days_sheet deadline clock %}", deadline=deadline(OCTOBER, clock), clock=clock)
    days = dict(re.findall(r'<li class="(\w+)[^"]*">(\d\d-\d\d)', html)[i][::-1] for i in range(22))
    assert days["09-22"] == "rec"
    assert days["09-24"] == days["10-07"] == "skip"
    assert days["09-27"] == days["09-28"] == "stop"
    assert days["10-08"] == days["10-09"] == "make"
    assert days["10-13"] == "due"
    assert "rec from-4" in html
    assert "国办发明电〔2021〕11号" in html


def test_a_stopped_step_is_shown_with_its_reason_and_is_not_the_first_button() -> None:
    offers = [
        Sample(step=Sample(name="close", label="申请销号"), why="还有 1 项措施未完成。", onward=False),
        Sample(step=Sample(name="extend", label="申请延期"), why="", onward=True),
    ]
    html = shown(
        "{% step_buttons offers 'web:sample_step' record %}",
        offers=offers,
        record=Sample(pk="0190a000-0000-7000-8000-000000000000"),
    )
    assert re.search(r'aria-disabled="true" aria-describedby="why-1">申请销号', html)
    assert 'id="why-1">还有 1 项措施未完成。' in html
    assert re.search(r'class="btn pri"[^>]*>申请延期', html)


def test_turning_the_page_keeps_the_other_conditions() -> None:
    request = RequestFactory().get("/", {"page": "2", "state": "open"})
    html = asked("{% pages page %}", request, page=Paginator(range(45), 20).page(2))
    assert "21–40 / 45" in html
    assert 'href="?state=open&amp;page=3"' in html


def test_a_share_is_cut_at_both_ends() -> None:
    assert 'class="bar" y="3" width="100.0%"' in shown("{% meter 'x' 1.4 %}")
    assert 'class="bar" y="3" width="0.0%"' in shown("{% meter 'x' -0.2 %}")
