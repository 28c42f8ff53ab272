"""What may be done with projects and promotion trips."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("projects.view", _("查看项目"))
ENTER = Verb("projects.enter", _("登记项目和外出招商"))
FOLLOW = Verb("projects.follow", _("推进项目"))
HAND_OVER = Verb("projects.hand_over", _("交出项目"))
TAKE_OVER = Verb("projects.take_over", _("接收项目"))
VIEW_PARKS = Verb("projects.view_parks", _("查看园区和储备项目"))
KEEP_PARKS = Verb("projects.keep_parks", _("管理农业园区"))
KEEP_RESERVE = Verb("projects.keep_reserve", _("管理储备项目"))
