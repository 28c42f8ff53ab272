"""For gunicorn: `gunicorn config.wsgi`. Which settings, the environment says."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django_application = get_wsgi_application()

from silian.kernel.instance import stand_still  # noqa: E402  the applications must be there first
from silian.web.wsgi import only_utf8  # noqa: E402

application = only_utf8(django_application)
stand_still()
