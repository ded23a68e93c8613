"""Indonesian words that say nothing of what somebody looks for.

A search leaves them out of its question, and the index leaves them out as well.
"""

from __future__ import annotations

COMMON = frozenset(
    (
        "ada adalah agar akan apa apakah atau bagaimana bagi bahwa berapa bila dan dapat dari "
        "dengan di dimana hal harus ini itu jika juga kah kapan karena ke kenapa kepada lah "
        "mana mengapa oleh pada para saat saja sampai saya sebagai secara sedang serta siapa "
        "soal supaya tentang terhadap tersebut tidak untuk yaitu yang"
    ).split()
)

CLIPPED = frozenset("bgmn dg dgn dlm dmn dr gmn jg kpd krn pd sdh tdk thd utk yg".split())
"""The same as people write some of them in chats; they are left out of questions alone."""
