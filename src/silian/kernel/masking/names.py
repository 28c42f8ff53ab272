"""Names of people: the surname and always two stars, so that not even the length of a name is told."""

from __future__ import annotations

import re
from collections.abc import Collection

STARS = "**"
COMPOUND_SURNAMES = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|司空|夏侯|轩辕|端木|百里|呼延|南宫|东郭|独孤|闻人|太史|"
    "申屠|公冶|澹台|濮阳|淳于|单于|赫连|钟离|鲜于|闾丘|拓跋|完颜|万俟|西门|第五|仲孙|叔孙|宗政|公羊|左丘|梁丘|东门|南门"
)
DOTS = "·•・‧．"  # between the parts of a name transcribed from another language of China
SPACES = "[ \u3000]*"
HONORIFIC = "(?:尊敬的|敬爱的|亲爱的)"
SALUTATION = (
    "(?:同志|先生|女士|小姐|老师|师傅|老乡|老人家|大爷|大娘|大妈|大叔|大哥|大姐|阿姨|叔叔"
    "|经理|书记|主任|老板|总(?=[，,：:]))"
)
ENDING = rf"{SPACES}[，,、：:]?{SPACES}"
SENTENCE_BEGINS = rf"(?P<before>(?:^|[\n。！？；;!?]){SPACES})"


def mask_name(name: str) -> str:
    """`张三丰` → `张**`, `欧阳修文` → `欧阳**`, `阿卜杜·热合曼` → `阿**`. An empty name stays empty."""
    name = name.strip()
    return surname(name) + STARS if name else ""


def surname(name: str) -> str:
    """The part of a name that may be read. Two characters that could be a compound surname alone show only the first."""
    compound = re.match(rf"({COMPOUND_SURNAMES})[^{DOTS}]", name)
    return compound[1] if compound else name[:1]


def mask_names(text: str, names: Collection[str]) -> str:
    """Every occurrence of these names masked, also where spaces were put between the characters."""
    pattern = _any_of(names)
    return re.sub(pattern, lambda hit: mask_name(_bare(hit[0])), text) if pattern else text


def drop_names(text: str, names: Collection[str]) -> str:
    """These names gone with their salutation: `张三丰同志，您好` → `您好`, and so `张同志，您好` where a sentence begins."""
    pattern = _any_of(names)
    if not pattern:
        return text
    text = re.sub(f"{HONORIFIC}?{pattern}{SALUTATION}?{ENDING}", "", text)
    surnames = "|".join(sorted({re.escape(surname(_bare(name))) for name in names} - {""}))
    opening = f"(?:{SENTENCE_BEGINS}{HONORIFIC}?|{HONORIFIC})(?:{surnames}){SALUTATION}{ENDING}"
    return re.sub(opening, lambda hit: hit["before"] or "", text)


def _any_of(names: Collection[str]) -> str:
    """A pattern for these names, the longest first: where 张三 and 张三丰 are both known, 张三丰 is not taken for 张三."""
    known = sorted({_bare(name) for name in names} - {""}, key=len, reverse=True)
    return f"(?:{'|'.join(SPACES.join(map(_spelling, name)) for name in known)})" if known else ""


def _bare(name: str) -> str:
    return re.sub(r"\s", "", name)


def _spelling(character: str) -> str:
    return f"[{DOTS}]" if character in DOTS else re.escape(character)
