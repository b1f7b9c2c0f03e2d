"""Lists of mail domains: whose mailboxes are anybody's, who writes for others, which name a country."""

from typing import Final

FREE: Final = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "hotmail.fr",
        "hotmail.de", "hotmail.it", "hotmail.es", "live.com", "live.co.uk", "live.fr", "live.nl", "msn.com",
        "yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "yahoo.it", "yahoo.es", "yahoo.ca",
        "yahoo.com.br", "yahoo.co.in", "yahoo.co.jp", "ymail.com", "rocketmail.com", "icloud.com", "me.com",
        "mac.com", "aol.com", "proton.me", "protonmail.com", "protonmail.ch", "pm.me", "tuta.com",
        "tutanota.com", "fastmail.com", "fastmail.fm", "hey.com", "zoho.com", "mail.com", "email.com",
        "gmx.com", "gmx.net", "gmx.de", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de",
        "posteo.de", "mailbox.org", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr",
        "libero.it", "virgilio.it", "tiscali.it", "alice.it", "telefonica.net", "ziggo.nl", "kpnmail.nl",
        "telenet.be", "skynet.be", "bluewin.ch", "hispeed.ch", "seznam.cz", "centrum.cz", "wp.pl", "o2.pl",
        "onet.pl", "interia.pl", "abv.bg", "ukr.net", "mail.ru", "yandex.ru", "yandex.com", "rambler.ru",
        "qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "naver.com", "daum.net", "hanmail.net",
        "rediffmail.com", "uol.com.br", "bol.com.br", "terra.com.br", "comcast.net", "verizon.net",
        "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "earthlink.net",
        "btinternet.com", "sky.com", "virginmedia.com", "talktalk.net", "bigpond.com", "optusnet.com.au",
        "shaw.ca", "rogers.com", "sympatico.ca", "telus.net", "duck.com",
    }
)  # fmt: skip
"""Domains of mailboxes that anybody can have: no company's."""

SCHEDULERS: Final = frozenset(
    {
        "calendly.com", "cal.com", "savvycal.com", "doodle.com", "cronofy.com", "chilipiper.com",
        "goodtime.io", "modernloop.io", "prelude.co", "greenhouse.io", "greenhouse-mail.io", "lever.co",
        "ashbyhq.com", "gem.com", "smartrecruiters.com", "workable.com", "workablemail.com",
        "workablehr.com", "recruitee.com", "teamtailor.com", "teamtailor-mail.com", "personio.com",
        "personio.de", "bamboohr.com", "breezy.hr", "jobvite.com", "icims.com", "myworkday.com",
        "myworkdayjobs.com", "successfactors.com", "taleo.net", "hirevue.com", "sparkhire.com",
        "willo.video", "karat.com", "karat.io", "codesignal.com", "hackerrank.com", "coderpad.io",
        "paradox.ai", "zoom.us", "webex.com", "calendar.google.com", "indeedemail.com",
    }
)  # fmt: skip
"""Domains in whose name schedulers and meeting services write for others."""

COUNTRIES: Final = frozenset(
    {
        "ar", "at", "au", "be", "bg", "br", "ca", "ch", "cl", "cn", "cz", "de", "dk", "ee", "es", "fi",
        "fr", "gr", "hk", "hr", "hu", "ie", "il", "it", "jp", "kr", "lt", "lu", "lv", "mx", "nl", "no",
        "nz", "pe", "ph", "pl", "pt", "ro", "rs", "se", "sg", "si", "sk", "th", "tr", "tw", "ua", "uk",
        "us", "vn", "za",
    }
)  # fmt: skip
"""Top-level domains that mean the country, unlike .io, .ai, .co or .me, which are bought for their sound."""
