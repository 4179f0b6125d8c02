"""What this facilitator prefers, kept in the user's own settings folder and not with any initiative."""

from __future__ import annotations

import locale
import os
from pathlib import Path
from typing import Literal

import msgspec

from convene.errors import BadInput, NotSaved
from convene.store.disk import Disk, in_words
from convene.typed import expanded

LETTER_COUNTRIES = ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "SV", "VE", "BO", "DO")
"""Where paper is US Letter and not A4."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Paper size, date order, clock, look, where initiatives are kept, the bell, whose laptop this is; and
    which initiative was opened last.

    `paper` "auto" goes by the system's country. `name` stands beside what is changed here.
    """

    paper: Literal["auto", "letter", "a4"] = "auto"
    dates: Literal["month-first", "day-first"] = "month-first"
    clock: Literal["12", "24"] = "12"
    theme: Literal["dark", "light"] = "dark"
    home: str = ""
    bell: Literal["on", "off"] = "off"
    name: str = ""
    last: str = ""

    @property
    def paper_size(self) -> Literal["letter", "a4"]:
        """The paper to write on."""
        if self.paper != "auto":
            return self.paper
        country = (locale.getlocale()[0] or "en_US").partition(".")[0].rpartition("_")[2]
        return "letter" if country.upper() in (*LETTER_COUNTRIES, "C", "") else "a4"

    @property
    def month_first(self) -> bool:
        """Whether 12/5 is December 5."""
        return self.dates == "month-first"


SHOWN = ("paper", "dates", "clock", "theme", "home", "bell", "name")
"""The settings a person sets; the rest is remembered by the program."""


def settings_folder() -> Path:
    """Where settings are kept: `CONVENE_SETTINGS`, or the user's settings folder of this system."""
    named = os.environ.get("CONVENE_SETTINGS")
    if named:
        return expanded(named)
    from platformdirs import user_config_path  # noqa: PLC0415  only when no folder is named

    return user_config_path("convene", appauthor=False)


def read_settings(folder: Path) -> Settings:
    """The settings in a folder; the usual ones where there are none or they can't be read."""
    try:
        return msgspec.json.decode((folder / "settings.json").read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Settings()


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep settings, all or nothing. Raises NotSaved."""
    disk = Disk()
    path = folder / "settings.json"
    beside = path.with_name(f".settings.{os.getpid()}.tmp")
    try:
        disk.make_folder(folder)
        disk.unlink(beside)
        file = disk.create(beside)
        disk.write(file, msgspec.json.format(msgspec.json.encode(settings)) + b"\n")
        disk.fsync(file)
        disk.close(file)
        disk.replace(beside, path)
    except OSError as error:
        raise NotSaved(
            f"The settings were not saved: {in_words(error)}.", "They are as they were."
        ) from error


def changed(settings: Settings, key: str, value: str) -> Settings:
    """The settings with one of them set from typed words. Raises BadInput with what is allowed."""
    if key not in SHOWN:
        raise BadInput(f"There is no setting “{key}”.", todo=f"The settings are: {', '.join(SHOWN)}.")
    try:
        return msgspec.convert({**msgspec.to_builtins(settings), key: value}, Settings)
    except msgspec.ValidationError as error:
        field = next(one for one in msgspec.structs.fields(Settings) if one.name == key)
        allowed = " or ".join(getattr(field.type, "__args__", ()))
        raise BadInput(f"“{value}” is nothing for {key}.", todo=f"Choose {allowed}.") from error
