"""The sentences for files that cannot be read, by the code that the sealed process gives."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from silian.kernel.errors import Refused

SENTENCES = {
    "empty": _("文件是空的。请检查是否选错了文件。"),
    "file_size": _("文件超过 %(limit)s MB。请拆成几个文件分别导入。"),
    "pdf": _("这是 PDF，不是表格。请用原来的 Excel 文件，或先转成 .xlsx。"),
    "web_page": _("这个文件是网页另存的表格，不是真正的 Excel 文件。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"),
    "document": _("这是文字或演示文稿，不是表格。请把表格复制到 Excel 或 WPS，存为 .xlsx 后再导入。"),
    "other_spreadsheet": _("这种表格格式读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"),
    "not_a_table": _("这个文件不是表格。能导入的有 .xlsx、.xls 和 .csv。"),
    "password": _("文件有打开密码。请在 Excel 或 WPS 中取消密码，另存后再导入。"),
    "damaged": _("文件已损坏或不完整，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"),
    "encoding": _("CSV 文件的文字编码认不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"),
    "entities": _("文件里夹带了外部引用，为安全起见没有打开。请把内容复制到新建的表格后再导入。"),
    "zip_entries": _("文件内部的部件超过 %(limit)s 个，不像普通表格，没有打开。请把内容复制到新建的表格后再导入。"),
    "zip_unpacked": _("文件解开后有 %(found)s MB，超过 %(limit)s MB，没有打开。请删去空行、图片，或拆成几个文件。"),
    "zip_ratio": _("文件压缩了 %(limit)s 倍以上，不像普通表格，没有打开。请把内容复制到新建的表格后再导入。"),
    "cells": _("表格的单元格超过 %(limit)s 个。请拆成几个文件分别导入。"),
    "characters": _("表格里的文字超过 %(limit)s 万字。请拆成几个文件分别导入。"),
    "far_cell": _(
        "单元格 %(cell)s 里有内容，超出了能读的范围（%(rows)s 行、%(columns)s 列）。请删去远处多余的内容后另存再导入。"
    ),
    "too_long": _("表格超过 %(rows)s 行或 %(columns)s 列。请删去多余的行列，或拆成几个文件。"),
    "memory": _("表格太大，读不下。多半是很远的地方有零星内容：请删去多余的行列后另存，或拆成几个文件。"),
    "time": _("文件读了 %(limit)s 秒还没读完，已经停下。请把内容复制到新建的表格后再导入，或拆成几个文件。"),
    "crash": _("文件读到一半读不下去了，多半是太大或已损坏。请把内容复制到新建的表格后再导入，或拆成几个文件。"),
}


def refusal(code: str, details: Mapping[str, object]) -> Refused:
    return Refused(str(SENTENCES[code]) % details)
