"""What the page is told when it is started: where it answers, its secret, and how much it takes."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

MEGABYTE: Final = 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """How much a visitor may send (`form` and `upload` in bytes, `files` in number), for how long, and readings in wait."""

    form: int = 64 * 1024
    upload: int = 64 * MEGABYTE
    files: int = 300
    seconds: float = 120.0
    waiting: int = 8


class Settings(msgspec.Struct, frozen=True):
    """One page: the host names it answers to, the secret of its forms, and the story it was opened for, if one was."""

    hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost", "[::1]"})
    any_address: bool = False
    password: str | None = None
    secret: bytes = msgspec.field(default_factory=lambda: secrets.token_bytes(32))
    story: Path | None = None
    limits: Limits = Limits()

    @property
    def token(self) -> str:
        """What every form must bring along: another site cannot read it, so it cannot post in a reader's name."""
        return hmac.new(self.secret, b"form", sha256).hexdigest()

    def is_token(self, given: str) -> bool:
        """Whether a form brought the token."""
        return hmac.compare_digest(given.encode(), self.token.encode())

    def is_password(self, given: str) -> bool:
        """Whether this is the password; it takes the same time for every wrong one."""
        mine, theirs = (sha256(self.secret + text.encode()).digest() for text in (self.password or "", given))
        return self.password is not None and hmac.compare_digest(mine, theirs)

    def answers(self, host: str) -> bool:
        """Whether a Host header names this machine: a name that a stranger made point here is refused."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if name.casefold() in self.hosts:
            return True
        return self.any_address and is_address(name.strip("[]"))


def is_address(host: str) -> bool:
    """Whether a host is a numeric address."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def settings_for(host: str, *, password: str | None, story: Path | None) -> Settings:
    """The settings of a page that is to answer at a host."""
    own = Settings().hosts
    if is_loopback(host):
        return Settings(hosts=own | {f"[{host}]" if ":" in host else host}, password=password, story=story)
    names = {host.casefold(), socket.gethostname().casefold(), f"{socket.gethostname().casefold()}.local"}
    return Settings(hosts=own | names, any_address=True, password=password, story=story)
