"""Who was enrolled, and who completed a class. A person is one kind of learner, and counts once in distinct figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Credit, Dimension, Fact, Listing, Moment, Type, register
from silian.talent.models import Enrolment, Learner, Major, TrainingClass
from silian.talent.permissions import VIEW

LISTING = Listing(
    "talent.trainingclass",
    "individual__name",
    id="training_class",
    unit="training_class__name",
    person="individual__name",
)
DIMENSIONS = {
    "learner": Dimension("individual__learner", _("学员类别"), choices=dict(Learner.choices)),
    "person": Dimension("individual", _("人员"), Type.RECORD),
    "kind": Dimension("training_class__kind", _("班次类别"), choices=dict(TrainingClass.Kind.choices)),
    "major": Dimension("training_class__major", _("专业类别"), choices=dict(Major.choices)),
    "class": Dimension("training_class", _("班次"), Type.RECORD),
}
CREDIT = {
    "lead": Credit("training_class__keeper", _("主办单位")),
    "chain": Credit("training_class__chain", _("产业链")),
}
ENROLLED_ON = Moment("enrolled_on", _("入班日期"))


def enrolments_at(cutoff: date) -> QuerySet[Any]:
    return Enrolment.objects.all()


ENROLMENT = register(
    Fact(
        name="talent.enrolment",
        label=_("学员入班"),
        rows=enrolments_at,
        listing=LISTING,
        view=VIEW,
        dates={"enrolled_on": ENROLLED_ON},
        dimensions=DIMENSIONS,
        credit=CREDIT,
    )
)

TRAINING = register(
    Fact(
        name="talent.training",
        label=_("学员结业"),
        rows=enrolments_at,
        listing=LISTING,
        view=VIEW,
        dates={"enrolled_on": ENROLLED_ON, "finished_on": Moment("finished_on", _("结业日期"))},
        dimensions=DIMENSIONS,
        credit=CREDIT,
    )
)
