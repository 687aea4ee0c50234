"""Icons: small drawings of one colour, defined once a page and used by name.

`icon` puts a use of one in place; `sprite` gives the definitions of exactly those that a finished page uses. Each
stands beside a word, and is therefore hidden from readers that speak.
"""

from functools import lru_cache
from typing import Final

_STROKE: Final = 'fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"'

_USE: Final = ' xlink:href="#dl_'


def _line(path: str) -> str:
    return f'<path d="{path}" {_STROKE}/>'


def _full(path: str) -> str:
    return f'<path d="{path}" fill="currentColor"/>'


def _bars(filled: int) -> str:
    """Three rising bars, `filled` of them strong."""
    heights = ((1, 4), (6, 8), (11, 12))
    return "".join(
        f'<rect x="{x}" y="{14 - height}" width="4" height="{height}" fill="currentColor"'
        + ("/>" if place < filled else ' opacity=".28"/>')
        for place, (x, height) in enumerate(heights)
    )


_STAR: Final = "M8 1.2l2 4.5 4.9.5-3.7 3.3 1.1 4.8L8 11.8l-4.3 2.5 1.1-4.8L1.1 6.2 6 5.7z"
_BUBBLE: Final = "M2.5 3h11v7.5H7L4 13.4v-2.9H2.5z"
_RING: Final = '<circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'

_DRAWN: Final = {
    # evidence and agreement
    "validated": '<circle cx="8" cy="8" r="6" fill="currentColor"/>',
    "reasoned": _RING + '<path d="M8 2.8a5.2 5.2 0 0 0 0 10.4z" fill="currentColor"/>',
    "assumption": _RING,
    "agreed": _line("M2.5 8.8l3.4 3.7 7.2-9"),
    "in-review": _RING + '<path d="M8 2.8a5.2 5.2 0 0 0 0 10.4z" fill="currentColor"/>',
    "draft": _RING,
    "retired": _line("M3 8h10"),
    # what hurts, waits, counts
    "low": _bars(1),
    "medium": _bars(2),
    "high": _bars(3),
    "wait": '<circle cx="8" cy="8" r="5.8" fill="none" stroke="currentColor" stroke-width="1.4"/>'
    + _line("M8 4.6V8l2.3 1.6"),
    "fail": _full("M8 1.8L15 14H1z") + '<path d="M8 6v3.8M8 11.4v1" stroke="var(--dl-paper)" stroke-width="1.5"/>',
    "star": _full(_STAR),
    "open": _line("M8 2.6L14.4 13.6H1.6z"),
    "late": _full("M8 2.2L14.8 14H1.2z"),
    "ask": _line("M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.8.4-1.2.9-1.2 1.8M8 12.6v.2"),
    "refuted": _line("M3.5 3.5l9 9M12.5 3.5l-9 9"),
    "answers": _line("M3.5 2.5v5a2 2 0 0 0 2 2h7M9.8 6.6l2.9 2.9-2.9 2.9"),
    "source": _line("M5.5 4L1.8 8l3.7 4M10.5 4l3.7 4-3.7 4"),
    "link": _line(
        "M6.6 9.4l2.8-2.8M7.4 4.6l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.6 11.4l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5"
    ),
    "image": _line("M2 3h12v10H2zM2 11l3.5-3.5 3 3 2-2L14 11.5M10.6 6v.1"),
    "plan": _line("M3 14V2.6h9.5L10 5.8l2.5 3.2H3"),
    # personas: the four shapes, in the order in which a map names them
    "p0": '<circle cx="8" cy="8" r="5.5" fill="currentColor"/>',
    "p1": _full("M8 1.6L14.4 8 8 14.4 1.6 8z"),
    "p2": _full("M3 3h10v10H3z"),
    "p3": _full("M8 2.2L14.6 13.4H1.4z"),
    # who acts
    "person": '<circle cx="8" cy="5" r="2.6" fill="none" stroke="currentColor" stroke-width="1.3"/>'
    + _line("M3 14c.2-3.2 2-4.8 5-4.8s4.8 1.6 5 4.8"),
    "system": _line("M2 3h12v8H2zM6 14h4M8 11v3"),
    # channels
    "web": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.3"/>'
    + _line("M2 8h12M8 2c4 4 4 8 0 12M8 2c-4 4-4 8 0 12"),
    "store": _line(
        "M2.5 6.5L3.5 2.5h9l1 4M2.5 6.5c0 2 2.7 2 2.7 0 0 2 2.8 2 2.8 0 0 2 2.8 2 2.8 0 0 2 2.7 2 2.7 0M3.5 8.5v5h9v-5"
    ),
    "phone": _line(
        "M3.2 2.5l2.6-.3 1.3 3.2-1.6 1.3a8.5 8.5 0 0 0 3.9 3.9l1.3-1.6 3.2 1.3-.3 2.6c-5.7.8-11.2-4.7-10.4-10.4z"
    ),
    "app": _line("M4.5 1.8h7v12.4h-7zM7 12.1h2"),
    "email": _line("M1.8 3.5h12.4v9H1.8zM1.8 4l6.2 4.7L14.2 4"),
    "message": _line(_BUBBLE),
    "chat": _line(_BUBBLE + "M5.5 5.7h5M5.5 7.8h3.5"),
    "social": '<circle cx="5.4" cy="5.4" r="2.2" fill="none" stroke="currentColor" stroke-width="1.3"/>'
    '<circle cx="11.4" cy="6.4" r="1.7" fill="none" stroke="currentColor" stroke-width="1.3"/>'
    + _line("M1.5 13c.2-2.7 1.5-4 3.9-4s3.7 1.3 3.9 4M10.6 9.7c2.3-.2 3.7 1 3.9 3.3"),
    "video": _line("M1.8 3.3h12.4v9.4H1.8z") + _full("M6.5 5.7L10.5 8l-4 2.3z"),
    "device": _line("M2 4.5h3l1-1.7h4l1 1.7h3v8.5H2z")
    + '<circle cx="8" cy="8.5" r="2.3" fill="none" stroke="currentColor" stroke-width="1.3"/>',
    "document": _line("M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.7 8h4.6M5.7 10.7h4.6"),
    "mail": _line("M2 3h12v10H2zM9.8 5.2h2v2.3h-2zM4.2 9.5h4M4.2 11h2.5"),
    "place": _line("M8 14.2C4.7 10.6 3.3 8.5 3.3 6.5a4.7 4.7 0 0 1 9.4 0c0 2-1.4 4.1-4.7 7.7z")
    + '<circle cx="8" cy="6.5" r="1.6" fill="none" stroke="currentColor" stroke-width="1.3"/>',
    "meeting": _line("M1.5 12.5h13M3 10h10M4.8 7.5a1.5 1.5 0 1 1 .1 0M11.2 7.5a1.5 1.5 0 1 1 .1 0"),
    "search": '<circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" stroke-width="1.3"/>'
    + _line("M10.3 10.3l3.7 3.7"),
    "touch": '<circle cx="8" cy="8" r="2" fill="currentColor"/>' + _RING,
}

