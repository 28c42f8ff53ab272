"""`silian account add NAME --role ROLE`: an account to begin with; all further ones are opened on the site."""

from __future__ import annotations

import argparse
import secrets

from django.db import transaction

from silian.cli.answers import add_county, add_json, operator, progress, say_json, the_county
from silian.kernel.errors import Refused
from silian.organisations.actions import give_role, open_account, set_password
from silian.organisations.queries import root_of, unit_by_code
from silian.organisations.queries.accounts import roles_of

NAME = "account"
HELP = "开第一个账号（其余的由系统管理员在网站上开）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(metavar="add", required=True)
    add = deeds.add_parser("add", help="开一个账号，授予角色，给出初始密码")
    add.add_argument("name", metavar="NAME", help="账号")
    add.add_argument("--role", default="system_administrator", help="角色，默认系统管理员")
    add.add_argument("--unit", metavar="CODE", help="授权所在的单位，默认全县")
    add_county(add)
    add_json(add)


def run(options: argparse.Namespace) -> int:
    county = the_county(options).code
    roles = sorted(roles_of(county))
    if options.role not in roles:
        raise Refused(f"没有“{options.role}”这个角色。可以写：{'、'.join(roles) or '（本县还没有启用专项）'}。")
    password = secrets.token_urlsafe(12)
    unit = unit_by_code(county, options.unit) if options.unit else root_of(county)
    with transaction.atomic():
        account = open_account(county, options.name, by=operator(), label=options.name)
        set_password(account, password, county=county, by=operator())
        give_role(account, options.role, county=county, by=operator(), unit=unit)
    if options.json:
        say_json({"account": account.username, "role": options.role, "password": password})
    else:
        progress(f"已开账号 {account.username}，初始密码 {password} ，只显示这一次。登录后请修改。")
    return 0
