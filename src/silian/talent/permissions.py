"""What may be done with talents, classes, party work, activities and honours, and who may read people's names."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("talent.view", _("查看人才和企业党建"))
PROPOSE = Verb("talent.propose", _("申报急需紧缺人才"))
CONFIRM = Verb("talent.confirm", _("确认急需紧缺人才目录"))
RECRUIT = Verb("talent.recruit", _("登记引才"))
TRAIN = Verb("talent.train", _("办班和登记学员"))
PARTY = Verb("talent.party", _("登记企业党建"))
HOLD = Verb("talent.hold", _("登记活动和竞赛"))
HONOUR = Verb("talent.honour", _("登记荣誉选树"))
SEE_NAMES = Verb("talent.see_names", _("查看人员姓名"))