_CHANNELS: Final = {
    "web": "web website site online internet 網路 網站 官網 网络 网站 官网 線上 线上 ウェブ サイト الويب موقع",
    "store": "store shop retail branch 門市 门店 店面 店舗 متجر",
    "phone": "phone call telephone hotline 電話 电话 客服專線 هاتف",
    "app": "app mobile application アプリ 應用程式 应用 تطبيق",
    "email": "email e-mail newsletter 電子郵件 邮件 電郵 メール بريد",
    "message": "message sms text line whatsapp wechat push notification 訊息 簡訊 短信 消息 微信 メッセージ رسالة",
    "chat": "chat livechat chatbot messenger 聊天 客服 チャット دردشة",
    "social": "social community forum facebook instagram 社群 社交 社区 論壇 论坛 sns",
    "video": "video youtube tv webinar 影音 影片 视频 動画 فيديو",
    "device": "device product hardware camera car 裝置 设备 產品 产品 装置 جهاز",
    "document": "document paper contract pdf sheet print brochure 文件 紙本 合約 印刷 文書",
    "mail": "mail post letter parcel 郵寄 信件 包裹 邮寄 郵便",
    "place": "place on-site onsite office room venue street station 現場 现场 實體 线下 店内",
    "meeting": "meeting face-to-face in-person visit workshop event person 會議 面談 面對面 活動 会议 面谈 拜訪 会議",
    "search": "search seo google 搜尋 搜索 検索",
    "image": "ad ads advert advertising display banner 廣告 广告",
}
_CHANNEL_ICONS: Final = {word: name for name, words in _CHANNELS.items() for word in words.split()}


def icon(name: str, class_: str = "dl-i") -> str:
    """A use of the icon `name`."""
    return f'<svg class="{class_}" aria-hidden="true"><use xlink:href="#dl_{name}"/></svg>'


@lru_cache(maxsize=512)
def channel_icon(channel: str | None) -> str:
    """The name of the icon of a channel: by its whole name, then by its words, else a point."""
    written = (channel or "").casefold().strip()
    for word in (written.replace(" ", "-"), written, *reversed(written.replace("-", " ").split())):
        if word in _CHANNEL_ICONS:
            return _CHANNEL_ICONS[word]
    return "touch"


def sprite(*pieces: str) -> str:
    """The definitions of the icons used in pieces of HTML, to stand before them in the page."""
    named = {rest[: rest.index('"')] for html in pieces for rest in html.split(_USE)[1:]}
    used = sorted(named & _DRAWN.keys())
    symbols = "".join([f'<symbol id="dl_{name}" viewBox="0 0 16 16">{_DRAWN[name]}</symbol>' for name in used])
    return f'<svg class="dl-sprite" width="0" height="0" aria-hidden="true">{symbols}</svg>' if used else ""
